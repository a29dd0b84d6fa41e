import type { NextConfig } from "next";

import { held } from "./messages/held.ts";

held(); // a sentence that one language lacks ends the build

const config: NextConfig = {
  output: "export",
  trailingSlash: true,
  images: { unoptimized: true },
  reactStrictMode: true,
  generateBuildId: () => "almoner",
};

export default config;
