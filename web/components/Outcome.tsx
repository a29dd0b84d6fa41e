/** What came of it, in the person's own account: of single points, of all of them, or of something else. */
"use client";

import { useState, type FormEvent } from "react";

import { once, useDoing } from "@/lib/asking";
import type { Case, Cases } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button } from "./Bits";
import { Once, Title, Wrong } from "./States";

const KINDS = ["credited", "refunded", "charity_granted", "refused", "withdrawn", "other"] as const;
const WITH_AMOUNT = new Set<string>(["credited", "refunded", "charity_granted", "other"]);

export function Outcome() {
  const { say } = useWords();
  const here = useCase();
  const [kept, setKept] = useState(0);
  return (
    <>
      <Title name="outcome_title" lead={say("outcome_lead")} />
      <Once asked={here.asked}>
        {(one, again) => (
          <>
            <Came one={one} />
            {kept === 0 ? null : <Kept one={one} />}
            <Form key={kept} one={one} cases={here.cases} onKept={() => { setKept(kept + 1); again(); }} />
          </>
        )}
      </Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

export function Came({ one }: { one: Case }) {
  const { say, day, money } = useWords();
  if (one.outcomes.length === 0) return null;
  return (
    <ul className="line-of-days">
      {one.outcomes.map((each) => (
        <li key={JSON.stringify(each)}>
          <b>{day(each.on)}</b>: {say(`outcome_${each.kind as (typeof KINDS)[number]}`)}{each.amount === null ? "" : `, ${money(each.amount)}`}
          {each.titled.map((title) => <p key={title} className="quiet !my-0">{title}</p>)}
        </li>
      ))}
    </ul>
  );
}

/** It was kept, and the case goes on. */
function Kept({ one }: { one: Case }) {
  const { say } = useWords();
  const open = one.open.filter((each) => !each.gone);
  return (
    <div role="status" className="note done">
      <p>{say(open.length === 0 ? "outcome_kept_on" : "outcome_kept")}</p>
      <ul className="list-disc pl-5">{open.map((each) => <li key={each.id}>{each.title}</li>)}</ul>
    </div>
  );
}

function Form({ one, cases, onKept }: { one: Case; cases: Cases; onKept: () => void }) {
  const { say } = useWords();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("credited");
  const [on, setOn] = useState(one.today);
  const [amount, setAmount] = useState("");
  const [about, setAbout] = useState<string[]>([]);
  const [closes, setCloses] = useState(false);
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const save = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      const said = { kind, on, amount: WITH_AMOUNT.has(kind) && amount.trim() !== "" ? amount : null, findings: about, closes };
      const now = await cases.outcome(one.id, said, key);
      if (now.state === "closed") go("timeline", { folder: one.folder, case: one.id });
      else onKept();
    });
  };
  return (
    <form onSubmit={save}>
      <fieldset className="field">
        <legend>{say("outcome_which")}</legend>
        {KINDS.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
            {say(`outcome_${each}`)}
          </label>
        ))}
      </fieldset>
      <About one={one} about={about} onAbout={setAbout} />
      {!WITH_AMOUNT.has(kind) ? null : (
        <div className="field">
          <label htmlFor="amount">{say("outcome_amount")}</label>
          <p className="quiet" id="amount-hint">{say("outcome_amount_hint")}</p>
          <input id="amount" type="text" inputMode="decimal" maxLength={40} aria-describedby="amount-hint" value={amount} onChange={(event) => setAmount(event.target.value)} />
        </div>
      )}
      <div className="field">
        <label htmlFor="on">{say("outcome_on")}</label>
        <input id="on" type="date" required max={one.today} value={on} onChange={(event) => setOn(event.target.value)} />
      </div>
      <label className="choice">
        <input type="checkbox" checked={closes} onChange={(event) => setCloses(event.target.checked)} />
        {say("outcome_close")}
      </label>
      <p className="quiet">{say("outcome_closes")}</p>
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("outcome_save")}</Button></div>
    </form>
  );
}

/** The points that are still open, each to tick, and all of them at once. */
function About({ one, about, onAbout }: { one: Case; about: string[]; onAbout: (ids: string[]) => void }) {
  const { say } = useWords();
  if (one.open.length === 0) return null;
  const all = one.open.map((each) => each.id);
  const tick = (id: string, on: boolean) => onAbout(on ? [...about, id] : about.filter((each) => each !== id));
  return (
    <fieldset className="field" aria-describedby="about-hint">
      <legend>{say("outcome_about")}</legend>
      <p className="quiet" id="about-hint">{say("outcome_about_hint")}</p>
      {one.open.length === 1 ? null : (
        <label className="choice">
          <input type="checkbox" checked={about.length === all.length} onChange={(event) => onAbout(event.target.checked ? all : [])} />
          {say("outcome_all")}
        </label>
      )}
      {one.open.map((each) => (
        <label key={each.id} className="choice">
          <input type="checkbox" checked={about.includes(each.id)} onChange={(event) => tick(each.id, event.target.checked)} />
          <span><b>{each.title}</b> {each.says}{each.gone ? <span className="quiet"> {say("outcome_gone")}</span> : null}</span>
        </label>
      ))}
    </fieldset>
  );
}
