/** What to say on the phone about a finding. */
"use client";

import { useState } from "react";

import { failure, type Failure } from "@/lib/asking";
import { Cases } from "@/lib/cases";
import type { ScriptShape } from "@/generated/almoner";
import { useWords, type Key } from "@/lib/words";

import { Wrong } from "./States";

export function Script({ folder, of, finding }: { folder: string; of: string; finding: string }) {
  const { say, language } = useWords();
  const [said, set] = useState<ScriptShape | null>(null);
  const [wrong, setWrong] = useState<Failure | null>(null);
  const bring = () => {
    setWrong(null);
    new Cases(folder, language).script(of, finding).then(set, (error: unknown) => setWrong(failure(error)));
  };
  if (said === null) {
    return (
      <>
        <p><button type="button" className="plain" onClick={bring}>{say("script_open")}</button></p>
        <Wrong failure={wrong} />
      </>
    );
  }
  const parts: [Key, string[]][] = [["script_ready", said.ready], ["script_title", said.say], ["script_note", said.write_down], ["script_never", said.never]];
  return (
    <section aria-label={say("script_open")} className="note">
      <p>{said.who}</p>
      {parts.filter(([, lines]) => lines.length > 0).map(([name, lines]) => (
        <div key={name}>
          <p className="label mt-3">{say(name)}</p>
          <ul className="list-disc pl-5">{lines.map((one) => <li key={one} className="my-1">{one}</li>)}</ul>
        </div>
      ))}
    </section>
  );
}
