/** A billing office's own bills before they go out: put in as a batch, gone over, and come back to. */
"use client";

import { useState, type FormEvent, type ReactNode } from "react";

import type { AuditShape, SeenFolderShape } from "@/generated/almoner";
import { once, server, useAsked, useDoing } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { PAYERS, SETTINGS, type Care, type Payer } from "@/lib/payers";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { Select, Text } from "./Fields";
import { FileField, useFiles } from "./Files";
import { Once, Title, Wrong } from "./States";

const TAKEN = ".837,.x12,.edi,.txt,.csv,.xlsx,.json,.pdf,image/*";

export function Office() {
  const { folder, address } = useHere();
  if (address === null) return <Title name="page_office" />;
  return folder === "" ? <Batches /> : <Batch folder={folder} />;
}

function Batches() {
  const { say, day } = useWords();
  const asked = useAsked(async () => (await server().listFolders({ limit: 200 })).body.folders, []);
  return (
    <>
      <Title name="page_office" lead={say("office_lead")} />
      <Once asked={asked}>
        {(folders) => (
          <>
            {folders.length === 0 ? <p className="note">{say("office_none")}</p> : (
              <>
                <h2>{say("office_batches")}</h2>
                <ul className="m-0 list-none p-0">
                  {[...folders].reverse().map((one) => (
                    <li key={one.id} className="border-t border-line py-3 first:border-0">
                      <To page="office" place={{ folder: one.id }} quiet>{one.name}</To>
                      <p className="quiet !my-0">{say("paper_added", { day: day(one.made_at) })}</p>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <NewBatch />
          </>
        )}
      </Once>
    </>
  );
}

function NewBatch() {
  const { say } = useWords();
  const [name, setName] = useState("");
  const [key] = useState(once);
  const make = async (): Promise<string> => (await server().makeFolder({ idempotencyKey: key, body: { name: name.trim() } })).body.id;
  return (
    <>
      <h2>{say("office_new")}</h2>
      <Check into={make} ready={name.trim() !== ""}>
        <Text id="name" label={say("office_name")} hint={say("office_name_hint")} required maxLength={120} value={name} onChange={setName} />
      </Check>
    </>
  );
}

/** Files, what counts for all of them, and going over them. `into` gives the folder they belong to. */
function Check({ into, ready, children }: { into: () => Promise<string>; ready: boolean; children?: ReactNode }) {
  const { say, language } = useWords();
  const chosen = useFiles({ several: true });
  const [payer, setPayer] = useState<Payer>("unknown");
  const [care, setCare] = useState<Care | "">("");
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || chosen.files.length === 0) return;
    doing.run(async () => {
      const folder = await into();
      const papers = await chosen.send(folder);
      const body = { papers, payers: payer === "unknown" ? [] : [payer], setting: care === "" ? null : care, language };
      const { body: audit } = await server().askAudit(folder, { idempotencyKey: key, body });
      go("queue", { folder, audit: audit.id, job: audit.job?.id });
    });
  };
  return (
    <form onSubmit={check}>
      {children}
      <FileField chosen={chosen} label={say("office_files")} hint={say("office_files_hint")} taken={TAKEN} several />
      <Counts payer={payer} care={care} onPayer={setPayer} onCare={setCare} />
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy || chosen.files.length === 0}>{say(doing.busy ? "add_wait" : "office_check")}</Button></div>
    </form>
  );
}

/** Who pays, and what kind of care it is. */
export function Counts({ payer, care, onPayer, onCare }: { payer: Payer; care: Care | ""; onPayer: (one: Payer) => void; onCare: (one: Care | "") => void }) {
  const { say } = useWords();
  return (
    <div className="narrow">
      <Select id="payer" label={say("office_payer")} value={payer} options={PAYERS.map((one) => [one, say(`payer_${one}`)] as const)} onChange={onPayer} />
      <Select<Care | ""> id="care" label={say("office_care")} value={care} options={[["", say("office_care_told")], ...SETTINGS.map((one) => [one, say(`setting_${one}`)] as const)]} onChange={onCare} />
    </div>
  );
}

function Batch({ folder }: { folder: string }) {
  const { say } = useWords();
  const asked = useAsked(async () => ({ folder: (await server().seeFolder(folder)).body, audits: (await server().listAudits(folder, { limit: 200 })).body.audits }), [folder]);
  return (
    <Once asked={asked} title="page_office">
      {(found) => <Checks folder={found.folder} audits={found.audits} />}
    </Once>
  );
}

function Checks({ folder, audits }: { folder: SeenFolderShape; audits: AuditShape[] }) {
  const { say, moment } = useWords();
  const latest = [...audits].reverse();
  return (
    <>
      <Title name="office_batch" filled={{ name: folder.name }} lead={latest.length === 0 ? say("office_not_checked") : undefined} />
      {latest.map((one, at) => (
        <section key={one.id} className="card">
          <h2 className="!mt-0">{say("office_checked", { moment: moment(one.made_at) })}</h2>
          <HowFar one={one} />
          <div className="actions">
            {isOver(one) ? null : <To page="queue" place={{ folder: folder.id, audit: one.id }} strong={at === 0}>{say("office_to_queue")}</To>}
            {one.done_at === null ? null : <To page="causes" place={{ folder: folder.id, audit: one.id }} quiet>{say("causes_title")}</To>}
          </div>
        </section>
      ))}
      <h2>{say("office_again")}</h2>
      <p>{say("office_again_says")}</p>
      <Check into={async () => folder.id} ready />
      {folder.may.includes("folder erase") ? <Remove folder={folder.id} /> : null}
      <p className="mt-10"><To page="office" quiet>{say("office_all")}</To></p>
    </>
  );
}

/** Whether it ended without an answer. */
function isOver(one: AuditShape): boolean {
  return one.done_at === null && (one.refused !== null || one.job === null || one.job.state === "failed" || one.job.state === "cancelled");
}

function HowFar({ one }: { one: AuditShape }) {
  const { say } = useWords();
  if (one.done_at !== null) return null;
  if (!isOver(one)) return <p>{say("office_not_over")}</p>;
  if (one.job?.state === "cancelled") return <p>{say("office_stopped")}</p>;
  return <div className="note wrong"><p>{say("office_failed")}</p>{one.refused === null ? null : <p lang="en">{one.refused}</p>}</div>;
}

/** The whole batch, with its files and what was found. */
function Remove({ folder }: { folder: string }) {
  const { say } = useWords();
  const doing = useDoing();
  const go = useGo();
  const remove = () => {
    if (!confirm(say("office_remove_sure"))) return;
    doing.run(async () => {
      await server().eraseFolder(folder);
      go("office");
    });
  };
  return (
    <>
      <Wrong failure={doing.wrong} />
      <p className="mt-10"><Button also busy={doing.busy} onClick={remove}>{say("office_remove")}</Button></p>
    </>
  );
}
