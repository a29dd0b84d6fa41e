/** One run of a claim file: how far it is, what came out, what it depends on, and the files to take along. */
"use client";

import type { RunShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { useHere } from "@/lib/here";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Progress } from "./Reading";
import { Rows, type Column } from "./Rows";
import { Once, Title } from "./States";

/** Of the manifest (almoner.claims/1), what this page says. */
interface Manifest {
  run: string;
  inputs: string[];
  files: { lines: number }[];
  checks: string[];
  findings: Record<string, { at_stake: string; classes: Record<string, number> }>;
  editions: { table: string; setting: string | null; edition: string; sha256: string }[];
  results: { rows: number; bytes: number; sha256: string };
  versions: Record<string, string>;
}

const FOUND: Column[] = [{ name: "run_check" }, { name: "queue_found" }, { name: "queue_money", number: true }];
const TABLES: Column[] = [{ name: "run_table" }, { name: "run_edition" }, { name: "run_sum" }];
const CLASSES = ["fact", "rule", "evidence", "question"] as const;

export function ClaimRun() {
  const { say } = useWords();
  const { folder, address } = useHere();
  const run = address?.get("run") ?? "";
  const asked = useAsked(async () => (await server().seeRun(folder, run)).body, [address === null ? null : folder, run]);
  return (
    <>
      <Once asked={asked} title="run_title">{(one, again) => one.manifest === null ? <Waiting one={one} onOver={again} /> : <Done one={one} manifest={one.manifest as unknown as Manifest} />}</Once>
      <p className="mt-10"><To page="claims" place={{ folder }} quiet>{say("run_back")}</To></p>
    </>
  );
}

function Waiting({ one, onOver }: { one: RunShape; onOver: () => void }) {
  const { say } = useWords();
  return (
    <>
      <Title name="run_waiting" lead={say("reading_close")} />
      {one.job === null ? null : <Progress job={one.job} onOver={onOver} />}
    </>
  );
}

function Done({ one, manifest }: { one: RunShape; manifest: Manifest }) {
  const { say, money } = useWords();
  const at = `/api/v1/claims/folders/${one.folder}/runs/${one.id}`;
  const found = Object.entries(manifest.findings);
  return (
    <>
      <Title name="run_title" lead={say("run_lead", { rows: manifest.results.rows })} />
      <div className="actions">
        <a className="go" href={`${at}/findings`}>{say("run_fetch")}</a>
        <a className="also" href={`${at}/manifest`}>{say("run_manifest")}</a>
      </div>
      <p className="quiet">{say("run_names_nobody")}</p>
      <h2>{say("run_found")}</h2>
      {found.length === 0 ? <p className="note">{say("run_none")}</p> : (
        <Rows label={say("run_found")} columns={FOUND} rows={found.map(([check, told]) => [check, [check, Object.entries(told.classes).map(([cls, count]) => `${classSaid(cls)}: ${count}`).join(", "), money(told.at_stake)]])} />
      )}
      <h2>{say("run_ran")}</h2>
      <dl className="pairs">
        <div><dt>{say("run_sum_of_run")}</dt><dd><code>{manifest.run}</code></dd></div>
        <div><dt>{say("run_sum_of_results")}</dt><dd><code>{manifest.results.sha256}</code></dd></div>
        {manifest.inputs.map((each, nth) => <div key={each}><dt>{say("run_input", { number: nth + 1, lines: manifest.files[nth]?.lines ?? 0 })}</dt><dd><code>{each}</code></dd></div>)}
        <div><dt>{say("run_checks")}</dt><dd>{manifest.checks.join(", ")}</dd></div>
        <div><dt>{say("run_versions")}</dt><dd>{Object.entries(manifest.versions).map((each) => each.join(" ")).join(", ")}</dd></div>
      </dl>
      <h2>{say("run_tables")}</h2>
      {manifest.editions.length === 0 ? <p className="note">{say("run_no_tables")}</p> : (
        <Rows label={say("run_tables")} columns={TABLES} rows={manifest.editions.map((each) => [each.sha256, [[each.table, each.setting].filter(Boolean).join(", "), each.edition, <code key="sum" className="text-sm">{each.sha256.slice(0, 16)}</code>]])} />
      )}
    </>
  );

  function classSaid(cls: string): string {
    const known = CLASSES.find((each) => each === cls);
    return known === undefined ? cls : say(`run_class_${known}`);
  }
}
