/** Cases with where each stands, the one that changed last first. */
"use client";

import type { CaseShort } from "@/generated/almoner";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

export function CaseList({ cases }: { cases: CaseShort[] }) {
  const { say, day, language } = useWords();
  if (cases.length === 0) return <p className="quiet">{say("cases_none")}</p>;
  const latest = [...cases].sort((one, other) => other.changed_at.localeCompare(one.changed_at));
  return (
    <ul className="m-0 list-none p-0">
      {latest.map((one) => (
        <li key={one.id} className="border-t border-line py-3 first:border-0">
          <a className="font-semibold" href={way(language, "case", { folder: one.folder, case: one.id })}>{one.title || say("case_untitled")}</a>
          <p className="quiet !my-0">{say(`state_${one.state}`)} {say("cases_changed", { day: day(one.changed_at) })}</p>
        </li>
      ))}
    </ul>
  );
}
