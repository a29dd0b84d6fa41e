/** What came of it, in the person's own account. */
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
  return (
    <>
      <Title name="outcome_title" lead={say("outcome_lead")} />
      <Once asked={here.asked}>
        {(one) => (
          <>
            <Came one={one} />
            <Form one={one} cases={here.cases} />
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
        <li key={JSON.stringify(each)}><b>{day(each.on)}</b>: {say(`outcome_${each.kind as (typeof KINDS)[number]}`)}{each.amount === null ? "" : `, ${money(each.amount)}`}</li>
      ))}
    </ul>
  );
}

function Form({ one, cases }: { one: Case; cases: Cases }) {
  const { say } = useWords();
  const [kind, setKind] = useState<(typeof KINDS)[number]>("credited");
  const [on, setOn] = useState("");
  const [amount, setAmount] = useState("");
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const save = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      const sum = amount.trim().replace(/[$,\s]/g, "");
      await cases.outcome(one.id, { kind, on, amount: WITH_AMOUNT.has(kind) && sum !== "" ? sum : null, finding: null }, key);
      go("timeline", { folder: one.folder, case: one.id });
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
      {!WITH_AMOUNT.has(kind) ? null : (
        <div className="field">
          <label htmlFor="amount">{say("outcome_amount")}</label>
          <p className="quiet" id="amount-hint">{say("outcome_amount_hint")}</p>
          <input id="amount" type="text" inputMode="decimal" pattern="\$?[0-9][0-9,]*\.[0-9]{2}" title={say("outcome_amount_hint")} aria-describedby="amount-hint" value={amount} onChange={(event) => setAmount(event.target.value)} />
        </div>
      )}
      <div className="field">
        <label htmlFor="on">{say("outcome_on")}</label>
        <input id="on" type="date" required value={on} onChange={(event) => setOn(event.target.value)} />
      </div>
      <p className="quiet">{say("outcome_closes")}</p>
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("outcome_save")}</Button></div>
    </form>
  );
}
