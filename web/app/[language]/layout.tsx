import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

import { Frame } from "@/components/Frame";
import ruleEnglish from "@/generated/rulebook.en.json";
import ruleSpanish from "@/generated/rulebook.es.json";
import { AT_ONCE } from "@/lib/looks";
import { Speaking, type Language } from "@/lib/words";
import english from "@/messages/en.json";
import spanish from "@/messages/es.json";

import "../globals.css";

const SENTENCES = { en: english, es: spanish } satisfies Record<Language, typeof english>;
const RULES = { en: ruleEnglish, es: ruleSpanish } satisfies Record<Language, typeof ruleEnglish>;

export const dynamicParams = false;
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "same-origin", icons: [{ url: "/favicon.ico", sizes: "48x48" }, { url: "/icon.svg", type: "image/svg+xml" }] };
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export function generateStaticParams(): { language: Language }[] {
  return [{ language: "en" }, { language: "es" }];
}

export default async function Layout({ params, children }: { params: Promise<{ language: string }>; children: ReactNode }) {
  const language: Language = (await params).language === "es" ? "es" : "en";
  return (
    <html lang={language} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: AT_ONCE }} />
      </head>
      <body>
        <Speaking language={language} sentences={SENTENCES[language]} rules={RULES[language]}>
          <noscript>
            <p className="mx-auto max-w-[46rem] px-5 py-4">
              {SENTENCES[language].noscript_says}{" "}
              <a href={`/example?language=${language}`}>{SENTENCES[language].noscript_example}</a>
            </p>
          </noscript>
          <Frame>{children}</Frame>
        </Speaking>
      </body>
    </html>
  );
}
