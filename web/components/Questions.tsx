/** Questions that a check needs for these papers and only the person can answer, each with its reason; all may be left out. */
"use client";

import { useState } from "react";

import { once, useAsked, useDoing } from "@/lib/asking";
import { ask, type Case, type Cases } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button } from "./Bits";
import { Once, Title, Wrong } from "./States";

interface Question {
  key: string;
  type: string;
  choices: (string | { value: string; says: string })[] | null;
  why: string;
}

export function Questions() {
  const here = useCase();
  return (
    <>
      <Once asked={here.asked}>{(one) => <Asked one={one} cases={here.cases} />}</Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

function Asked({ one, cases }: { one: Case; cases: Cases }) {
  const { say, language } = useWords();
  const asked = useAsked(() => ask<{ questions: Question[] }>("GET", `/folders/${one.folder}/cases/${one.id}/questions?language=${language}`), [one.id]);
  return (
    <Once asked={asked}>
      {({ questions }) => questions.length === 0 ? <Title name="questions_title" lead={say("questions_none")} /> : <Form one={one} cases={cases} questions={questions} />}
    </Once>
  );
}

function Form({ one, cases, questions }: { one: Case; cases: Cases; questions: Question[] }) {
  const { say } = useWords();
  const [answers, set] = useState<Record<string, unknown>>(one.answers);
  const doing = useDoing();
  const go = useGo();
  const [key] = useState(once);
  const put = (name: string, value: unknown) => {
    const { [name]: _before, ...rest } = answers;
    set(value === undefined ? rest : { ...rest, [name]: value });
  };
  const save = () =>
    doing.run(async () => {
      await cases.answer(one.id, one.version, answers);
      await cases.check(one.id, key);
      go("reading", { folder: one.folder, case: one.id });
    });
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(); }}>
      <Title name="questions_title" lead={say("questions_lead")} />
      {questions.map((each) => <Field key={each.key} question={each} value={answers[each.key]} onChange={(value) => put(each.key, value)} />)}
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("questions_save")}</Button></div>
    </form>
  );
}

/** By its type as `almoner questions` names it; a type that is not known here is a line of text, and the server says what is wrong. */
function Field({ question, value, onChange }: { question: Question; value: unknown; onChange: (value: unknown) => void }) {
  const { say } = useWords();
  const { key, type, why, choices } = question;
  if (type === "true or false" || type === "boolean") {
    return (
      <fieldset className="field">
        <legend>{why}</legend>
        {([[true, "yes"], [false, "no"], [undefined, "not_sure"]] as const).map(([each, name]) => (
          <label key={name} className="choice">
            <input type="radio" name={key} checked={value === each} onChange={() => onChange(each)} />
            {say(`answer_${name}`)}
          </label>
        ))}
      </fieldset>
    );
  }
  if (choices !== null && choices.length > 0) {
    return (
      <div className="field">
        <label htmlFor={key}>{why}</label>
        <select id={key} value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value || undefined)}>
          <option value="">{say("answer_not_sure")}</option>
          {choices.map((each) => typeof each === "string" ? <option key={each} value={each}>{each}</option> : <option key={each.value} value={each.value}>{each.says}</option>)}
        </select>
      </div>
    );
  }
  const days = type.startsWith("a list") && type.includes("YYYY");
  const day = type === "YYYY-MM-DD";
  return (
    <div className="field">
      <label htmlFor={key}>{why}</label>
      <input
        id={key} type={day ? "date" : "text"} autoComplete="off" {...(days ? { placeholder: "2026-02-03, 2026-02-05" } : {})}
        value={Array.isArray(value) ? value.join(", ") : typeof value === "string" || typeof value === "number" ? String(value) : ""}
        onChange={(event) => onChange(event.target.value === "" ? undefined : days ? event.target.value.split(/[\s,]+/) : event.target.value)}
      />
    </div>
  );
}
