/** What came of it, in the person's own account: of single points, of all of them, or of something else. */
"use client";

import { useState, type FormEvent } from "react";

import { once, useDoing } from "@/lib/asking";
import type { Case, Cases } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button } from "./Bits";
import { Choices, Day, Text, Tick } from "./Fields";
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
      <Choices name="kind" label={say("outcome_which")} value={kind} options={KINDS.map((each) => [each, say(`outcome_${each}`)] as const)} onChange={setKind} />
      <About one={one} about={about} onAbout={setAbout} />
      {WITH_AMOUNT.has(kind) ? <Text id="amount" label={say("outcome_amount")} hint={say("outcome_amount_hint")} inputMode="decimal" maxLength={40} value={amount} onChange={setAmount} /> : null}
      <Day id="on" label={say("outcome_on")} required max={one.today} value={on} onChange={setOn} />
      <Tick checked={closes} onChange={setCloses}>{say("outcome_close")}</Tick>
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
        <Tick checked={about.length === all.length} onChange={(on) => onAbout(on ? all : [])}>{say("outcome_all")}</Tick>
      )}
      {one.open.map((each) => (
        <Tick key={each.id} checked={about.includes(each.id)} onChange={(on) => tick(each.id, on)}><b>{each.title}</b> {each.says}{each.gone ? <span className="quiet"> {say("outcome_gone")}</span> : null}</Tick>
      ))}
    </fieldset>
  );
}
