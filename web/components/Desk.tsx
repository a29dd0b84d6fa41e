/** Pieces of the pages that people work with: lists that go on, tables, a question before what cannot be undone. */
"use client";

import { useCallback, useEffect, useState, type ReactNode } from "react";

import type { AccountShape } from "@/generated/almoner";
import { AGAIN_MS, failure, server, useDoing, type Asked, type Failure } from "@/lib/asking";
import { useWords, type Key } from "@/lib/words";

import { Button, To } from "./Bits";
import { Select } from "./Fields";
import { Once, Title, Waits, Wrong } from "./States";

/** As `Once`, where somebody works: a page that is not for their role says so, and one that asks for a second proof leads there. */
export function AtWork<T>({ asked, children }: { asked: Asked<T>; children: (value: T, again: () => void) => ReactNode }) {
  if (asked.state === "failed" && asked.failure.kind === "not_allowed") return <NotYours failure={asked.failure} />;
  return <Once asked={asked}>{children}</Once>;
}

function NotYours({ failure: why }: { failure: Failure }) {
  const { say, language } = useWords();
  const proof = why.code === "second_proof";
  return (
    <div role="alert" className="note wrong">
      <p>{say(proof ? "desk_proof" : "desk_not_yours")}</p>
      {proof ? <p><a href={`/account/codes?language=${language}`}>{say("desk_proof_go")}</a></p> : null}
    </div>
  );
}

export function DeskTitle({ name, lead }: { name: Key; lead?: Key }) {
  const { say } = useWords();
  return <Title name={name} lead={lead === undefined ? undefined : say(lead)} />;
}

export function BackToWork() {
  const { say } = useWords();
  return <p className="mt-10"><To page="work" quiet>{say("desk_back")}</To></p>;
}

interface Page<T> {
  found: T[];
  next: string | null;
}

export interface Pages<T> {
  asked: Asked<T[]>;
  /** Null on the last page. */
  more: (() => void) | null;
  busy: boolean;
  wrong: Failure | null;
}

/** A list page by page; anew when `of` changes. Null in `of`: do not ask yet. */
export function usePages<T>(ask: (after: string | null) => Promise<Page<T>>, of: readonly (string | null)[]): Pages<T> {
  const name = of.every((one) => one !== null) ? of.join("\n") : null;
  const [kept, set] = useState<{ of: string; rows: T[]; next: string | null } | null>(null);
  const [why, fail] = useState<Failure | null>(null);
  const [turn, next] = useState(0);
  const doing = useDoing();
  const again = useCallback(() => next((before) => before + 1), []);
  useEffect(() => {
    if (name === null) return;
    let over = false;
    let waits: ReturnType<typeof setTimeout> | undefined;
    ask(null).then(
      ({ found, next: further }) => {
        if (over) return;
        fail(null);
        set({ of: name, rows: found, next: further });
      },
      (error: unknown) => {
        if (over) return;
        const trouble = failure(error);
        fail(trouble);
        if (trouble.kind === "offline") waits = setTimeout(again, AGAIN_MS);
      },
    );
    return () => {
      over = true;
      clearTimeout(waits);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `of` says when to ask anew
  }, [name, turn, again]);
  const asked: Asked<T[]> = why !== null ? { state: "failed", failure: why, again } : kept === null || kept.of !== name ? { state: "loading" } : { state: "there", value: kept.rows, again };
  const from = kept?.next ?? null;
  const more = from === null ? null : () => doing.run(async () => {
    const { found, next: further } = await ask(from);
    set((before) => (before === null ? before : { ...before, rows: [...before.rows, ...found], next: further }));
  });
  return { asked, more, busy: doing.busy, wrong: doing.wrong };
}

export function More<T>({ pages }: { pages: Pages<T> }) {
  const { say } = useWords();
  return (
    <>
      <Wrong failure={pages.wrong} />
      {pages.more === null ? null : <p><Button also busy={pages.busy} onClick={pages.more}>{say("desk_more")}</Button></p>}
    </>
  );
}

/** Asks once more before it is done. */
export function Sure({ ask, question, yes, onYes }: { ask: string; question: string; yes: string; onYes: () => Promise<void> }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const doing = useDoing();
  if (!open) return <Button also onClick={() => setOpen(true)}>{ask}</Button>;
  return (
    <div className="note" role="group" aria-label={question}>
      <p>{question}</p>
      <Wrong failure={doing.wrong} />
      <div className="actions">
        <Button busy={doing.busy} onClick={() => doing.run(async () => { await onYes(); setOpen(false); })}>{yes}</Button>
        <Button also onClick={() => setOpen(false)}>{say("desk_no")}</Button>
      </div>
    </div>
  );
}

/** What is shown this once, ready to be copied. */
export function ShownOnce({ id, label, value }: { id: string; label: Key; value: string }) {
  const { say } = useWords();
  return (
    <div className="note done" role="status">
      <label htmlFor={id}>{say(label)}</label>
      <input id={id} type="text" readOnly value={value} onFocus={(event) => event.target.select()} />
      <p className="quiet">{say("desk_once")}</p>
    </div>
  );
}

/** Every account, for choosing one; closed ones too. */
export async function allAccounts(): Promise<AccountShape[]> {
  const found: AccountShape[] = [];
  let after: string | null = null;
  do {
    const { body } = (await server().listAccounts({ after, limit: 200 })) as { body: { accounts: AccountShape[]; next: string | null } };
    found.push(...body.accounts);
    after = body.next;
  } while (after !== null);
  return found;
}

/** The same, only where the journal may be read: for the pages of the privacy officer. */
export async function accountsForOfficer(): Promise<AccountShape[]> {
  await server().listJournalActions();
  return allAccounts();
}

export function ChooseAccount({ id, label, accounts, value, onChoose, none }: { id: string; label: Key; accounts: Asked<AccountShape[]>; value: string; onChoose: (account: string) => void; none: Key }) {
  const { say } = useWords();
  if (accounts.state === "loading") return <div className="field"><p className="label">{say(label)}</p><Waits /></div>;
  const known = accounts.state === "there" ? accounts.value.map((one) => [one.id, `${one.name} (${one.login})`] as const) : [];
  return <Select id={id} label={say(label)} value={value} options={[["", say(none)], ...known]} onChange={onChoose} />;
}

/** A file made here, of what the server said. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
