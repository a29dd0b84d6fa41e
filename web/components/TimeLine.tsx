/** What happened in a case, what is still to come, and notes of calls. */
"use client";

import { useDoing } from "@/lib/asking";
import type { DateShape } from "@/generated/almoner";
import type { Case, Cases } from "@/lib/cases";
import { useCase } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button, ByWhen, To } from "./Bits";
import { Came } from "./Outcome";
import { Once, Title, Wrong } from "./States";

export function TimeLine() {
  const { say } = useWords();
  const here = useCase();
  return (
    <>
      <Title name="timeline_title" />
      <Once asked={here.asked}>
        {(one, again) => (
          <>
            <Days dates={one.dates} />
            {one.outcomes.length === 0 ? null : <h2>{say("timeline_outcome")}</h2>}
            <Came one={one} />
            <Notes one={one} />
            <h2>{say("timeline_events")}</h2>
            <Events one={one} />
            <Closing one={one} cases={here.cases} onChanged={again} />
          </>
        )}
      </Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

export function Days({ dates }: { dates: DateShape[] }) {
  const { say, day } = useWords();
  if (dates.length === 0) return null;
  return (
    <>
      <h2>{say("timeline_dates")}</h2>
      <ol className="line-of-days">
        {dates.map((one) => (
          <li key={one.kind + one.last_day + one.says + (one.about ?? "")} className={one.done || one.past ? "" : "due"}>
            <span>{one.says}</span>
            {one.act_by === null ? <p className="!my-0 font-semibold">{day(one.last_day)}</p> : <ByWhen deadline={{ act_by: one.act_by, last_day: one.last_day }} />}
            {one.done ? <p className="quiet !my-0">{say("timeline_done")}</p> : one.past ? <p className="quiet !my-0">{say("timeline_past")}</p> : null}
          </li>
        ))}
      </ol>
    </>
  );
}

function Notes({ one }: { one: Case }) {
  const { say, day } = useWords();
  if (one.notes.length === 0) return null;
  return (
    <>
      <h2>{say("timeline_notes")}</h2>
      <ul className="line-of-days">
        {one.notes.map((each) => (
          <li key={each.on + each.text}>
            <b>{day(each.on)}</b>
            <p className="!my-0 whitespace-pre-wrap">{each.text}</p>
            {each.follow_up === null ? null : <p className="quiet !my-0">{say("timeline_promised", { day: day(each.follow_up) })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who did what no person does: the end of a job. */
const HOUSE = "system";

function Events({ one }: { one: Case }) {
  const { say, moment } = useWords();
  return (
    <ol className="line-of-days">
      {[...one.events].reverse().map((each) => (
        <li key={each.number}>
          <span>{each.says}</span>
          <p className="quiet !my-0">{moment(each.at)}{each.you || each.who === HOUSE ? "" : ` · ${say("timeline_other")}`}</p>
        </li>
      ))}
    </ol>
  );
}

function Closing({ one, cases, onChanged }: { one: Case; cases: Cases; onChanged: () => void }) {
  const { say } = useWords();
  const doing = useDoing();
  const closed = one.state === "closed";
  const change = () =>
    doing.run(async () => {
      await cases.change(one, { closed: !closed });
      onChanged();
    });
  return (
    <>
      <Wrong failure={doing.wrong} />
      <div className="actions">
        {closed ? null : <To page="outcome" place={{ folder: one.folder, case: one.id }}>{say("go_outcome")}</To>}
        <Button also busy={doing.busy} onClick={change}>{say(closed ? "case_open_again" : "case_close")}</Button>
      </div>
    </>
  );
}
