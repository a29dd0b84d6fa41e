/** Questions that a check needs for these papers and only the person can answer, each with its reason; all may be left out. */
"use client";

import { useState } from "react";

import { once, useAsked, useDoing } from "@/lib/asking";
import type { Choice, Question } from "@/generated/almoner";
import type { Case, Cases } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button } from "./Bits";
import { Choices } from "./Fields";
import { Once, Title, Wrong } from "./States";

type Part = Question["parts"][number];
type Kind = Question["kind"];

export function Questions() {
  const here = useCase();
  return (
    <>
      <Once asked={here.asked} title="questions_title">{(one) => <Asked one={one} cases={here.cases} />}</Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

function Asked({ one, cases }: { one: Case; cases: Cases }) {
  const { say } = useWords();
  const asked = useAsked(() => cases.questions(one.id), [one.id]);
  return (
    <Once asked={asked} title="questions_title">
      {(questions) => questions.length === 0 ? <Title name="questions_title" lead={say("questions_none")} /> : <Form one={one} cases={cases} questions={questions} />}
    </Once>
  );
}

/** What was not answered comes first; below it every answer there is, as it stands, and each can be changed. */
function Form({ one, cases, questions }: { one: Case; cases: Cases; questions: Question[] }) {
  const { say } = useWords();
  const [values, set] = useState<unknown[]>(() => questions.map((each) => each.value ?? undefined));
  const doing = useDoing();
  const go = useGo();
  const [key] = useState(once);
  const save = () =>
    doing.run(async () => {
      const settings = settingsOf(questions, values);
      await cases.answer(one, answersOf(questions, values));
      await cases.check(one.id, key, settings === null ? {} : { settings });
      go("reading", { folder: one.folder, case: one.id });
    });
  const fields = (answered: boolean) =>
    questions.map((each, position) => each.answered !== answered ? null : (
      <Field key={`${each.key} ${each.about ?? ""}`} question={each} value={values[position]} onChange={(value) => set(values.map((before, other) => (other === position ? value : before)))} />
    ));
  const open = questions.some((each) => !each.answered);
  return (
    <form onSubmit={(event) => { event.preventDefault(); save(); }}>
      <Title name="questions_title" lead={say(open ? "questions_lead" : "questions_all")} />
      {fields(false)}
      {questions.some((each) => each.answered) ? (
        <section aria-labelledby="told">
          <h2 id="told">{say("questions_told")}</h2>
          <p className="quiet">{say("questions_told_says")}</p>
          {fields(true)}
        </section>
      ) : null}
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("questions_save")}</Button></div>
    </form>
  );
}

/** All answers: one about a provider, a care or a patient under its key and its name, as the server keeps it. */
function answersOf(questions: Question[], values: unknown[]): Told {
  let answers: Told = {};
  questions.forEach((each, position) => {
    if (each.setting) return;
    const before = answers[each.key];
    const value = each.about === null ? values[position] : put(isRecord(before) ? before : {}, each.about, values[position]);
    if (each.about === null || Object.keys(value as Told).length > 0) answers = put(answers, each.key, value);
  });
  return answers;
}

/** Only what was changed. */
function settingsOf(questions: Question[], values: unknown[]): { payers?: string[]; state?: string | null } | null {
  const changed = questions.flatMap((each, position) => (each.setting && (each.value ?? undefined) !== values[position] ? [[each.key, values[position]] as const] : []));
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map(([key, value]) => [key, key === "payers" ? (typeof value === "string" ? value.split(",") : []) : (value ?? null)]));
}

