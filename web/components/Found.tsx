/** One finding in an office's bills: its lines, the rule, what to do, and what the office says of it. */
"use client";

import { useState, type FormEvent } from "react";

import type { FoundShape, ItemShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useHere } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Button, Rules, To } from "./Bits";
import { Choices, Text } from "./Fields";
import { Rows, type Column } from "./Rows";
import { Once, Title, Wrong } from "./States";

const LINES: Column[] = [
  { name: "line_code" }, { name: "queue_bill" }, { name: "line_day" }, { name: "line_what" }, { name: "line_department" }, { name: "line_units", number: true }, { name: "line_charge", number: true },
  { name: "line_allowed", number: true }, { name: "queue_money", number: true },
];
/** What an office may say of a finding. */
export const MARKS = ["open", "repaired", "not_an_error"] as const satisfies readonly ItemShape["state"][];

export function Found() {
  const { say, language } = useWords();
  const { folder, address } = useHere();
  const [audit, finding] = [address?.get("audit") ?? "", address?.get("finding") ?? ""];
  const asked = useAsked(async () => (await server().seeFinding(folder, audit, finding, { language })).body, [address === null ? null : folder, audit, finding]);
  return (
    <>
      <Once asked={asked} title="found_title">{(one, again) => <One one={one} folder={folder} audit={audit} onMarked={again} />}</Once>
      {asked.state === "there" ? <p className="mt-10"><To page="queue" place={{ folder, audit, check: asked.value.check }} quiet>{say("found_back")}</To></p> : null}
      <p><To page="queue" place={{ folder, audit }} quiet>{say("queue_all")}</To></p>
    </>
  );
}

function One({ one, folder, audit, onMarked }: { one: FoundShape; folder: string; audit: string; onMarked: () => void }) {
  const { say, rule, money, day } = useWords();
  return (
    <>
      <Title name="titled" filled={{ title: one.item.title }} lead={one.item.says} />
      <p className="badges"><span>{one.item.class_says}</span>{one.bills.map((bill) => <span key={bill}>{say("found_bill", { bill })}</span>)}<span>{say("found_check", { check: one.check })}</span></p>
      <p>{one.class_means}</p>
      {one.item.at_stake === null ? null : <p className="sum">{money(one.item.at_stake)}</p>}
      {one.item.still_there ? <p className="note">{say("found_still_there")}</p> : null}
      {one.lines.length === 0 ? null : (
        <>
          <h2>{say("found_lines")}</h2>
          <Rows
            label={say("found_lines")}
            columns={LINES}
            rows={one.lines.map((line, at) => [`${at}`, [
              [line.code ?? say("line_no_code"), ...line.modifiers].join(" "),
              one.bills.length > 1 ? line.bill : null,
              line.day === null ? null : day(line.day),
              line.description,
              line.revenue_code,
              line.units,
              line.charge === null ? null : money(line.charge),
              line.allowed === null ? null : money(line.allowed),
              line.at_stake === null ? null : money(line.at_stake),
            ]])}
          />
        </>
      )}
      {one.settles === null ? null : <div className="note"><p className="label">{rule("report_settles")}</p><p>{one.settles}</p></div>}
      <Rules authority={one.authority} tables={one.tables} />
      <Mark one={one} folder={folder} audit={audit} onMarked={onMarked} />
    </>
  );
}

function Mark({ one, folder, audit, onMarked }: { one: FoundShape; folder: string; audit: string; onMarked: () => void }) {
  const { say, moment } = useWords();
  const [state, setState] = useState<ItemShape["state"]>(one.item.state);
  const [reason, setReason] = useState(one.item.mark?.reason ?? "");
  const [kept, setKept] = useState(false);
  const doing = useDoing();
  const save = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      setKept(false);
      await server().markFinding(folder, audit, one.item.id, { body: { state, reason } });
      setKept(true);
      onMarked();
    });
  };
  return (
    <form onSubmit={save}>
      <Choices name="state" label={<span className="font-serif text-2xl">{say("found_mark")}</span>} value={state} options={MARKS.map((each) => [each, say(`mark_${each}`)] as const)} onChange={setState} />
      <Text id="reason" label={say(state === "not_an_error" ? "found_why" : "found_note")} maxLength={1000} required={state === "not_an_error"} value={reason} onChange={setReason} />
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("save")}</Button></div>
      <div role="status">{kept ? <p className="note done">{say("found_kept")}</p> : null}</div>
      {one.item.mark === null ? null : <p className="quiet">{say("found_marked", { moment: moment(one.item.mark.at) })}</p>}
    </form>
  );
}
