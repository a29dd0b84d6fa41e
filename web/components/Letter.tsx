/** One letter: to read, to change in one's own words with marks on what the change touches, to approve as exact bytes. */
"use client";

import { useEffect, useState, type ReactNode } from "react";

import { once, useAsked, useDoing } from "@/lib/asking";
import type { CaseLetterShape, LetterTextShape } from "@/generated/almoner";
import { Cases, type Case } from "@/lib/cases";
import { draft, keepDraft } from "@/lib/drafts";
import { useCase, useGo } from "@/lib/here";
import { useWords, type Key } from "@/lib/words";

import { Back, Button, To } from "./Bits";
import { Blanks } from "./Blanks";
import { Progress } from "./Reading";
import { Once, Title, Trouble, Wrong } from "./States";

export function Letter() {
  const { say } = useWords();
  const here = useCase();
  const wanted = here.address.get("letter");
  return (
    <>
      <Once asked={here.asked} title="letter_title">
        {(one, again) => {
          const letter = one.letters.find((each) => each.id === wanted);
          if (letter === undefined) return <><Title name="letter_title" /><Trouble failure={{ kind: "gone", detail: null, code: null }} /></>;
          return <One one={one} letter={letter} onChanged={again} />;
        }}
      </Once>
      <p className="mt-10"><To page="letters" place={{ folder: here.folder, case: here.id }} quiet>{say("letter_others")}</To></p>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

function One({ one, letter, onChanged }: { one: Case; letter: CaseLetterShape; onChanged: () => void }) {
  const { say } = useWords();
  const written = letter.files.find((each) => each.form === "text");
  return (
    <>
      <Title name="titled" filled={{ title: letter.title }} />
      {letter.refused !== null ? <Trouble failure={{ kind: "refused", detail: letter.refused, code: null }} /> : null}
      {written === undefined && letter.refused === null && letter.job !== null ? (
        <>
          <p className="lead">{say("letter_writing")}</p>
          <Progress job={letter.job} onOver={onChanged} />
        </>
      ) : null}
      {written === undefined ? null : <Written one={one} letter={letter} sha256={written.sha256} onChanged={onChanged} />}
    </>
  );
}

function Written({ one, letter, sha256, onChanged }: { one: Case; letter: CaseLetterShape; sha256: string; onChanged: () => void }) {
  const { say, language } = useWords();
  const asked = useAsked(() => new Cases(one.folder, language).letterText(one.id, letter.id), [letter.id, sha256]);
  return (
    <>
      {letter.aloud.length === 0 ? null : (
        <div className="note">
          <p className="label">{say("letter_aloud")}</p>
          {letter.aloud.map((each) => <p key={each}>{each}</p>)}
        </div>
      )}
      <Once asked={asked}>
        {(text) => (
          <>
            <Marks marks={text.marks} />
            <Sheet one={one} letter={letter} text={text} onChanged={onChanged} />
          </>
        )}
      </Once>
    </>
  );
}

/** What the person's own words changed in the facts of the letter. */
function Marks({ marks }: { marks: LetterTextShape["marks"] }) {
  const { say } = useWords();
  if (marks.length === 0) return null;
  return (
    <section className="note" aria-labelledby="marks">
      <h2 id="marks" className="!mt-0 !text-lg">{say("marks_title")}</h2>
      <p>{say("marks_says")}</p>
      <ul className="list-disc pl-5">
        {marks.map((each) => (
          <li key={JSON.stringify(each)}>
            {say(markKind(each["kind"]))}: {shown(each["before"], (text) => <del>{text}</del>) ?? say("mark_none")} → {shown(each["after"], (text) => <ins className="marked no-underline">{text}</ins>) ?? say("mark_gone")}
          </li>
        ))}
      </ul>
    </section>
  );
}

const MARKED: Record<string, Key> = { amount: "mark_amount", date: "mark_date", code: "mark_code", name: "mark_name", citation: "mark_citation", negation: "mark_negation", admission: "mark_admission" };

function markKind(kind: unknown): Key {
  return MARKED[String(kind)] ?? "mark_other";
}

function shown(text: unknown, draw: (text: string) => ReactNode): ReactNode {
  return typeof text === "string" && text !== "" ? draw(text) : null;
}

function Sheet({ one, letter, text, onChanged }: { one: Case; letter: CaseLetterShape; text: LetterTextShape; onChanged: () => void }) {
  const { say, language } = useWords();
  const place = `letter.${letter.id}`;
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(draft(place)), [place]);
  const doing = useDoing();
  const sent = letter.sent.length > 0;
  const type = (next: string | null) => {
    setTyped(next);
    keepDraft(place, next);
  };
  const fill = async (whole: string) => {
    await new Cases(one.folder, language).editLetter(one.id, letter.id, whole, text.version);
    onChanged();
  };
  const save = () =>
    doing.run(async () => {
      await new Cases(one.folder, language).editLetter(one.id, letter.id, typed ?? "", text.version);
      type(null);
      onChanged();
    });
  if (typed !== null) {
    return (
      <form onSubmit={(event) => { event.preventDefault(); save(); }}>
        <label htmlFor="text">{say("letter_your_words")}</label>
        <p className="quiet" id="text-hint">{say("letter_edit_hint")}</p>
        <textarea id="text" rows={26} aria-describedby="text-hint" value={typed} onChange={(event) => type(event.target.value)} />
        <Wrong failure={doing.wrong} />
        <div className="actions">
          <Button type="submit" busy={doing.busy}>{say("letter_save")}</Button>
          <Button also onClick={() => type(null)}>{say("letter_leave_edit")}</Button>
        </div>
      </form>
    );
  }
  return (
    <>
      <div className="card sm:!px-10 sm:!py-8" role="region" aria-label={say("letter_text")} lang="en"><Pieces text={text.text} /></div>
      {text.copy_text == null ? null : <div className="card mt-6 sm:!px-10 sm:!py-8" lang={text.copy_in ?? undefined}><Pieces text={text.copy_text} /></div>}
      {sent ? null : <Blanks text={text} place={`blanks.${letter.id}`} onFilled={fill} />}
      <Approve one={one} letter={letter} onChanged={onChanged} />
      <div className="actions">
        {sent ? null : <Button also onClick={() => type(text.text)}>{say("letter_edit")}</Button>}
        {(["pdf", "docx"] as const).map((form) => (
          <a key={form} className="also" href={`/api/v1/folders/${one.folder}/audits/${letter.audit}/letters/${letter.id}/${form}`}>{say(`letter_${form}`)}</a>
        ))}
      </div>
    </>
  );
}

function Pieces({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n\s*\n/).map((piece, position) => {
        const lines = piece.split("\n");
        const name = `${position} ${piece.slice(0, 20)}`;
        if (piece.startsWith("## ")) return <h3 key={name} className="!mt-4 !text-lg">{piece.slice(3)}</h3>;
        if (piece.startsWith("# ")) return <h2 key={name} className={position === 0 ? "!mt-0 !text-xl" : "!mt-6 !text-xl"}>{piece.slice(2)}</h2>;
        if (lines.every((one) => /^(- |\d+\. )/.test(one))) {
          const points = lines.map((one) => <li key={one} className="my-1">{one.replace(/^(- |\d+\. )/, "")}</li>);
          return piece.startsWith("- ") ? <ul key={name} className="list-disc pl-6">{points}</ul> : <ol key={name} className="list-decimal pl-6">{points}</ol>;
        }
        return <p key={name} className="whitespace-pre-wrap">{piece}</p>;
      })}
    </>
  );
}