interface FieldOf {
  question: Question;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** By its kind. What is typed goes to the server as it is: it knows what belongs there. */
function Field({ question, value, onChange }: FieldOf) {
  const { kind, why, parts, names } = question;
  const key = question.about === null ? question.key : `${question.key} ${question.about}`;
  if (kind === "record") {
    const record = isRecord(value) ? value : {};
    return (
      <fieldset className="field">
        <legend>{why}</legend>
        <Parts name={key} parts={parts} record={record} onChange={(next) => onChange(Object.keys(next).length === 0 ? undefined : next)} />
      </fieldset>
    );
  }
  if (kind === "records") return <Records question={question} value={value} onChange={onChange} />;
  if (kind === "named") {
    const record = isRecord(value) ? value : {};
    const choice = parts.find((each) => each.kind === "choice");
    return (
      <fieldset className="field">
        <legend>{why}</legend>
        {names.map((each) => (
          <One key={each} id={`${key} ${each}`} kind="choice" says={each} choices={choice?.choices ?? null} value={record[each]} onChange={(next) => onChange(put(record, each, next))} />
        ))}
      </fieldset>
    );
  }
  return <One id={key} kind={kind} says={why} choices={question.choices} value={value} onChange={onChange} strong />;
}

function Parts({ name, parts, record, onChange }: { name: string; parts: Part[]; record: Told; onChange: (record: Told) => void }) {
  return (
    <>
      {parts.map((each) => (
        <One key={each.name} id={`${name} ${each.name}`} kind={each.kind} says={each.says} choices={each.choices} value={record[each.name]} onChange={(next) => onChange(put(record, each.name, next))} />
      ))}
    </>
  );
}

/** As many as there are: one empty one stands at the end. */
function Records({ question, value, onChange }: FieldOf) {
  const { say } = useWords();
  const listed = Array.isArray(value) ? value.filter(isRecord) : [];
  const [open, setOpen] = useState(1);
  const count = Math.max(listed.length, open);
  const change = (position: number, record: Told) => {
    const next = Array.from({ length: count }, (_, each) => (each === position ? record : (listed[each] ?? {}))).filter((each) => Object.keys(each).length > 0);
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className="field">
      <legend>{question.why}</legend>
      {Array.from({ length: count }, (_, position) => (
        <div key={position} className="border-l-2 border-line pl-4">
          <Parts name={`${question.key} ${question.about ?? ""} ${position}`} parts={question.parts} record={listed[position] ?? {}} onChange={(record) => change(position, record)} />
        </div>
      ))}
      <p><button type="button" className="plain" onClick={() => setOpen(count + 1)}>{say("answer_more")}</button></p>
    </fieldset>
  );
}

interface OneOf {
  id: string;
  kind: Kind;
  says: string;
  choices: Choice[] | null;
  value: unknown;
  onChange: (value: unknown) => void;
  strong?: boolean;
}

function One({ id, kind, says, choices, value, onChange, strong }: OneOf) {
  const { say } = useWords();
  const name = id.replace(/[^\w]+/g, "-");
  if (kind === "yes_no") {
    return (
      <Choices name={name} label={says} value={typeof value === "boolean" ? value : undefined} options={[[true, say("answer_yes")], [false, say("answer_no")], [undefined, say("answer_not_sure")]]} onChange={onChange} />
    );
  }
  if (kind === "days") return <Days id={name} says={says} value={value} onChange={onChange} strong={strong ?? false} />;
  return (
    <div className="field">
      <label htmlFor={name} className={strong ? "" : "!font-normal"}>{says}</label>
      {kind === "choice" ? (
        <select id={name} value={typeof value === "string" ? value : ""} onChange={(event) => onChange(event.target.value || undefined)}>
          <option value="">{say("answer_not_sure")}</option>
          {(choices ?? []).map((each) => <option key={each.value} value={each.value}>{each.says}</option>)}
        </select>
      ) : (
        <input
          id={name} type={kind === "day" ? "date" : "text"} autoComplete="off" inputMode={kind === "amount" || kind === "share" || kind === "number" ? "decimal" : "text"}
          {...(kind === "amount" ? { placeholder: "$1,200.00" } : {})}
          value={Array.isArray(value) ? value.join(", ") : typeof value === "string" || typeof value === "number" ? String(value) : ""}
          onChange={(event) => onChange(typed(event.target.value, kind))}
        />
      )}
    </div>
  );
}

/** As many days as there are, each in a field of its own: one empty one stands at the end. */
function Days({ id, says, value, onChange, strong }: { id: string; says: string; value: unknown; onChange: (value: unknown) => void; strong: boolean }) {
  const { say } = useWords();
  const days = Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
  const change = (position: number, day: string) => {
    const next = (position < days.length ? days.map((each, other) => (other === position ? day : each)) : [...days, day]).filter((each) => each !== "");
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className="field">
      <legend className={strong ? "" : "!font-normal"}>{says}</legend>
      {[...days, ""].map((each, position) => (
        <input key={position} type="date" aria-label={say("answer_day", { number: position + 1 })} value={each} onChange={(event) => change(position, event.target.value)} id={`${id}-${position}`} />
      ))}
    </fieldset>
  );
}

function typed(text: string, kind: Kind): unknown {
  if (text === "") return undefined;
  if (kind === "texts") return text.split(/\s*,\s*/);
  if (kind === "amount") return text.replace(/[$,\s]/g, "");
  return kind === "number" && /^\d{1,4}$/.test(text) ? Number(text) : text;
}

type Told = Record<string, unknown>;

function isRecord(value: unknown): value is Told {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without the name where nothing is said. */
function put(record: Told, name: string, value: unknown): Told {
  const { [name]: _before, ...rest } = record;
  return value === undefined ? rest : { ...rest, [name]: value };
}
