/** What we were not sure of, one thing at a time: the paper beside the question, quick by keyboard, each answer can be taken back. What
 *  nobody is sure of is asked once; then it stays in a list, from which it can be taken up again. */
"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import type { DoubtShape, Frame } from "@/generated/almoner";
import { once, server, useAsked, useDoing } from "@/lib/asking";
import type { Case, Cases } from "@/lib/cases";
import { draft, keepDraft } from "@/lib/drafts";
import { useCase, useGo, useHere } from "@/lib/here";
import { namesOf, picturesOf, viewOf, type PictureOf } from "@/lib/view";
import { useWords } from "@/lib/words";

import { Back, Button, To } from "./Bits";
import { Text } from "./Fields";
import { PagePictures } from "./PagePicture";
import { Once, TabName, Title, Wrong } from "./States";

/** What was said to one doubt; `skipped` leaves it as it is. */
interface Said {
  doubt: string;
  field: string;
  value: unknown;
  skipped: boolean;
}

export function Confirm() {
  const { say } = useWords();
  const here = useCase();
  return (
    <>
      <Once asked={here.asked} title="confirm_title">
        {(one) => one.audit?.read == null ? (
          <>
            <Title name="confirm_title" />
            <p className="lead">{say("confirm_not_yet")}</p>
          </>
        ) : <Doubts one={one} audit={one.audit.read} cases={here.cases} />}
      </Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

function Doubts({ one, audit, cases }: { one: Case; audit: string; cases: Cases }) {
  const { language } = useWords();
  const asked = useAsked(
    async () => ({
      doubts: (await server().listDoubts(one.folder, audit, { language })).body.doubts,
      view: await viewOf(one.folder, audit, language),
    }),
    [audit],
  );
  return (
    <Once asked={asked} title="confirm_title">
      {({ doubts, view }) => <Round one={one} audit={audit} cases={cases} doubts={doubts} names={namesOf(view)} of={picturesOf(one.folder, view)} />}
    </Once>
  );
}

interface RoundOf {
  one: Case;
  audit: string;
  cases: Cases;
  doubts: DoubtShape[];
  names: (document: number) => string;
  of: PictureOf;
}

function Round({ one, audit, cases, doubts, names, of }: RoundOf) {
  const { say } = useWords();
  const [said, setSaid] = useSaid(`doubts.${audit}`);
  const doing = useDoing();
  const go = useGo();
  const { address } = useHere();
  const [key] = useState(once);
  const [again, setAgain] = useState<string[]>([]);
  const answered = new Set(said.map((each) => each.doubt));
  const skipped = new Set(said.filter((each) => each.skipped).map((each) => each.doubt));
  const before = new Set(one.audit?.left.filter((each) => !again.includes(each)));
  const asked = doubts.filter((each) => !before.has(each.id));
  const doubt = asked.find((each) => !answered.has(each.id));
  const open = doubts.filter((each) => skipped.has(each.id) || (before.has(each.id) && !answered.has(each.id)));
  const up = (id: string) => {
    setSaid(said.filter((each) => each.doubt !== id));
    setAgain([...again, id]);
  };
  const answer = (value: unknown, skipped = false) => {
    if (doubt !== undefined) setSaid([...said, { doubt: doubt.id, field: doubt.field, value, skipped }]);
  };
  const back = () => setSaid(said.slice(0, -1));
  const finish = () =>
    doing.run(async () => {
      const corrections = said.filter((each) => !each.skipped).map((each) => ({ field: each.field, new: each.value }));
      if (corrections.length === 0) await cases.confirm(one.id, audit, key);
      else await cases.check(one.id, key, { corrections, left: [...skipped] });
      setSaid([]);
      const place = { folder: one.folder, case: one.id };
      const then = address?.get("then") === "compare" ? "compare" : "findings";
      go(corrections.length === 0 ? then : "reading", corrections.length === 0 ? place : { ...place, then });
    });
  if (doubts.length === 0) {
    return (
      <>
        <Title name="confirm_title" lead={say("confirm_nothing")} />
        <Wrong failure={doing.wrong} />
        <div className="actions"><Button busy={doing.busy} onClick={finish}>{say("confirm_on")}</Button></div>
      </>
    );
  }
  if (doubt === undefined) {
    if (said.length === 0) {
      return (
        <>
          <Title name="confirm_open_title" lead={say("confirm_open_lead")} />
          <Open doubts={open} names={names} onUp={up} />
          <div className="actions"><To page="findings" place={{ folder: one.folder, case: one.id }} strong>{say("confirm_on")}</To></div>
        </>
      );
    }
    return (
      <>
        <Title name="confirm_end_title" lead={skipped.size === 0 ? say("confirm_end") : say("confirm_end_left", { left: skipped.size })} />
        {open.length === 0 ? null : (
          <>
            <h2>{say("confirm_open_title")}</h2>
            <Open doubts={open} names={names} onUp={up} />
          </>
        )}
        <Wrong failure={doing.wrong} />
        <div className="actions">
          <Button busy={doing.busy} onClick={finish}>{say("confirm_check")}</Button>
          <Button also onClick={back}>{say("confirm_back")}</Button>
        </div>
      </>
    );
  }
  return (
    <Question
      key={doubt.id} doubt={doubt} number={asked.indexOf(doubt) + 1} count={asked.length} names={names} of={of}
      onAnswer={answer} {...(said.length > 0 ? { onBack: back } : {})}
    />
  );
}

/** What stays in doubt, each with a way back to it. */
function Open({ doubts, names, onUp }: { doubts: DoubtShape[]; names: (document: number) => string; onUp: (id: string) => void }) {
  const { say, rule } = useWords();
  return (
    <ul className="m-0 list-none p-0">
      {doubts.map((each) => (
        <li key={each.id} className="border-t border-line py-3">
          <b>{factOf(each, rule)}</b> <span className="quiet">({names(each.document)})</span>
          <p className="!my-1">{each.read_says === "" ? "" : `${say("confirm_read", { read: each.read_says })} `}{each.says}</p>
          <button type="button" className="plain" aria-label={`${say("confirm_again")}: ${factOf(each, rule)}`} onClick={() => onUp(each.id)}>{say("confirm_again")}</button>
        </li>
      ))}
    </ul>
  );
}

/** Kept in this tab, so that a reload or a new sign-in loses nothing. */
function useSaid(name: string): [Said[], (said: Said[]) => void] {
  const [said, set] = useState<Said[]>([]);
  useEffect(() => {
    try {
      set(JSON.parse(draft(name) ?? "[]") as Said[]);
    } catch {
      set([]);
    }
  }, [name]);
  const keep = useCallback(
    (next: Said[]) => {
      set(next);
      keepDraft(name, next.length === 0 ? null : JSON.stringify(next));
    },
    [name],
  );
  return [said, keep];
}

interface QuestionOf {
  doubt: DoubtShape;
  number: number;
  count: number;
  names: (document: number) => string;
  of: PictureOf;
  onAnswer: (value: unknown, skipped?: boolean) => void;
  onBack?: () => void;
}

function Question({ doubt, number, count, names, of, onAnswer, onBack }: QuestionOf) {
  const { say, rule } = useWords();
  const [typed, setTyped] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  const { choices } = doubt;
  const spot = doubt.spot as Partial<Frame> | null;
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
      const chosen = choices[Number(event.key) - 1];
      if (chosen !== undefined) onAnswer(chosen.value);
      else if (event.key === "n") onAnswer(null);
      else if (event.key === "s") onAnswer(null, true);
      else if (event.key === "b") onBack?.();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", down);
    return () => removeEventListener("keydown", down);
  });
  return (
    <>
      <TabName name="confirm_title" />
      <p className="quiet !mt-0">{say("confirm_number", { number, count })}</p>
      <h1 ref={heading} tabIndex={-1}>{say("confirm_what", { fact: factOf(doubt, rule) })}</h1>
      <p>{doubt.read_says === "" ? "" : `${say("confirm_read", { read: doubt.read_says })} `}{doubt.says}</p>
      <div className="md:-mx-24 lg:-mx-40 md:grid md:grid-cols-2 md:gap-8">
        <div>
          {spot?.box === undefined ? <p className="quiet">{names(doubt.document)}</p> : <PagePictures frames={[{ document: doubt.document, page: 1, ...spot } as Frame]} of={of} names={names} />}
        </div>
        <div>
          {choices.map((each, position) => (
            <p key={each.says}>
              <button type="button" className="also w-full !justify-start" onClick={() => onAnswer(each.value)}>
                <kbd aria-hidden="true">{position + 1}</kbd> {say("confirm_it_is", { value: each.says })}
              </button>
            </p>
          ))}
          <form onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== "") onAnswer(typed.trim()); }}>
            <Text id="typed" label={say("confirm_other")} value={typed} onChange={setTyped} />
            {typed.trim() === "" ? null : <div className="actions !my-3"><Button type="submit">{say("confirm_use")}</Button></div>}
          </form>
          <p className="flex flex-wrap gap-x-6">
            <button type="button" className="plain" onClick={() => onAnswer(null)}><kbd aria-hidden="true">n</kbd> {say("confirm_not_there")}</button>
            <button type="button" className="plain" onClick={() => onAnswer(null, true)}><kbd aria-hidden="true">s</kbd> {say("confirm_skip")}</button>
            {onBack === undefined ? null : <button type="button" className="plain" onClick={onBack}><kbd aria-hidden="true">b</kbd> {say("confirm_back")}</button>}
          </p>
        </div>
      </div>
    </>
  );
}

function factOf(doubt: DoubtShape, rule: (key: string) => string | null): string {
  return rule(`fact_of_${doubt.field.split("/").at(-1) ?? ""}`) ?? rule("fact_other") ?? "";
}
