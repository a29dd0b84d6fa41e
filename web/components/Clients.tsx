/** The people who let somebody help: the next day for each, and who has to do what. */
"use client";

import type { ClientShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { toldApart } from "@/lib/people";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { ByWhen, To } from "./Bits";
import { BackToWork } from "./Desk";
import { Once, Title } from "./States";

export function Clients() {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().listClients({ language })).body.clients, []);
  return (
    <>
      <Title name="page_clients" lead={asked.state === "there" && asked.value.length > 0 ? say("clients_lead") : undefined} />
      <Once asked={asked}>
        {(clients) => clients.length === 0 ? <None /> : (
          <>
            <div className="actions"><To page="dates">{say("clients_dates")}</To></div>
            <Listed clients={clients} />
          </>
        )}
      </Once>
      <BackToWork />
    </>
  );
}

/** How somebody becomes a client, in the words they may be told. */
function None() {
  const { say } = useWords();
  return (
    <div className="note">
      <p>{say("clients_none")}</p>
      <ol className="list-decimal pl-6">
        <li>{say("clients_how_1")}</li>
        <li>{say("clients_how_2")}</li>
        <li>{say("clients_how_3")}</li>
      </ol>
    </div>
  );
}

function Listed({ clients }: { clients: ClientShape[] }) {
  const names = new Map(toldApart(clients.map((one) => ({ ...one, id: one.folder })), useWords()));
  return <>{clients.map((one) => <Client key={one.folder} one={one} name={names.get(one.folder) ?? one.name} />)}</>;
}

function Client({ one, name }: { one: ClientShape; name: string }) {
  const { say, day, language } = useWords();
  return (
    <article className="card" aria-labelledby={one.folder}>
      <h2 id={one.folder} className="!mt-0"><a href={way(language, "folder", { folder: one.folder })}>{name}</a></h2>
      {one.next === null ? <p>{say("clients_no_day")}</p> : (
        <>
          {one.next.act_by === null ? <p className="by">{day(one.next.last_day)}</p> : <ByWhen deadline={{ act_by: one.next.act_by, last_day: one.next.last_day }} />}
          <p className="!mt-0"><a href={way(language, "case", { folder: one.folder, case: one.next.case })}>{one.next.says}</a></p>
        </>
      )}
      {one.cases.length === 0 ? <p>{say("cases_none")}</p> : (
        <ul className="m-0 list-none p-0">
          {one.cases.map((each) => (
            <li key={each.id} className="border-t border-line py-3">
              <a className="font-semibold" href={way(language, "case", { folder: one.folder, case: each.id })}>{each.title || say("case_untitled")}</a>
              <p className="!my-0"><span className="font-semibold">{say(`waits_${each.waits}`)}</span> {each.step}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="badges">
        <span>{say("sharing_until", { day: day(one.until) })}</span>
        <span>{say(one.acting ? "clients_acting" : one.helping ? "clients_looking" : "folder_only_look")}</span>
        {one.next === null ? null : <To page="dates" place={{ folder: one.folder }} quiet>{say("clients_days_of", { name })}</To>}
      </p>
    </article>
  );
}
