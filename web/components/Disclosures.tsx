/** What others were shown of a folder in six years, and what left in some other way. For the privacy officer. */
"use client";

import { useState, type FormEvent } from "react";

import type { AccountingShape } from "@/generated/almoner";
import { once, server, useAddress, useAsked, useDoing } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, ChooseAccount, DeskTitle, Sure, accountsForOfficer } from "./Desk";
import { Choices, Day, Text } from "./Fields";
import { Rows } from "./Rows";
import { Wrong } from "./States";

export function Disclosures() {
  const { say } = useWords();
  const address = useAddress();
  const [chosen, choose] = useState("");
  const folder = chosen === "" ? (address?.get("folder") ?? "") : chosen;
  return (
    <>
      <DeskTitle name="page_disclosures" lead="disclosures_lead" />
      <Whose folder={folder} onChoose={choose} />
      {folder === "" ? null : <OfFolder key={folder} folder={folder} />}
      {folder === "" ? <p className="note">{say("disclosures_choose")}</p> : null}
      <BackToWork />
    </>
  );
}

function Whose({ folder, onChoose }: { folder: string; onChoose: (folder: string) => void }) {
  const { say, day } = useWords();
  const [owner, setOwner] = useState("");
  const accounts = useAsked(accountsForOfficer, []);
  const folders = useAsked(async () => (await server().listFoldersOf({ owner, limit: 200 })).body.folders, [owner === "" ? null : owner]);
  return (
    <>
      <AtWork asked={accounts}>{() => <ChooseAccount id="owner" label="disclosures_owner" none="desk_choose" accounts={accounts} value={owner} onChoose={setOwner} />}</AtWork>
      {owner === "" ? null : (
        <AtWork asked={folders}>
          {(found) => found.length === 0 ? <p className="note">{say("disclosures_no_folder")}</p> : (
            <Choices name="folder" label={say("desk_folder")} value={folder} options={found.map((one) => [one.id, <>{say("disclosures_folder", { day: day(one.made_at) })} <code>{one.id}</code></>] as const)} onChange={onChoose} />
          )}
        </AtWork>
      )}
    </>
  );
}

function OfFolder({ folder }: { folder: string }) {
  const { language } = useWords();
  const asked = useAsked(async () => (await server().seeDisclosures(folder, { language })).body, [folder]);
  return (
    <AtWork asked={asked}>
      {(found, again) => (
        <>
          <Listed found={found} />
          <Outside folder={folder} found={found} onChanged={again} />
        </>
      )}
    </AtWork>
  );
}

function Listed({ found }: { found: AccountingShape }) {
  const { say, day } = useWords();
  return (
    <section aria-labelledby="shown">
      <h2 id="shown">{say("disclosures_shown")}</h2>
      <p>{say("disclosures_days", { first: day(found.first), last: day(found.last), cite: found.authority })} {say("disclosures_by", { day: day(found.answer_by) })}</p>
      {found.disclosures.length === 0 ? <p className="note">{say("disclosures_none")}</p> : (
        <Rows
          label={say("disclosures_shown")}
          columns={[{ name: "looks_when" }, { name: "looks_who" }, { name: "looks_what" }, { name: "journal_why" }, { name: "disclosures_times", number: true }]}
          rows={found.disclosures.map((one) => [`${one.day}${one.who}${one.action}${one.purpose}`, [day(one.day), one.name ?? one.who, one.did, one.why, one.times]])}
        />
      )}
      <p className="quiet">{say("disclosures_left_out")}</p>
    </section>
  );
}

function Outside({ folder, found, onChanged }: { folder: string; found: AccountingShape; onChanged: () => void }) {
  const { say, day } = useWords();
  const [said, setSaid] = useState({ day: "", to: "", what: "", purpose: "" });
  const [key, setKey] = useState(once);
  const doing = useDoing();
  const write = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      await server().writeDownDisclosure(folder, { idempotencyKey: key, body: said });
      setKey(once());
      setSaid({ day: "", to: "", what: "", purpose: "" });
      onChanged();
    });
  };
  const field = (name: "to" | "what" | "purpose") => (
    <Text id={name} label={say(`disclosures_${name}`)} required maxLength={1000} value={said[name]} onChange={(text) => setSaid({ ...said, [name]: text })} />
  );
  return (
    <section aria-labelledby="outside">
      <h2 id="outside">{say("disclosures_outside")}</h2>
      <p>{say("disclosures_outside_says")}</p>
      {found.outside.length === 0 ? <p className="quiet">{say("disclosures_none")}</p> : (
        <ul className="m-0 list-none p-0">
          {found.outside.map((one) => (
            <li key={one.id} className="card">
              <p className="font-semibold">{day(one.day)}: {one.to}</p>
              <p>{one.what}. {one.purpose}</p>
              <Sure ask={say("disclosures_back")} question={say("disclosures_back_sure")} yes={say("disclosures_back")} onYes={async () => { await server().takeBackDisclosure(folder, one.id); onChanged(); }} />
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={write}>
        <h3 className="mt-6">{say("disclosures_write")}</h3>
        <Day id="left" label={say("disclosures_day")} required value={said.day} onChange={(on) => setSaid({ ...said, day: on })} />
        {field("to")}
        {field("what")}
        {field("purpose")}
        <Wrong failure={doing.wrong} />
        <div className="actions"><Button also type="submit" busy={doing.busy}>{say("disclosures_go")}</Button></div>
      </form>
    </section>
  );
}
