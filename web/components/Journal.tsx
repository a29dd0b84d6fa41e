/** The record of who saw and did what: searched, verified, its head signed. For the privacy officer. */
"use client";

import { useState, type FormEvent } from "react";

import type { VerifiedShape } from "@/generated/almoner";
import { server, useAddress, useAsked, useDoing } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, ChooseAccount, DeskTitle, More, allAccounts, download, usePages } from "./Desk";
import { Day, Select, Text } from "./Fields";
import { Rows, type Column } from "./Rows";
import { Wrong } from "./States";

interface Asked {
  first: string;
  last: string;
  who: string;
  action: string;
  folder: string;
}

const LINES: Column[] = [{ name: "journal_line" }, { name: "looks_when" }, { name: "looks_who" }, { name: "looks_what", wide: true }, { name: "journal_why" }, { name: "desk_folder", wide: true }];
const ALL: Asked = { first: "", last: "", who: "", action: "", folder: "" };
const orNull = (text: string) => (text === "" ? null : text);

export function Journal() {
  const address = useAddress();
  return (
    <>
      <DeskTitle name="page_journal" lead="journal_lead" />
      {address === null ? null : <Search start={{ ...ALL, who: address.get("account") ?? "", folder: address.get("folder") ?? "" }} />}
      <Verify />
      <Head />
      <BackToWork />
    </>
  );
}

function Search({ start }: { start: Asked }) {
  const { say, language, moment } = useWords();
  const [typed, setTyped] = useState(start);
  const [asked, setAsked] = useState(start);
  const accounts = useAsked(allAccounts, []);
  const actions = useAsked(async () => (await server().listJournalActions({ language })).body.actions, []);
  const pages = usePages(async (before) => {
    const { body } = await server().searchJournal({ first: orNull(asked.first), last: orNull(asked.last), who: orNull(asked.who), action: orNull(asked.action), folder: orNull(asked.folder), before: before === null ? null : Number(before), limit: 50, language });
    return { found: body.lines, next: body.next === null ? null : String(body.next) };
  }, [JSON.stringify(asked)]);
  const set = (more: Partial<Asked>) => setTyped({ ...typed, ...more });
  const search = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed);
  };
  return (
    <section aria-labelledby="search">
      <h2 id="search" className="sr-only">{say("journal_search")}</h2>
      <form onSubmit={search}>
        <div className="pair">
          <Day id="first" label={say("desk_first")} value={typed.first} onChange={(first) => set({ first })} />
          <Day id="last" label={say("desk_last")} value={typed.last} onChange={(last) => set({ last })} />
          <ChooseAccount id="who" label="journal_who" none="journal_anyone" accounts={accounts} value={typed.who} onChoose={(who) => set({ who })} />
          <Select id="action" label={say("journal_what")} value={typed.action} options={[["", say("journal_anything")], ...(actions.state === "there" ? actions.value.map((one) => [one.action, one.says] as const) : [])]} onChange={(action) => set({ action })} />
          <Text id="folder" label={say("desk_folder")} spellCheck={false} value={typed.folder} onChange={(folder) => set({ folder: folder.trim() })} />
        </div>
        <div className="actions"><Button type="submit">{say("journal_go")}</Button></div>
      </form>
      <AtWork asked={pages.asked}>
        {(lines) => lines.length === 0 ? <p className="note">{say("journal_nothing")}</p> : (
          <>
            <Rows
              label={say("page_journal")}
              columns={LINES}
              rows={lines.map((one) => [`${one.number}`, [
                one.number, moment(one.at, "short"), one.name ?? one.who, one.did + (one.outcome === "done" ? "" : ` (${one.ended})`), one.why, one.folder === null ? null : <code key="folder">{one.folder}</code>,
              ]])}
            />
            <More pages={pages} />
          </>
        )}
      </AtWork>
    </section>
  );
}

function Verify() {
  const { say, language } = useWords();
  const [found, set] = useState<VerifiedShape | null>(null);
  const doing = useDoing();
  const run = () => doing.run(async () => set((await server().verifyJournal({ language })).body));
  return (
    <section aria-labelledby="verify">
      <h2 id="verify">{say("journal_verify")}</h2>
      <p>{say("journal_verify_says")}</p>
      <Wrong failure={doing.wrong} />
      {found === null ? null : <div className={found.is_whole ? "note done" : "note wrong"} role="status">{found.says.map((one) => <p key={one}>{one}</p>)}</div>}
      <div className="actions"><Button also busy={doing.busy} onClick={run}>{say("journal_verify_go")}</Button></div>
    </section>
  );
}

function Head() {
  const { say } = useWords();
  const [line, set] = useState<number | null>(null);
  const doing = useDoing();
  const sign = () =>
    doing.run(async () => {
      const { body } = await server().signHead();
      download(`almoner-head-${body.number}.jsonl`, `${JSON.stringify(body)}\n`, "application/x-ndjson");
      set(body.number);
    });
  return (
    <section aria-labelledby="head">
      <h2 id="head">{say("journal_head")}</h2>
      <p>{say("journal_head_says")}</p>
      <Wrong failure={doing.wrong} />
      {line === null ? null : <p className="note done" role="status">{say("journal_head_made", { line })}</p>}
      <div className="actions"><Button also busy={doing.busy} onClick={sign}>{say("journal_head_go")}</Button></div>
    </section>
  );
}
