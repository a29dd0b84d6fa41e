/** The new paper beside the old ones, as the server compared them: what went, what rose, what was promised. */
"use client";

import { useAsked } from "@/lib/asking";
import { ask } from "@/lib/cases";
import { useCase } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, To } from "./Bits";
import { Once, Title } from "./States";

interface Row {
  says: string;
  amount?: string | null;
}
interface Part {
  title: string;
  rows: Row[];
}
interface Comparison {
  says?: string | null;
  parts: Part[];
}

export function Compare() {
  const { say, language, money } = useWords();
  const here = useCase();
  const asked = useAsked(
    () => ask<Comparison>("GET", `/folders/${here.folder}/cases/${here.id}/comparison?language=${language}`),
    [here.folder === "" ? null : here.folder, here.id === "" ? null : here.id],
  );
  const place = { folder: here.folder, case: here.id };
  return (
    <>
      <Title name="compare_title" />
      <Once asked={asked}>
        {(found) => (
          <>
            {found.says ? <p className="lead">{found.says}</p> : null}
            {found.parts.map((part) => (
              <section key={part.title} className="card">
                <h2 className="!text-xl">{part.title}</h2>
                <ul className="m-0 list-none p-0">
                  {part.rows.map((row) => (
                    <li key={row.says} className="flex gap-4 border-t border-line py-2 first:border-0">
                      <span className="grow">{row.says}</span>
                      {row.amount ? <span className="whitespace-nowrap tabular-nums">{money(row.amount)}</span> : null}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <div className="actions">
              <To page="outcome" place={place} strong>{say("go_outcome")}</To>
              <To page="findings" place={place}>{say("go_findings")}</To>
            </div>
          </>
        )}
      </Once>
      <Back place={place} />
    </>
  );
}
