/** Public tables: how many checks can run, one more file or a fetch, which are too old, whether all are as they came. For an operator. */
"use client";

import { useEffect, useRef, useState, type ChangeEvent, type FormEvent } from "react";

import type { EditionShape, JobLine, TableShape, TablesShape, VerifiedTables } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { disposition } from "@/lib/uploading";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, DeskTitle } from "./Desk";
import { Drop, Select, Tick } from "./Fields";
import { Waits, Wrong } from "./States";

const LOOK_MS = 1000;

export function Tables() {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().seeTables({ language })).body, []);
  return (
    <>
      <DeskTitle name="page_tables" />
      <AtWork asked={asked}>
        {(all, again) => (
          <>
            <p className="lead" role="status">{say("tables_reach", { full: all.full, total: all.total })}</p>
            {all.part > 0 ? <p>{say("tables_part", { count: all.part })}</p> : null}
            <TakeIn onOver={again} />
            <Fetch all={all} onOver={again} />
            <Here tables={all.tables} />
            <Missing tables={all.tables} />
            <Verify />
          </>
        )}
      </AtWork>
      <BackToWork />
    </>
  );
}

/** A file as its publisher gives it. */
function TakeIn({ onOver }: { onOver: () => void }) {
  const { say } = useWords();
  const [job, setJob] = useState<string | null>(null);
  const doing = useDoing();
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setJob(null);
    doing.run(async () => setJob((await server().takeInTable({ contentDisposition: disposition(file), body: file })).body.id));
  };
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files?.[0]);
    event.target.value = "";
  };
  return (
    <section aria-labelledby="take-in">
      <h2 id="take-in">{say("tables_add")}</h2>
      <p>{say("tables_add_says")}</p>
      <Drop onDrop={(files) => take(files[0])}>
        <p>{say("tables_drop")}</p>
        <Button busy={doing.busy} onClick={() => input.current?.click()}>{say("tables_choose")}</Button>
        <input ref={input} type="file" hidden onChange={chosen} aria-label={say("tables_choose")} />
      </Drop>
      {doing.busy ? <p role="status">{say("tables_on_way")}</p> : null}
      <Wrong failure={doing.wrong} />
      {job === null ? null : <Job key={job} job={job} onOver={onOver} />}
    </section>
  );
}

function Fetch({ all, onOver }: { all: TablesShape; onOver: () => void }) {
  const { say } = useWords();
  const [table, setTable] = useState("");
  const [accepted, setAccepted] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const doing = useDoing();
  const fetch = (event: FormEvent) => {
    event.preventDefault();
    setJob(null);
    doing.run(async () => setJob((await server().fetchTables({ body: { table: table === "" ? null : table, accept_ama_licence: accepted } })).body.id));
  };
  const those = all.tables.filter((one) => one.may_fetch);
  return (
    <section aria-labelledby="fetch">
      <h2 id="fetch">{say("tables_fetch")}</h2>
      {all.may_fetch ? (
        <form onSubmit={fetch}>
          <p>{say("tables_fetch_says")}</p>
          <Select id="table" label={say("tables_which")} value={table} options={[["", say("tables_all")], ...those.map((one) => [one.table, one.title] as const)]} onChange={setTable} />
          <Tick checked={accepted} onChange={setAccepted}>{say("tables_accept")}</Tick>
          <Wrong failure={doing.wrong} />
          <div className="actions"><Button also type="submit" busy={doing.busy}>{say("tables_fetch_go")}</Button></div>
          {job === null ? null : <Job key={job} job={job} onOver={onOver} />}
        </form>
      ) : <p>{say("tables_no_host")} <code>ALMONER_HOSTS=www.cms.gov</code></p>}
    </section>
  );
}

