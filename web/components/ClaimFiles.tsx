/** Whole claim files: chosen, gone over as a job, and the earlier runs of a place. */
"use client";

import { useState, type FormEvent } from "react";

import type { FolderShape, RunShape } from "@/generated/almoner";
import { once, server, useAsked, useDoing } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import type { Care, Payer } from "@/lib/payers";
import { toldApart } from "@/lib/people";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { BackToWork } from "./Desk";
import { Select, Text } from "./Fields";
import { FileField, useFiles } from "./Files";
import { Counts } from "./Office";
import { Once, Title, Wrong } from "./States";

const TAKEN = ".837,.x12,.edi,.txt,.csv,.parquet";

export function ClaimFiles() {
  const { say } = useWords();
  const { folder, address } = useHere();
  const asked = useAsked(async () => (await server().listFolders({ limit: 200 })).body.folders, [address === null ? null : ""]);
  return (
    <>
      <Title name="page_claims" lead={say("claims_lead")} />
      <Once asked={asked}>{(folders) => <Ask folders={folders} first={folder} />}</Once>
      <BackToWork />
    </>
  );
}

const NEW = "new";

function Ask({ folders, first }: { folders: FolderShape[]; first: string }) {
  const words = useWords();
  const { say, language } = words;
  const [place, setPlace] = useState(folders.find((one) => one.id === first)?.id ?? folders[0]?.id ?? NEW);
  const [name, setName] = useState("");
  const [payer, setPayer] = useState<Payer>("unknown");
  const [care, setCare] = useState<Care | "">("");
  const [key] = useState(once);
  const chosen = useFiles({ several: true });
  const doing = useDoing();
  const go = useGo();
  const run = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.files.length === 0 || (place === NEW && name.trim() === "")) return;
    doing.run(async () => {
      const folder = place === NEW ? (await server().makeFolder({ idempotencyKey: `${key}-folder`, body: { name: name.trim() } })).body.id : place;
      const papers = await chosen.send(folder);
      const body = { papers, payers: payer === "unknown" ? [] : [payer], setting: care === "" ? null : care, language };
      const { body: made } = await server().askRun(folder, { idempotencyKey: key, body });
      go("run", { folder, run: made.id });
    });
  };
  return (
    <>
      {place === NEW ? null : <Earlier folder={place} />}
      <form onSubmit={run}>
        <h2>{say("claims_new")}</h2>
        {folders.length === 0 ? null : (
          <Select id="place" label={say("claims_place")} value={place} options={[...toldApart(folders, words), [NEW, say("claims_new_place")]]} onChange={setPlace} />
        )}
        {place !== NEW ? null : (
          <Text id="name" label={say("claims_name")} hint={say("claims_name_hint")} required maxLength={120} value={name} onChange={setName} />
        )}
        <FileField chosen={chosen} label={say("claims_file")} hint={say("claims_file_hint")} taken={TAKEN} several />
        <Counts payer={payer} care={care} onPayer={setPayer} onCare={setCare} />
        <p className="quiet">{say("claims_checks")}</p>
        <Wrong failure={doing.wrong} />
        <div className="actions"><Button type="submit" busy={doing.busy || chosen.files.length === 0}>{say(doing.busy ? "add_wait" : "claims_run")}</Button></div>
      </form>
    </>
  );
}

function Earlier({ folder }: { folder: string }) {
  const { say } = useWords();
  const asked = useAsked(async () => (await server().listRuns(folder, { limit: 200 })).body.runs, [folder]);
  return (
    <>
      <h2>{say("claims_earlier")}</h2>
      <Once asked={asked}>{(runs) => runs.length === 0 ? <p className="quiet">{say("claims_no_runs")}</p> : <ul className="m-0 list-none p-0">{[...runs].reverse().map((one) => <Run key={one.id} one={one} />)}</ul>}</Once>
    </>
  );
}

function Run({ one }: { one: RunShape }) {
  const { say, moment } = useWords();
  return (
    <li className="border-t border-line py-3 first:border-0">
      <To page="run" place={{ folder: one.folder, run: one.id }} quiet>{moment(one.made_at)}</To>
      <p className="quiet !my-0">{say(one.done_at === null ? "claims_not_done" : "claims_done")}</p>
    </li>
  );
}
