/** Small pieces that several pages show in the same way. */
"use client";

import type { ReactNode } from "react";

import type { CitedShape, SaidRule } from "@/generated/almoner";
import { way, type PageName, type Place } from "@/lib/ways";
import { useWords } from "@/lib/words";

export function To({ page, place, strong, quiet, children }: { page: PageName; place?: Place; strong?: boolean; quiet?: boolean; children: ReactNode }) {
  const { language } = useWords();
  return <a className={strong ? "go" : quiet ? "" : "also"} href={way(language, page, place)}>{children}</a>;
}

/** The day to act by; the last day too, where a careful reading gives an earlier one. */
export function ByWhen({ deadline }: { deadline: { act_by: string; last_day: string } | null }) {
  const { say, day } = useWords();
  if (deadline === null) return null;
  const { act_by, last_day } = deadline;
  return <p className="by">{act_by === last_day ? say("by_only", { day: day(act_by) }) : say("by_both", { day: day(act_by), last: day(last_day) })}</p>;
}

export function Rules({ authority, tables }: { authority: readonly (SaidRule | CitedShape)[]; tables?: readonly string[] }) {
  const { rule, month } = useWords();
  const asOf = (text: string | null) => (text === null ? "" : ` (${rule("report_text_as_of", { day: month(text) }) ?? month(text)})`);
  if (authority.length === 0 && !tables?.length) return null;
  return (
    <div className="quiet">
      <p className="label">{rule("report_rules")}</p>
      <ul className="list-disc pl-5">
        {authority.map((one) => (
          <li key={one.id}>{"cite" in one ? `${one.cite}${asOf(one.text_as_of)}. ` : ""}{one.says}</li>
        ))}
        {tables?.map((one) => <li key={one}>{one}</li>)}
      </ul>
    </div>
  );
}

export function Button({ busy, also, onClick, type, children }: { busy?: boolean; also?: boolean; onClick?: () => void; type?: "submit" | "button"; children: ReactNode }) {
  return <button type={type ?? "button"} className={also ? "also" : "go"} aria-disabled={busy ?? false} onClick={busy ? undefined : onClick}>{children}</button>;
}

/** Back to where the case stands. */
export function Back({ place }: { place: Place }) {
  const { say, language } = useWords();
  return <p className="mt-10"><a href={way(language, "case", place)}>{say("back_case")}</a></p>;
}
