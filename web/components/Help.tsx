/** What this can do, what it cannot, and what is kept. */
"use client";

import { useWords, type Key } from "@/lib/words";

import { Title } from "./States";

const PARTS: [Key, Key[]][] = [
  ["help_does", ["help_does_1", "help_does_2", "help_does_3"]],
  ["help_not", ["help_not_1", "help_not_2", "help_not_3"]],
  ["help_kept", ["help_kept_1", "help_kept_2", "help_kept_3"]],
  ["help_leave", ["help_leave_1", "help_leave_2"]],
  ["help_speak", ["help_speak_1"]],
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
    </>
  );
}
