/** What could not be checked, and what would help, in a fold; nothing where all could. */
"use client";

import type { ReactNode } from "react";

import type { NotCheckedView } from "@/generated/almoner";
import { useWords } from "@/lib/words";

export function NotChecked({ some, children }: { some: NotCheckedView[]; children?: ReactNode }) {
  const { say } = useWords();
  if (some.length === 0) return null;
  return (
    <details>
      <summary>{say("more_not_checked")}</summary>
      {children}
      {some.map((one) => (
        <div key={one.cause}>
          <p className="label">{one.title}</p>
          <ul className="list-disc pl-5">
            {one.helps.map((help) => (
              <li key={help.would_help} className="my-1.5">{help.because.map((each) => each.says).join(" ")}{help.asks === null ? "" : ` ${help.asks}`}</li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
