/** Pairing a phone on the same network for this case alone. */
"use client";

import { useState } from "react";

import { once, useDoing } from "@/lib/asking";
import { ask } from "@/lib/cases";
import { useHere } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button } from "./Bits";
import { Title, Wrong } from "./States";

interface Pairing {
  address: string;
  qr: string;
  fingerprint: string;
  until: string;
}

export function Phone() {
  const { say, moment } = useWords();
  const { folder, id } = useHere();
  const [pairing, set] = useState<Pairing | null>(null);
  const [key] = useState(once);
  const doing = useDoing();
  const pair = () => doing.run(async () => set(await ask<Pairing>("POST", `/folders/${folder}/cases/${id}/pairing`, { key })));
  return (
    <>
      <Title name="phone_title" lead={say("phone_lead")} />
      {id === "" ? <p className="note">{say("phone_case_first")}</p> : pairing === null ? (
        <>
          <p>{say("phone_says")}</p>
          <Wrong failure={doing.wrong} />
          <div className="actions"><Button busy={doing.busy} onClick={pair}>{say("phone_pair")}</Button></div>
        </>
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
      {id === "" ? null : <Back place={{ folder, case: id }} />}
    </>
  );
}
