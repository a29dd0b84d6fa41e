/** Where a case stands: the one next step, whether to pay now, and the ways to all else. */
"use client";

import { useState } from "react";

import { once, useDoing } from "@/lib/asking";
import type { Case, Cases } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { leads } from "@/lib/steps";
import { way, type PageName } from "@/lib/ways";
import { useWords, type Key } from "@/lib/words";

import { Button, ByWhen, Rules, To } from "./Bits";
import { Pay } from "./Pay";
import { Once, Title, Wrong } from "./States";

const WAYS: [PageName, Key, (one: Case) => boolean][] = [
  ["findings", "ways_findings", (one) => one.audit?.read != null],
  ["questions", "ways_questions", (one) => one.audit?.read != null],
  ["confirm", "ways_confirm", (one) => one.audit?.read != null && one.audit.doubts > 0],
  ["letters", "ways_letters", (one) => one.audit?.read != null],
  ["charity", "ways_charity", (one) => one.audit?.read != null],
  ["bundle", "ways_bundle", (one) => one.audit?.read != null],
  ["compare", "ways_compare", (one) => one.papers.some((each) => each.reply_on !== null)],
  ["timeline", "ways_timeline", () => true],
  ["add", "ways_add", (one) => one.state !== "closed"],
  ["reply", "ways_reply", (one) => one.letters.some((each) => each.sent.length > 0)],
  ["outcome", "ways_outcome", (one) => one.audit?.read != null],
];

export function CaseHub() {
  const { say } = useWords();
  const here = useCase();
  return (
    <Once asked={here.asked} title="case_untitled">
      {(one, again) => (
        <>
          <Name one={one} cases={here.cases} onChanged={again} />
          <NextStep one={one} cases={here.cases} />
          {one.audit?.read == null ? null : <Pay paying={one.paying} />}
          <h2>{say("ways_title")}</h2>
          <Ways one={one} />
        </>
      )}
    </Once>
  );
}

export function NextStep({ one, cases }: { one: Case; cases: Cases }) {
  const { say } = useWords();
  const doing = useDoing();
  const go = useGo();
  const [key] = useState(once);
  const to = leads(one);
  const check = () =>
    doing.run(async () => {
      await cases.check(one.id, key);
      go(to.page, to.place);
    });
  const { by, last_day } = one.step;
  return (
    <section className="note !p-5" aria-labelledby="step">
      <h2 id="step" className="!mt-0 !mb-1 !text-base !font-sans text-quiet">{say("step_title")}</h2>
      <p className="lead !mb-2">{one.step.says}</p>
      {one.step.titled === null ? null : <p className="quiet">{one.step.titled}</p>}
      {by === null || last_day === null ? null : <ByWhen deadline={{ act_by: by, last_day }} />}
      <Wrong failure={doing.wrong} />
      <div className="actions !mb-1">
        {to.checks ? <Button busy={doing.busy} onClick={check}>{say(to.label)}</Button> : <To page={to.page} place={to.place} strong>{say(to.label)}</To>}
      </div>
      <Rules authority={one.step.authority} />
    </section>
  );
}

function Ways({ one }: { one: Case }) {
  const { say, language } = useWords();
  return (
    <ul className="m-0 grid list-none gap-x-6 p-0 sm:grid-cols-2">
      {WAYS.filter(([, , fits]) => fits(one)).map(([page, name]) => (
        <li key={page} className="border-t border-line py-2.5"><a href={way(language, page, { folder: one.folder, case: one.id })}>{say(name)}</a></li>
      ))}
    </ul>
  );
}

/** The heading, and a way to call the case something else. */
function Name({ one, cases, onChanged }: { one: Case; cases: Cases; onChanged: () => void }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState(one.title);
  const doing = useDoing();
  const save = () =>
    doing.run(async () => {
      await cases.change(one, { title });
      setOpen(false);
      onChanged();
    });
  return (
    <>
      {one.title === "" ? <Title name="case_untitled" /> : <Title name="titled" filled={{ title: one.title }} />}
      <p className="quiet">{say(`state_${one.state}`)} <button type="button" className="plain !py-0" onClick={() => setOpen(!open)} aria-expanded={open}>{say(one.title === "" ? "case_give_name" : "case_rename")}</button></p>
      {!open ? null : (
        <form onSubmit={(event) => { event.preventDefault(); save(); }}>
          <label htmlFor="title">{say("case_name")}</label>
          <input id="title" type="text" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
          <Wrong failure={doing.wrong} />
          <div className="actions !mt-3"><Button type="submit" busy={doing.busy} also>{say("save")}</Button></div>
        </form>
      )}
    </>
  );
}
