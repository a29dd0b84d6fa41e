/** Adding papers: dropped, chosen or photographed; each goes on from where it stopped when the line breaks. */
"use client";

import { useEffect, useRef, useState } from "react";

import type { ListedPaperShape } from "@/generated/almoner";
import { failure, once, server, useAsked, useDoing, type Failure } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { uploadOnce } from "@/lib/uploading";
import { useWords } from "@/lib/words";

import { Back, Button, To } from "./Bits";
import { Drop, Select } from "./Fields";
import { ChooseKept, open, papersOf, waits } from "./KeptPapers";
import { Title, Trouble, Wrong } from "./States";

interface Coming {
  number: number;
  file: File;
  bytes: number;
  paper: string | null;
  same: boolean;
  wrong: Failure | null;
}

export const TAKEN = "image/*,.pdf,.heic,.tif,.tiff,.txt,.csv,.xlsx,.json,.xml,.edi,.835,.837,.x12";
const PLANS = ["commercial", "medicare", "medicare-advantage", "medicaid", "self-pay", "tricare", "va", "unknown"] as const;

export function Add() {
  const { say } = useWords();
  const { folder, id, address, cases } = useHere();
  const [coming, setComing] = useState<Coming[]>([]);
  const [plan, setPlan] = useState<(typeof PLANS)[number]>("unknown");
  const [key] = useState(once);
  const number = useRef(0);
  const doing = useDoing();
  const go = useGo();
  const busy = coming.some((one) => one.paper === null && one.wrong === null);
  useStayWhile(busy);

  const set = (which: number, more: Partial<Coming>) => setComing((all) => all.map((one) => (one.number === which ? { ...one, ...more } : one)));

  const send = async (one: Coming) => {
    try {
      const { paper, same } = await uploadOnce(folder, one.file, (bytes) => set(one.number, { bytes }));
      set(one.number, { paper, same, bytes: one.file.size });
    } catch (error) {
      set(one.number, { wrong: failure(error) });
    }
  };

  /** Out of the folder too, unless it was there before. */
  const takeOut = (one: Coming) =>
    doing.run(async () => {
      const twice = coming.some((each) => each.number !== one.number && each.paper === one.paper);
      if (one.paper !== null && !one.same && !twice) await server().removePaper(folder, one.paper);
      setComing((all) => all.filter((each) => each.number !== one.number));
    });

  const take = (files: FileList | null) => {
    const fresh = [...(files ?? [])].map((file) => ({ number: ++number.current, file, bytes: 0, paper: null, same: false, wrong: null }));
    setComing((all) => [...all, ...fresh]);
    void fresh.reduce(async (before, one) => {
      await before;
      await send(one);
    }, Promise.resolve());
  };

  const kept = useAsked(() => papersOf(folder), [address === null ? null : folder]);
  const [ticked, setTicked] = useState<Record<string, boolean>>({});
  const isChosen = (one: ListedPaperShape) => ticked[one.id] ?? (id === "" && waits(one));
  const chosen = kept.state === "there" ? open(kept.value, id).filter(isChosen).map((one) => one.id) : [];
  const papers = [...new Set([...chosen, ...coming.flatMap((one) => one.paper ?? [])])];
  const read = () =>
    doing.run(async () => {
      let known = id;
      if (known === "") known = (await cases.make("", papers, key)).id;
      else for (const paper of papers) await cases.addPaper(known, paper, `${key}-${paper}`);
      await cases.check(known, `${key}-check`, plan === "unknown" ? {} : { settings: { payers: [plan] } });
      go("reading", { folder, case: known });
    });

  return (
    <>
      <Title name="add_title" lead={say("add_lead")} />
      <Drop onDrop={take}>
        <p className="hidden sm:block">{say("add_drop")}</p>
        <div className="actions !my-2 justify-center">
          <Pick label={say("add_choose")} strong onPick={take} />
          <Pick label={say("add_photo")} photo onPick={take} />
        </div>
      </Drop>
      <p className="quiet">{say("add_hint")}</p>
      <p><To page="phone" place={{ folder, case: id || undefined }} quiet>{say("add_phone")}</To></p>
      {coming.length === 0 ? null : (
        <>
          <h2>{say("add_list")}</h2>
          <ul className="m-0 list-none p-0">
            {coming.map((one) => <OnItsWay key={one.number} one={one} onAgain={() => { set(one.number, { wrong: null }); void send(one); }} onOut={() => takeOut(one)} />)}
          </ul>
        </>
      )}
      <ChooseKept asked={kept} inCase={id} chosen={isChosen} onChoose={(one, on) => setTicked((before) => ({ ...before, [one]: on }))} />
      <Wrong failure={doing.wrong} />
      {papers.length === 0 ? null : (
        <>
          <Select id="plan" label={say("add_plan")} hint={say("add_plan_hint")} value={plan} options={PLANS.map((each) => [each, say(`plan_${each}`)] as const)} onChange={setPlan} />
          <div className="actions"><Button busy={busy || doing.busy} onClick={read}>{say(busy ? "add_wait" : "add_read")}</Button></div>
        </>
      )}
      {id === "" ? null : <Back place={{ folder, case: id }} />}
    </>
  );
}

/** A button that opens the files, or the camera of a phone. */
function Pick({ label, strong, photo, onPick }: { label: string; strong?: boolean; photo?: boolean; onPick: (files: FileList | null) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={strong ? "go" : "also"} onClick={() => field.current?.click()}>{label}</button>
      <input
        ref={field} type="file" hidden multiple accept={photo ? "image/*" : TAKEN} aria-label={label} {...(photo ? { capture: "environment" as const } : {})}
        onChange={(event) => { onPick(event.target.files); event.target.value = ""; }}
      />
    </>
  );
}

function OnItsWay({ one, onAgain, onOut }: { one: Coming; onAgain: () => void; onOut: () => void }) {
  const { say } = useWords();
  return (
    <li className="border-t border-line py-3 first:border-0">
      <span className="font-semibold">{one.file.name}</span>
      {one.wrong !== null ? <Trouble failure={one.wrong} again={onAgain} /> : one.paper !== null ? (
        <p className="quiet !my-0" role="status">{say(one.same ? "add_same" : "add_here")}</p>
      ) : (
        <progress max={Math.max(1, one.file.size)} value={one.bytes} aria-label={say("add_on_way", { name: one.file.name })} />
      )}
      {one.paper === null && one.wrong === null ? null : <TakeOut name={one.file.name} onOut={onOut} />}
    </li>
  );
}

export function TakeOut({ name, onOut }: { name: string; onOut: () => void }) {
  const { say } = useWords();
  return <p className="!my-0"><button type="button" className="plain !py-0 text-base" onClick={onOut}>{say("add_take_out")}<span className="sr-only">: {name}</span></button></p>;
}

/** The browser asks before a page is closed on which something is on its way. */
function useStayWhile(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [busy]);
}
