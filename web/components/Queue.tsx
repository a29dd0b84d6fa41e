/** What was found in an office's bills, by reason and amount; one reason opens to its findings. The server narrows and orders. */
"use client";

import { useState, type FormEvent } from "react";

import type { ItemShape, QueueShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { way, type Place } from "@/lib/ways";
import { useWords, type Key } from "@/lib/words";

import { Button, To } from "./Bits";
import { Progress } from "./Reading";
import { Rows, type Column } from "./Rows";
import { Once, Title } from "./States";

const STATES = ["open", "repaired", "not_an_error"] as const satisfies readonly ItemShape["state"][];
const AT_ONCE = 20;
const AMOUNT = /^\d{1,12}(\.\d\d)?$/;
const REASONS: Column[] = [{ name: "queue_reason" }, { name: "queue_open", number: true }, { name: "queue_found", number: true }, { name: "queue_money", number: true }];
const FOUND: Column[] = [{ name: "queue_bill" }, { name: "queue_what", wide: true }, { name: "queue_state" }, { name: "queue_money", number: true }];

export function Queue() {
  const { folder, address } = useHere();
  const audit = address?.get("audit") ?? "";
  const job = address?.get("job");
  const [over, setOver] = useState(false);
  if (address === null) return <Title name="queue_title" />;
  if (job && !over) return <Waiting job={job} onOver={() => setOver(true)} />;
  const check = address.get("check") ?? "";
  const asks: Asks = { check, state: STATES.find((one) => one === address.get("state")) ?? "", least: address.get("least") ?? "", order: address.get("order") === "bill" ? "bill" : "amount" };
  return <Found folder={folder} audit={audit} asks={asks} />;
}

interface Asks {
  check: string;
  state: ItemShape["state"] | "";
  least: string;
  order: "amount" | "bill";
}

/** Until the audit is over: it goes on where nobody looks, too. */
function Waiting({ job, onOver }: { job: string; onOver: () => void }) {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().seeJob(job, { language })).body, [job]);
  return (
    <>
      <Title name="queue_waiting" lead={say("reading_close")} />
      <Once asked={asked}>{(now) => <Progress job={now} onOver={onOver} />}</Once>
    </>
  );
}

function Found({ folder, audit, asks }: { folder: string; audit: string; asks: Asks }) {
  const { say, language } = useWords();
  const given = { language, state: asks.state || null, least: AMOUNT.test(asks.least) ? withCents(asks.least) : null, check: asks.check || null, order: asks.order };
  const asked = useAsked(async () => (await server().seeQueue(folder, audit, { ...given, limit: asks.check === "" ? 1 : AT_ONCE })).body, [folder, audit, JSON.stringify(given)]);
  const file = new URLSearchParams(Object.entries(given).filter((one): one is [string, string] => one[1] !== null));
  return (
    <>
      <Title name="queue_title" lead={asks.check === "" ? say("queue_lead") : undefined} />
      <Once asked={asked}>
        {(queue) => (
          <>
            {asks.check === "" && queue.reasons.length > 0 ? <div className="actions"><To page="causes" place={{ folder, audit }} strong>{say("causes_go")}</To></div> : null}
            <Narrow folder={folder} audit={audit} asks={asks} />
            {queue.reasons.length === 0 ? <p className="note">{say(asks.state || asks.least || asks.check ? "queue_none_so" : "queue_none")}</p>
              : asks.check === "" ? <Reasons queue={queue} folder={folder} audit={audit} asks={asks} />
              : queue.reasons.map((one) => <Reason key={one.check} first={one} folder={folder} audit={audit} given={given} />)}
            {queue.reasons.length === 0 ? null : <p><a href={`/api/v1/office/folders/${folder}/audits/${audit}/queue.csv?${file.toString()}`}>{say("csv_fetch")}</a></p>}
          </>
        )}
      </Once>
      {asks.check === "" ? null : <p className="mt-10"><To page="queue" place={{ folder, audit }} quiet>{say("queue_all")}</To></p>}
      <p className={asks.check === "" ? "mt-10" : ""}><To page="office" place={{ folder }} quiet>{say("office_back")}</To></p>
    </>
  );
}

