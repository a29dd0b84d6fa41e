/** The entry page: what this is, and two ways on. It asks the server nothing. */
"use client";

import { useEffect, useState } from "react";

import { way } from "@/lib/ways";
import { useWords, type Key } from "@/lib/words";

import { BACK, Title } from "./States";

const HOW: [Key, Key][] = [
  ["start_one", "start_one_says"],
  ["start_two", "start_two_says"],
  ["start_three", "start_three_says"],
  ["start_four", "start_four_says"],
];

export function Start() {
  const { say, language } = useWords();
  const back = useBack();
  return (
    <>
      <Title name="start_title" lead={say("start_lead")} />
      {back === null ? null : <p className="note done"><a href={back}>{say("start_back")}</a></p>}
      <div className="actions">
        <a className="go" href={way(language, "folders")}>{say("start_go")}</a>
        <a className="also" href={way(language, "example")}>{say("start_example")}</a>
      </div>
      <p className="quiet">{say("start_example_note")}</p>
      <h2>{say("start_how")}</h2>
      <ol className="grid gap-4 p-0 sm:grid-cols-2">
        {HOW.map(([name, says], position) => (
          <li key={name} className="card !m-0">
            <h3><span className="text-quiet">{position + 1}.</span> {say(name)}</h3>
            <p>{say(says)}</p>
          </li>
        ))}
      </ol>
      <h2>{say("start_private")}</h2>
      <p>{say("start_private_says")}</p>
      <p><a href={`${way(language, "help")}#interpreter`}>{say("help_speak")}</a></p>
    </>
  );
}

/** Where somebody was when they had to sign in again. */
function useBack(): string | null {
  const [back, set] = useState<string | null>(null);
  useEffect(() => {
    try {
      const kept = sessionStorage.getItem(BACK);
      sessionStorage.removeItem(BACK);
      if (kept !== null && /^\/(en|es)\//.test(kept)) set(kept);
    } catch {
      // nothing was kept
    }
  }, []);
  return back;
}