/** How far one is, until it is over. */
function Job({ job, onOver }: { job: string; onOver: () => void }) {
  const { say, language } = useWords();
  const [now, set] = useState<JobLine | null>(null);
  const done = useRef(onOver);
  done.current = onOver;
  const over = now !== null && !now.may_stop;
  useEffect(() => {
    if (over) return;
    const look = () => void server().listJobs({ limit: 50, language }).then(({ body }) => {
      const found = body.jobs.find((one) => one.id === job) ?? null;
      set(found);
      if (found !== null && !found.may_stop) done.current();
    }, () => undefined); // it is asked again
    look();
    const asks = setInterval(look, LOOK_MS);
    return () => clearInterval(asks);
  }, [job, over, language]);
  if (now === null) return <Waits />;
  if (now.state === "failed") return <div role="alert" className="note wrong"><p>{say("tables_refused")}</p><p lang="en">{now.because}</p></div>;
  return (
    <div className="note" role="status">
      <p>{over ? say(now.state === "done" ? "tables_taken" : "job_cancelled") : say("tables_working")}</p>
      {over ? null : <progress max={Math.max(1, now.of)} {...(now.of > 0 ? { value: now.done } : {})} aria-label={now.says} />}
    </div>
  );
}

function Here({ tables }: { tables: TableShape[] }) {
  const { say } = useWords();
  const here = tables.filter((one) => one.editions.length > 0);
  return (
    <section aria-labelledby="here">
      <h2 id="here">{say("tables_here")}</h2>
      {here.length === 0 ? <p className="quiet">{say("tables_none")}</p> : here.map((one) => (
        <div key={one.table} className="card">
          <h3 className="!m-0">{one.title}</h3>
          {one.overdue.map((late) => <p key={`${late.setting}${late.programme}`} className="by">{say("tables_overdue", { days: late.days })}</p>)}
          <ul className="m-0 list-none p-0 text-base">{one.editions.map((each) => <li key={`${each.edition}${each.setting}${each.programme}`}><Edition one={each} /></li>)}</ul>
        </div>
      ))}
    </section>
  );
}

function Edition({ one }: { one: EditionShape }) {
  const { say, day } = useWords();
  const whose = [one.setting, one.programme].filter((each) => each !== null).join(", ");
  const days = one.last_day === null ? say("tables_from", { first: day(one.first_day) }) : say("tables_days", { first: day(one.first_day), last: day(one.last_day) });
  return <>{one.edition}{whose === "" ? "" : ` (${whose})`}: {days} {say("tables_rows", { count: one.rows })}{one.partial ? ` ${say("tables_partial")}` : ""}</>;
}

function Missing({ tables }: { tables: TableShape[] }) {
  const { say } = useWords();
  const missing = tables.filter((one) => one.editions.length === 0 && one.checks.length > 0);
  if (missing.length === 0) return null;
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{say("tables_missing")}</h2>
      <p>{say("tables_missing_says")}</p>
      <dl className="pairs">
        {missing.map((one) => (
          <div key={one.table}>
            <dt>{one.title}</dt>
            <dd>{one.checks.map((each) => `${each.says} (${each.id})`).join("; ")}. {one.licence === null ? null : <span className="quiet">{say(`tables_${one.licence}`)}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Verify() {
  const { say, language } = useWords();
  const [found, set] = useState<VerifiedTables | null>(null);
  const doing = useDoing();
  const run = () => doing.run(async () => set((await server().verifyTables({ language })).body));
  const bad = found?.editions.filter((one) => one.trouble !== null) ?? [];
  return (
    <section aria-labelledby="verify">
      <h2 id="verify">{say("tables_verify")}</h2>
      <p>{say("tables_verify_says")}</p>
      <Wrong failure={doing.wrong} />
      {found === null ? null : (
        <div className={bad.length === 0 ? "note done" : "note wrong"} role="status">
          <p>{bad.length === 0 ? say("tables_verified", { count: found.editions.length }) : say("tables_spoiled", { count: bad.length })}</p>
          {bad.length === 0 ? null : <ul className="list-disc pl-5">{bad.map((one) => <li key={`${one.table}${one.edition}${one.setting}`}>{one.title}, {one.edition}</li>)}</ul>}
        </div>
      )}
      <div className="actions"><Button also busy={doing.busy} onClick={run}>{say("tables_verify_go")}</Button></div>
    </section>
  );
}