function Reasons({ queue, folder, audit, asks }: { queue: QueueShape; folder: string; audit: string; asks: Asks }) {
  const { say, money, language } = useWords();
  const place: Place = { folder, audit, state: asks.state, least: asks.least };
  return (
    <Rows
      label={say("queue_reasons")}
      columns={REASONS}
      rows={queue.reasons.map((one) => [one.check, [
        <a key="to" href={way(language, "queue", { ...place, check: one.check })}>{one.title}</a>, one.open, one.found, money(one.at_stake),
      ]])}
    />
  );
}

type Given = { language: "en" | "es"; state: ItemShape["state"] | null; least: string | null; check: string | null; order: "amount" | "bill" };

function Reason({ first, folder, audit, given }: { first: QueueShape["reasons"][number]; folder: string; audit: string; given: Given }) {
  const { say, money, language } = useWords();
  const [items, setItems] = useState(first.items);
  const [next, setNext] = useState(first.next);
  const more = async () => {
    const { body } = await server().seeQueue(folder, audit, { ...given, limit: AT_ONCE, after: next });
    setItems([...items, ...(body.reasons[0]?.items ?? [])]);
    setNext(body.reasons[0]?.next ?? null);
  };
  return (
    <section aria-labelledby="reason">
      <h2 id="reason">{first.title}</h2>
      <p>{say("queue_sum", { open: first.open, found: first.found, money: money(first.at_stake) })}</p>
      <Rows
        label={first.title}
        columns={FOUND}
        rows={items.map((one) => [one.id, [
          <a key="to" href={way(language, "found", { folder, audit, finding: one.id })}>{one.bill}</a>,
          one.says,
          say(one.still_there ? "mark_still_there" : `mark_${one.state}`),
          one.at_stake === null ? null : money(one.at_stake),
        ]])}
      />
      {next === null ? null : <p><Button also onClick={() => void more()}>{say("queue_more")}</Button></p>}
    </section>
  );
}

/** What to see; the address keeps it, so that going back works. */
function Narrow({ folder, audit, asks }: { folder: string; audit: string; asks: Asks }) {
  const { say } = useWords();
  const go = useGo();
  const [state, setState] = useState(asks.state);
  const [least, setLeast] = useState(asks.least);
  const [order, setOrder] = useState(asks.order);
  const wrong = least !== "" && !AMOUNT.test(least);
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) go("queue", { folder, audit, check: asks.check, state, least, order: order === "bill" ? order : undefined });
  };
  return (
    <details className="card" open={asks.state !== "" || asks.least !== "" || asks.order === "bill"}>
      <summary>{say("queue_narrow")}</summary>
      <form onSubmit={show}>
        <div className="narrow">
          <Select id="state" name="queue_state" value={state} onChange={(one) => setState(one as Asks["state"])} options={[["", "queue_any"], ...STATES.map((one): [string, Key] => [one, `mark_${one}`])]} />
          <div className="field">
            <label htmlFor="least">{say("queue_least")}</label>
            <input id="least" type="text" inputMode="decimal" autoComplete="off" aria-describedby="least-hint" aria-invalid={wrong} value={least} onChange={(event) => setLeast(event.target.value)} />
            <p className="quiet" id="least-hint">{say("queue_least_hint")}</p>
          </div>
          {asks.check === "" ? null : <Select id="order" name="queue_order" value={order} onChange={(one) => setOrder(one === "bill" ? "bill" : "amount")} options={[["amount", "queue_by_money"], ["bill", "queue_by_bill"]]} />}
        </div>
        <p><Button also type="submit">{say("queue_show")}</Button></p>
      </form>
    </details>
  );
}

function withCents(amount: string): string {
  return amount.includes(".") ? amount : `${amount}.00`;
}

export function Select({ id, name, value, options, onChange }: { id: string; name: Key; value: string; options: readonly (readonly [string, Key])[]; onChange: (one: string) => void }) {
  const { say } = useWords();
  return (
    <div className="field">
      <label htmlFor={id}>{say(name)}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([one, says]) => <option key={one} value={one}>{say(says)}</option>)}
      </select>
    </div>
  );
}
