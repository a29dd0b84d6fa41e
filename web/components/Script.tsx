/** What to say on the phone about a finding. */
"use client";

import { useState } from "react";

import { failure, type Failure } from "@/lib/asking";
import { ask } from "@/lib/cases";
import { useWords } from "@/lib/words";

import { Wrong } from "./States";

interface Said {
  lines: { who?: string; says: string }[];
}

export function Script({ folder, of, finding }: { folder: string; of: string; finding: string }) {
  const { say, language } = useWords();
  const [said, set] = useState<Said | null>(null);
  const [wrong, setWrong] = useState<Failure | null>(null);
  const bring = () => {
    setWrong(null);
    ask<Said>("GET", `/folders/${folder}/cases/${of}/script/${finding}?language=${language}`).then(set, (error: unknown) => setWrong(failure(error)));
  };
  if (said === null) {
    return (
      <>
        <p><button type="button" className="plain" onClick={bring}>{say("script_open")}</button></p>
        <Wrong failure={wrong} />
      </>
    );
  }
  return (
    <section aria-label={say("script_title")}>
      <p className="label">{say("script_title")}</p>
      <ol className="list-decimal pl-6">{said.lines.map((one) => <li key={one.says} className="my-2">{one.says}</li>)}</ol>
    </section>
  );
}
