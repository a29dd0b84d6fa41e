/** What this can do, what it cannot, and what is kept. */
"use client";

import { TAGLINES } from "@/lib/interpreters";
import { useWords, type Key } from "@/lib/words";

import { Title } from "./States";

const PARTS: [Key, Key[]][] = [
  ["help_does", ["help_does_1", "help_does_2", "help_does_3"]],
  ["help_not", ["help_not_1", "help_not_2", "help_not_3"]],
  ["help_kept", ["help_kept_1", "help_kept_2", "help_kept_3"]],
  ["help_leave", ["help_leave_1", "help_leave_2"]],
];

export function Help() {
  const { say } = useWords();
  return (
    <>
      <Title name="help_title" />
      {PARTS.map(([heading, says]) => (
        <section key={heading}>
          <h2>{say(heading)}</h2>
          {says.map((each) => <p key={each}>{say(each)}</p>)}
        </section>
      ))}
      <Interpreters />
    </>
  );
}

/** In each language what to do, and the English words that a person who speaks it may say. */
function Interpreters() {
  const { say } = useWords();
  return (
    <section aria-labelledby="interpreter">
      <h2 id="interpreter">{say("help_speak")}</h2>
      <p>{say("help_speak_1")}</p>
      <p className="note">{say("help_speak_2")}</p>
      <ul className="m-0 list-none p-0">
        {TAGLINES.map((one) => (
          <li key={one.lang} lang={one.lang} dir={one.dir} className="border-t border-line py-3">
            <p className="label !my-0">{one.name}</p>
            <p className="!my-0">{one.says}</p>
            {one.ask.map((each) => <p key={each} lang="en" dir="ltr" className={one.dir === "rtl" ? "!my-0 text-right" : "!my-0"}>“{each} interpreter, please.”</p>)}
          </li>
        ))}
      </ul>
    </section>
  );
}
