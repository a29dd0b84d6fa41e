/** Every date of every case one may see, in one list. */
"use client";

import { useState } from "react";

import type { CaseDateShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { useHere } from "@/lib/here";
import { toldApart } from "@/lib/people";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { ByWhen } from "./Bits";
import { Coming } from "./Coming";
import { Select } from "./Fields";
import { Once, Title } from "./States";

export function Dates() {
  const { say, day, language } = useWords();
  const { folder, address } = useHere();
  const [chosen, choose] = useState<string | null>(null);
  const asked = useAsked(async () => (await server().listDates({ language })).body, [address === null ? null : ""]);
  const whose = chosen ?? folder;
  return (
    <>
      <Title name="dates_title" lead={say("dates_lead")} />
      <Once asked={asked}>
        {({ dates }) => dates.length === 0 ? <p className="note">{say("dates_none")}</p> : (
          <>
            <Whose dates={dates} whose={whose} onChoose={choose} />
            <ol className="line-of-days">
              {dates.filter((one) => whose === "" || one.folder === whose).map((one) => (
                <li key={[one.case, one.kind, one.last_day, one.about, one.says].join()} className={one.done || one.past ? "" : "due"}>
                  <a href={way(language, "case", { folder: one.folder, case: one.case })}>{one.says}</a>
                  <p className="quiet !my-0">{[one.folder_name, one.case_title].filter((each) => each !== "").join(" · ")}</p>
                  {one.act_by === null ? <p className="!my-0 font-semibold">{day(one.last_day)}</p> : <ByWhen deadline={{ act_by: one.act_by, last_day: one.last_day }} />}
                  {one.done ? <p className="quiet !my-0">{say("timeline_done")}</p> : one.past ? <p className="quiet !my-0">{say("timeline_past")}</p> : null}
                </li>
              ))}
            </ol>
          </>
        )}
      </Once>
      <Coming />
    </>
  );
}

/** One person's alone, where there are several. */
function Whose({ dates, whose, onChoose }: { dates: CaseDateShape[]; whose: string; onChoose: (folder: string) => void }) {
  const words = useWords();
  const { say } = words;
  const people = [...new Map(dates.map((one) => [one.folder, { id: one.folder, name: one.folder_name, made_at: one.folder_made_at }])).values()];
  if (people.length < 2) return null;
  return (
    <Select id="whose" label={say("dates_whose")} value={whose} options={[["", say("dates_everybody")], ...toldApart(people, words)]} onChange={onChoose} />
  );
}
