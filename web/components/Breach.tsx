/** A worksheet for judging a breach: what the journal knows, the four factors, room for an answer; to print or to keep as a file. */
"use client";

import { useState, type FormEvent } from "react";

import type { BreachShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, ChooseAccount, DeskTitle, accountsForOfficer, download } from "./Desk";
import { Day, Text } from "./Fields";
import { Wrong } from "./States";

export function Breach() {
  const { say, language } = useWords();
  const [discovered, setDiscovered] = useState("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [account, setAccount] = useState("");
  const [folder, setFolder] = useState("");
  const [made, set] = useState<BreachShape | null>(null);
  const accounts = useAsked(accountsForOfficer, []);
  const doing = useDoing();
  const make = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => set((await server().makeBreachSheet({ body: { discovered, first, last, today: null, account: account === "" ? null : account, folder: folder === "" ? null : folder, language } })).body));
  };
  return (
    <>
      <div className="no-print">
        <DeskTitle name="page_breach" lead="breach_lead" />
        <AtWork asked={accounts}>
          {() => (
            <form onSubmit={make}>
              <Day id="discovered" label={say("breach_discovered")} required value={discovered} onChange={setDiscovered} />
              <div className="pair">
                <Day id="first" label={say("desk_first")} required value={first} onChange={setFirst} />
                <Day id="last" label={say("desk_last")} required value={last} onChange={setLast} />
              </div>
              <ChooseAccount id="account" label="breach_account" none="journal_anyone" accounts={accounts} value={account} onChoose={setAccount} />
              <Text id="folder" label={say("breach_folder")} spellCheck={false} value={folder} onChange={(text) => setFolder(text.trim())} />
              <Wrong failure={doing.wrong} />
              <div className="actions"><Button type="submit" busy={doing.busy}>{say("breach_make")}</Button></div>
            </form>
          )}
        </AtWork>
      </div>
      {made === null ? null : <Sheet made={made} />}
      <div className="no-print"><BackToWork /></div>
    </>
  );
}

function Sheet({ made }: { made: BreachShape }) {
  const { say } = useWords();
  const [counts, ...blanks] = made.closes;
  return (
    <article className="card sheet" aria-labelledby="sheet">
      <h2 id="sheet">{made.title}</h2>
      <p role="status">{made.clock}</p>
      {made.facts.map((one) => <p key={one}>{one}</p>)}
      {made.factors.map((one, number) => (
        <section key={one.title}>
          <h3>{number + 1}. {one.title}</h3>
          <ul>{one.asks.map((each) => <li key={each}>{each}<span className="blank" aria-hidden="true" /></li>)}</ul>
        </section>
      ))}
      <h3>{made.judgment}</h3>
      <p>{counts}</p>
      {blanks.map((one) => <p key={one}>{one}</p>)}
      <div className="actions">
        <Button onClick={() => print()}>{say("breach_print")}</Button>
        <Button also onClick={() => download("breach.md", made.text, "text/markdown")}>{say("breach_keep")}</Button>
      </div>
    </article>
  );
}
