/** Who else may look at a person's papers, for what and until when; taken back at any moment. */
"use client";

import { useState, type FormEvent } from "react";

import type { GrantShape } from "@/generated/almoner";
import { once, server, useAsked, useDoing } from "@/lib/asking";
import { useHere } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { Choices, Day, Text, Tick } from "./Fields";
import { Once, Title, Wrong } from "./States";

const PURPOSES = ["help", "billing", "research"] as const;
/** From the least to the most; each says all that it lets the other do. */
const REACHES = ["looking", "helping", "acting"] as const;

export function Sharing() {
  const { say } = useWords();
  const { folder, address } = useHere();
  const asked = useAsked(async () => (await server().listGrants(folder, { limit: 200 })).body.grants, [address === null ? null : folder]);
  return (
    <>
      <Title name="sharing_title" lead={say("sharing_lead")} />
      <Once asked={asked}>
        {(grants, again) => {
          const now = grants.filter((one) => one.ended_at === null);
          return (
            <>
              {now.length === 0 ? <p className="note">{say("sharing_none")}</p> : <ul className="m-0 list-none p-0">{now.map((one) => <Grant key={one.id} grant={one} onEnded={again} />)}</ul>}
              <Give folder={folder} onGiven={again} />
            </>
          );
        }}
      </Once>
      <p className="mt-10"><To page="looks" place={{ folder }} quiet>{say("folder_looks")}</To></p>
      <p><To page="folder" place={{ folder }} quiet>{say("back_folder")}</To></p>
    </>
  );
}

function Grant({ grant, onEnded }: { grant: GrantShape; onEnded: () => void }) {
  const { say, day } = useWords();
  const doing = useDoing();
  const end = () =>
    doing.run(async () => {
      await server().endGrant(grant.folder, grant.id);
      onEnded();
    });
  const purpose = grant.purpose === "billing" || grant.purpose === "research" ? grant.purpose : "help";
  return (
    <li className="card">
      <p className="font-semibold">{grant.to_name ?? grant.to}</p>
      <p>{say(`purpose_${purpose}`)}. {say("sharing_until", { day: day(grant.last_day) })} {say(`sharing_${grant.acting ? "acting" : grant.helping ? "helping" : "looking"}`)}</p>
      <Wrong failure={doing.wrong} />
      <p><Button also busy={doing.busy} onClick={end}>{say("sharing_end")}</Button></p>
    </li>
  );
}

function Give({ folder, onGiven }: { folder: string; onGiven: () => void }) {
  const { say } = useWords();
  const [login, setLogin] = useState("");
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>("help");
  const [until, setUntil] = useState("");
  const [reach, setReach] = useState<(typeof REACHES)[number]>("looking");
  const [sensitive, setSensitive] = useState(false);
  const [key, setKey] = useState(once);
  const doing = useDoing();
  const give = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      await server().giveGrant(folder, { idempotencyKey: key, body: { to_login: login.trim(), purpose, last_day: until, helping: reach === "helping", acting: reach === "acting", sensitive } });
      setKey(once());
      setLogin("");
      onGiven();
    });
  };
  return (
    <form onSubmit={give}>
      <h2>{say("sharing_give")}</h2>
      <Text id="login" label={say("sharing_login")} hint={say("sharing_login_hint")} required value={login} onChange={setLogin} />
      <Choices name="purpose" label={say("sharing_for")} value={purpose} options={PURPOSES.map((each) => [each, say(`purpose_${each}`)] as const)} onChange={setPurpose} />
      <Day id="until" label={say("sharing_last")} required value={until} onChange={setUntil} />
      <Choices name="reach" label={say("sharing_reach")} value={reach} options={REACHES.map((each) => [each, say(`sharing_${each}`)] as const)} onChange={setReach} />
      <Tick checked={sensitive} onChange={setSensitive}>{say("sharing_sensitive")}</Tick>
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("sharing_save")}</Button></div>
    </form>
  );
}
