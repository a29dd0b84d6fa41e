/** What was found in an office's bills, by reason and amount; one reason opens to its findings. The server narrows and orders. */
"use client";

import { useState, type FormEvent } from "react";

import type { ItemShape, QueueShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { way, type Place } from "@/lib/ways";
import { useWords, type Key } from "@/lib/words";

import { Button, To } from "./Bits";
import { Select, Text } from "./Fields";
import { MARKS } from "./Found";
import { NotChecked } from "./NotChecked";
import { WaitsFor } from "./Reading";
import { Rows, type Column } from "./Rows";
import { Once, Title, Wrong } from "./States";

const AT_ONCE = 20;
const AMOUNT = /^\d{1,12}(\.\d\d)?$/;
const REASONS: Column[] = [{ name: "queue_reason" }, { name: "queue_open", number: true }, { name: "queue_found", number: true }, { name: "queue_money", number: true }];
const FOUND: Column[] = [{ name: "queue_bill" }, { name: "queue_what", wide: true }, { name: "queue_sure" }, { name: "queue_state" }, { name: "queue_money", number: true }];

export function Queue() {
  const { folder, address } = useHere();
  const audit = address?.get("audit") ?? "";
  const job = address?.get("job");
  const [over, setOver] = useState(false);
  if (address === null) return <Title name="queue_title" />;
  if (job && !over) return <WaitsFor job={job} title="queue_waiting" onOver={() => setOver(true)} />;
  const check = address.get("check") ?? "";
  const asks: Asks = { check, state: MARKS.find((one) => one === address.get("state")) ?? "", least: address.get("least") ?? "", order: address.get("order") === "bill" ? "bill" : "amount" };
  return <Found folder={folder} audit={audit} asks={asks} />;
}

interface Asks {
  check: string;
  state: ItemShape["state"] | "";
  least: string;
  order: "amount" | "bill";
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
            {asks.check === "" ? <WhatWasRead read={queue.read} /> : null}
            {queue.reasons.length === 0 ? null : <p><a href={`/api/v1/office/folders/${folder}/audits/${audit}/queue.csv?${file.toString()}`}>{say("csv_fetch")}</a></p>}
          </>
        )}
      </Once>
      {asks.check === "" ? null : <p className="mt-10"><To page="queue" place={{ folder, audit }} quiet>{say("queue_all")}</To></p>}
      <p className={asks.check === "" ? "mt-10" : ""}><To page="office" place={{ folder }} quiet>{say("office_back")}</To></p>
    </>
  );
}

/** How much was read, what was not understood, and what could not be checked: "nothing found" is worth no more than that. */
function WhatWasRead({ read }: { read: QueueShape["read"] }) {
  const { say } = useWords();
  return (
    <div className="my-6">
      <p>{read.says}</p>
      <Said name="queue_lost" some={read.lost} open />
      <Said name="more_doubts" some={read.doubts} />
      <NotChecked some={read.not_checked} />
    </div>
  );
}

function Said({ name, some, open }: { name: Key; some: string[]; open?: boolean }) {
  const { say } = useWords();
  if (some.length === 0) return null;
  return (
    <details open={open}>
      <summary>{say(name)}</summary>
      <ul className="list-disc pl-5">{some.map((one) => <li key={one} className="my-1.5">{one}</li>)}</ul>
    </details>
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
  const doing = useDoing();
  const more = () =>
    doing.run(async () => {
      const { body } = await server().seeQueue(folder, audit, { ...given, limit: AT_ONCE, after: next });
      setItems([...items, ...(body.reasons[0]?.items ?? [])]);
      setNext(body.reasons[0]?.next ?? null);
    });
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
          one.class_says,
          say(one.still_there ? "mark_still_there" : `mark_${one.state}`),
          one.at_stake === null ? null : money(one.at_stake),
        ]])}
      />
      <Wrong failure={doing.wrong} />
      {next === null ? null : <p><Button also busy={doing.busy} onClick={more}>{say("desk_more")}</Button></p>}
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
          <Select<Asks["state"]> id="state" label={say("queue_state")} value={state} options={[["", say("queue_any")], ...MARKS.map((one) => [one, say(`mark_${one}`)] as const)]} onChange={setState} />
          <Text id="least" label={say("queue_least")} hint={say("queue_least_hint")} inputMode="decimal" aria-invalid={wrong} value={least} onChange={setLeast} />
          {asks.check === "" ? null : <Select id="order" label={say("queue_order")} value={order} options={[["amount", say("queue_by_money")], ["bill", say("queue_by_bill")]]} onChange={setOrder} />}
        </div>
        <p><Button also type="submit">{say("queue_show")}</Button></p>
      </form>
    </details>
  );
}

function withCents(amount: string): string {
  return amount.includes(".") ? amount : `${amount}.00`;
}
