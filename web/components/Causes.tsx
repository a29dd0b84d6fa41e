/** What to change first in an office: groups of charges where one error comes up far more than elsewhere, and all groups as bars. */
"use client";

import type { By, CauseShape, CountShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Select } from "./Fields";
import { Bars, Rows, type Column } from "./Rows";
import { Once, Title } from "./States";

const KINDS = ["department", "item", "template", "place", "provider"] as const satisfies readonly By[];
const COUNTS: Column[] = [{ name: "causes_group" }, { name: "queue_reason", wide: true }, { name: "causes_hit", number: true }, { name: "causes_charges", number: true }, { name: "queue_money", number: true }];
const DRAWN = 10;

export function Causes() {
  const { say, money, language } = useWords();
  const { folder, address } = useHere();
  const audit = address?.get("audit") ?? "";
  const asked = useAsked(async () => (await server().seeRootCauses(folder, audit, { language })).body, [address === null ? null : folder, audit]);
  return (
    <>
      <Title name="causes_title" lead={asked.state === "there" && asked.value.causes.length > 0 ? say("causes_lead") : undefined} />
      <Once asked={asked}>
        {(found) => (
          <>
            {found.says === null ? null : <p className="note">{found.says}</p>}
            {found.causes.length < 2 ? null : <Bars label={say("causes_drawn")} bars={found.causes.map((one, at) => ({ key: `${at}`, name: `${at + 1}. ${said(one)}`, amount: money(one.at_stake), bar: one.bar }))} />}
            <ol className="m-0 list-none p-0">{found.causes.map((one, at) => <Cause key={`${at}`} one={one} at={at} folder={folder} audit={audit} />)}</ol>
            <Groups folder={folder} audit={audit} by={KINDS.find((one) => one === address?.get("by")) ?? "department"} />
          </>
        )}
      </Once>
      <p className="mt-10"><To page="queue" place={{ folder, audit }} quiet>{say("queue_all")}</To></p>
      <p><To page="office" place={{ folder }} quiet>{say("office_back")}</To></p>
    </>
  );
}

function said(one: CauseShape): string {
  return one.group.item === null ? one.group.says : `${one.group.says}, ${one.group.item}`;
}

function Cause({ one, at, folder, audit }: { one: CauseShape; at: number; folder: string; audit: string }) {
  const { say, money, language } = useWords();
  return (
    <li className="card">
      <h2 className="!mt-0">{at + 1}. {said(one)}</h2>
      <p className="font-semibold">{one.title}</p>
      <p>{one.says}</p>
      <p className="badges"><span>{say("causes_money", { money: money(one.at_stake) })}</span><span>{say("causes_findings", { count: one.findings })}</span></p>
      <details>
        <summary>{say("causes_examples")}</summary>
        <ul className="list-disc pl-5">
          {one.examples.map((each) => <li key={each.id}><a href={way(language, "found", { folder, audit, finding: each.id })}>{each.bill}</a>: {each.says}</li>)}
        </ul>
      </details>
    </li>
  );
}

function Groups({ folder, audit, by }: { folder: string; audit: string; by: By }) {
  const { say, language } = useWords();
  const go = useGo();
  const asked = useAsked(async () => (await server().seeCounts(folder, audit, { by, limit: 200, language })).body.counts, [folder, audit, by]);
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{say("causes_groups")}</h2>
      <Select id="by" label={say("causes_by")} value={by} options={KINDS.map((one) => [one, say(`by_${one}`)] as const)} onChange={(one) => go("causes", { folder, audit, by: one })} />
      <Once asked={asked}>{(counts) => counts.length === 0 ? <p className="note">{say("causes_no_groups")}</p> : <Drawn counts={counts} folder={folder} audit={audit} by={by} />}</Once>
    </section>
  );
}

function Drawn({ counts, folder, audit, by }: { counts: CountShape[]; folder: string; audit: string; by: By }) {
  const { say, money, language } = useWords();
  const key = (one: CountShape) => [one.check, ...one.group.key].join();
  return (
    <>
      <Bars label={say("causes_drawn")} bars={counts.slice(0, DRAWN).map((one) => ({ key: key(one), name: `${one.group.says}: ${one.title}`, amount: money(one.at_stake), bar: one.bar }))} />
      {counts.length > DRAWN ? <p className="quiet">{say("causes_first", { count: DRAWN })}</p> : null}
      <Rows label={say("causes_groups")} columns={COUNTS} rows={counts.map((one) => [key(one), [one.group.says, one.title, one.found, one.services, money(one.at_stake)]])} />
      <p><a href={`/api/v1/office/folders/${folder}/audits/${audit}/counts.csv?by=${by}&language=${language}`}>{say("csv_fetch")}</a></p>
    </>
  );
}
