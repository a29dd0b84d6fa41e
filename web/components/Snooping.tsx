/** Looks at work at one's own record, or a namesake's, a neighbor's or a co-worker's: reasons to ask. For the privacy officer. */
"use client";

import { useState, type FormEvent } from "react";

import type { ListedPerson, SnoopingShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, DeskTitle, accountsForOfficer } from "./Desk";
import { Day, Text, Tick } from "./Fields";
import { Wrong } from "./States";

export function Snooping() {
  const { say, language } = useWords();
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [people, setPeople] = useState<ListedPerson[]>([]);
  const [found, set] = useState<SnoopingShape | null>(null);
  const doing = useDoing();
  const may = useAsked(accountsForOfficer, []);
  const look = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => set((await server().findSnooping({ body: { first, last, people, language } })).body));
  };
  return (
    <>
      <DeskTitle name="page_snooping" lead="snooping_lead" />
      <AtWork asked={may}>
        {() => (
          <>
            <form onSubmit={look}>
              <div className="pair">
                <Day id="first" label={say("desk_first")} required value={first} onChange={setFirst} />
                <Day id="last" label={say("desk_last")} required value={last} onChange={setLast} />
              </div>
              <Wrong failure={doing.wrong} />
              <div className="actions"><Button type="submit" busy={doing.busy}>{say("snooping_go")}</Button></div>
            </form>
            {found === null ? null : <Found found={found} />}
            <Listed people={people} onChange={setPeople} />
          </>
        )}
      </AtWork>
      <BackToWork />
    </>
  );
}

function Found({ found }: { found: SnoopingShape }) {
  const { say, day, language } = useWords();
  return (
    <section aria-labelledby="found" role="status">
      <h2 id="found">{say("snooping_found", { count: found.suspicions.length })}</h2>
      <p>{say("snooping_folders", { count: found.folders })}</p>
      {found.suspicions.map((one) => (
        <div key={`${one.pattern}${one.who}${one.folder}`} className="card">
          <h3 className="!m-0">{one.says}</h3>
          <p>{say("snooping_who", { name: one.name ?? one.who, times: one.times, first: day(one.first), last: day(one.last) })}</p>
          <p className="quiet">{say("desk_folder")} <code>{one.folder}</code></p>
          <p><a href={`${way(language, "journal", { folder: one.folder })}&account=${encodeURIComponent(one.who)}`}>{say("snooping_lines")}</a></p>
        </div>
      ))}
      <p className="quiet">
        {found.suspicions.length === 0 ? null : say("snooping_ask")} {found.not_compared > 0 ? say("snooping_no_names", { count: found.not_compared }) : null} {found.addresses_compared ? null : say("snooping_no_addresses")}
      </p>
    </section>
  );
}

/** Whom the officer knows, so that homes can be compared; sent with the question and kept nowhere. */
function Listed({ people, onChange }: { people: ListedPerson[]; onChange: (people: ListedPerson[]) => void }) {
  const { say } = useWords();
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const [works, setWorks] = useState(true);
  const add = (event: FormEvent) => {
    event.preventDefault();
    onChange([...people, { name: name.trim(), account: null, address: address.trim(), works_here: works }]);
    setName("");
    setAddress("");
  };
  return (
    <details className="mt-8">
      <summary>{say("snooping_homes")}</summary>
      <p>{say("snooping_homes_says")}</p>
      {people.length === 0 ? null : <ul className="list-disc pl-5">{people.map((one) => <li key={`${one.name}${one.address}`}>{one.name}: {one.address} <button type="button" className="plain" onClick={() => onChange(people.filter((each) => each !== one))}>{say("snooping_out", { name: one.name })}</button></li>)}</ul>}
      <form onSubmit={add}>
        <Text id="their-name" label={say("accounts_name")} required maxLength={400} value={name} onChange={setName} />
        <Text id="their-address" label={say("snooping_address")} required maxLength={400} value={address} onChange={setAddress} />
        <Tick checked={works} onChange={setWorks}>{say("snooping_works")}</Tick>
        <div className="actions"><Button also type="submit">{say("snooping_add")}</Button></div>
      </form>
    </details>
  );
}