/** Approving is for exact bytes: a letter that changes afterwards is approved anew. */
function Approve({ one, letter, onChanged }: { one: Case; letter: CaseLetterShape; onChanged: () => void }) {
  const { say, moment, language } = useWords();
  const [read, setRead] = useState(false);
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const file = letter.files.find((each) => each.form === "pdf") ?? letter.files[0];
  const place = { folder: one.folder, case: one.id, letter: letter.id };
  if (file === undefined) return null;
  if (letter.approved !== null) {
    return (
      <div className="note done">
        <p>{say("letter_approved", { name: letter.approved.name, moment: moment(letter.approved.at) })}</p>
        <p><To page="send" place={place} strong>{say(letter.sent.length > 0 ? "letter_sent_log" : "go_send")}</To></p>
      </div>
    );
  }
  const approve = () =>
    doing.run(async () => {
      await new Cases(one.folder, language).approve(one.id, letter.id, file, `${key}-${file.sha256.slice(0, 16)}`).catch((error: unknown) => {
        onChanged();
        throw error;
      });
      go("send", place);
    });
  return (
    <form className="note" onSubmit={(event) => { event.preventDefault(); if (read) approve(); }}>
      <label className="choice">
        <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
        {say("letter_read")}
      </label>
      <p className="quiet">{say("letter_approve_says")}</p>
      <Wrong failure={doing.wrong} />
      <button type="submit" className="go" aria-disabled={!read || doing.busy}>{say("letter_approve")}</button>
    </form>
  );
}
