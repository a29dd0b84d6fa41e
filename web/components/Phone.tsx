/** Pairing a phone on the same network, for one case or for one person's papers alone; what it adds is shown as it comes. */
"use client";

import { useCallback, useEffect, useState } from "react";

import type { PairingMade, PairingShape } from "@/generated/almoner";
import { once, server, useDoing } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button, To } from "./Bits";
import { Title, Wrong } from "./States";

const LOOKS_MS = 2000;

export function Phone() {
  const { say } = useWords();
  const { folder, id, cases } = useHere();
  const [pairing, set] = useState<PairingMade | null>(null);
  const doing = useDoing();
  const pair = () => doing.run(async () => set(await cases.pair(id)));
  return (
    <>
      <Title name="phone_title" lead={say("phone_lead")} />
      {folder === "" ? <p><To page="folders" strong>{say("frame_folders")}</To></p> : pairing !== null ? <Paired pairing={pairing} onAgain={pair} /> : (
        <>
          <p>{say("phone_says")}</p>
          <Wrong failure={doing.wrong} />
          <div className="actions"><Button busy={doing.busy} onClick={pair}>{say("phone_pair")}</Button></div>
        </>
      )}
      {id === "" ? null : <Back place={{ folder, case: id }} />}
    </>
  );
}

function Paired({ pairing, onAgain }: { pairing: PairingMade; onAgain: () => void }) {
  const { say, moment } = useWords();
  const { folder } = useHere();
  const { now, look } = useStanding(folder, pairing);
  const doing = useDoing();
  const end = () =>
    doing.run(async () => {
      await server().endPairing(folder, pairing.id);
      await look();
    });
  return (
    <>
      {now.state === "ended" ? (
        <div className="note"><p>{say("phone_over")}</p><p><button type="button" className="plain" onClick={onAgain}>{say("phone_pair")}</button></p></div>
      ) : (
        <ol className="list-decimal pl-6">
          <li className="my-4">
            {say("phone_scan")}
            <img className="mt-3 w-64 max-w-full rounded-lg bg-white p-3" alt={say("phone_qr")} src={`data:image/svg+xml,${encodeURIComponent(pairing.qr)}`} />
            <p className="quiet">{pairing.address}</p>
          </li>
          <li className="my-4">
            {say("phone_warning")}
            <p className="font-mono text-base">{pairing.fingerprint}</p>
          </li>
          <li className="my-4">{say("phone_until", { moment: moment(pairing.until) })}</li>
        </ol>
      )}
      <div role="status">{now.state === "paired" ? <p className="note done">{say("phone_paired")}</p> : null}</div>
      {now.state === "ended" ? null : (
        <>
          <Wrong failure={doing.wrong} />
          <div className="actions"><Button busy={doing.busy} also onClick={end}>{say("phone_end")}</Button></div>
        </>
      )}
      <Came papers={now.papers} />
    </>
  );
}

/** How it stands, looked at again and again while it is open. */
function useStanding(folder: string, pairing: PairingShape): { now: PairingShape; look: () => Promise<void> } {
  const [now, set] = useState(pairing);
  const look = useCallback(async () => set((await server().seePairing(folder, pairing.id)).body), [folder, pairing.id]);
  useEffect(() => set(pairing), [pairing]);
  const over = now.id === pairing.id && now.state === "ended";
  useEffect(() => {
    if (over) return;
    const asks = setInterval(() => void look().catch(() => undefined), LOOKS_MS);
    return () => clearInterval(asks);
  }, [look, over]);
  return { now, look };
}

function Came({ papers }: { papers: PairingShape["papers"] }) {
  const { say } = useWords();
  const { folder, id, cases } = useHere();
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  if (papers.length === 0) return null;
  const read = () =>
    doing.run(async () => {
      const known = id === "" ? (await cases.make("", papers.map((one) => one.id), key)).id : id;
      await cases.check(known, `${key}-check`);
      go("reading", { folder, case: known });
    });
  return (
    <>
      <h2>{say("add_list")}</h2>
      <ul className="list-disc pl-5">{papers.map((one) => <li key={one.id}>{one.name}</li>)}</ul>
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button busy={doing.busy} onClick={read}>{say("add_read")}</Button></div>
    </>
  );
}
