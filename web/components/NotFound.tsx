/** For an address that leads nowhere. */
"use client";

import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Title } from "./States";

export function NotFound() {
  const { say } = useWords();
  return (
    <>
      <Title name="nowhere_title" lead={say("nowhere_says")} />
      <div className="actions"><To page="folders" strong>{say("frame_folders")}</To></div>
    </>
  );
}
