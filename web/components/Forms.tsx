/** Forms by which a client lets somebody act for them or see records: listed, written for one client, filled and printed as a letter. */
"use client";

import { useState, type FormEvent } from "react";

import type { ClientShape, FormShape } from "@/generated/almoner";
import { once, server, useAsked, useDoing } from "@/lib/asking";
import { Cases } from "@/lib/cases";
import { useGo, useHere } from "@/lib/here";
import { toldApart } from "@/lib/people";
import { useWords, type Language } from "@/lib/words";

import { Button, To } from "./Bits";
import { BackToWork } from "./Desk";
import { Choices, Select, Spoken } from "./Fields";
import { Once, Title, Wrong } from "./States";

export function Forms() {
  const { say, language } = useWords();
  const { folder, address } = useHere();
  const asked = useAsked(async () => ({ forms: (await server().listForms({ language })).body.forms, clients: (await server().listClients({ language })).body.clients }), [address === null ? null : ""]);
  return (
    <>
      <Title name="page_forms" lead={say("forms_lead")} />
      <Once asked={asked}>{({ forms, clients }) => <Fill forms={forms} clients={clients} first={folder} />}</Once>
      <BackToWork />
    </>
  );
}

/** A form is a letter of a case whose papers were read: from there it has names and numbers. */
function Fill({ forms, clients, first }: { forms: FormShape[]; clients: ClientShape[]; first: string }) {
  const words = useWords();
  const { say, language } = words;
  const able = clients.filter((one) => one.cases.some((each) => each.audit));
  const [client, setClient] = useState(able.find((one) => one.folder === first)?.folder ?? able[0]?.folder ?? "");
  const [kind, setKind] = useState(forms[0]?.kind ?? "");
  const [spoken, setSpoken] = useState<Language>("en");
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const write = (event: FormEvent) => {
    event.preventDefault();
    const of = able.find((one) => one.folder === client)?.cases.find((each) => each.audit);
    if (of === undefined) return;
    doing.run(async () => {
      const written = await new Cases(client, language).write(of.id, kind, null, spoken, key);
      go("letter", { folder: client, case: of.id, letter: written.letters.at(-1)?.id });
    });
  };
  return (
    <form onSubmit={write}>
      <Choices name="kind" label={say("forms_which")} value={kind} options={forms.map((one) => [one.kind, <>{one.title}{kind === one.kind ? one.aloud.map((each) => <span key={each} className="quiet block">{each}</span>) : null}</>] as const)} onChange={setKind} />
      {able.length === 0 ? (
        <div className="note">
          <p>{say("forms_nobody")}</p>
          <p><To page="clients" quiet>{say("page_clients")}</To></p>
        </div>
      ) : (
        <>
          <Select id="client" label={say("forms_whom")} value={client} options={toldApart(able.map((one) => ({ ...one, id: one.folder })), words)} onChange={setClient} />
          <Spoken value={spoken} onChange={setSpoken} />
          <p className="quiet">{say("forms_blanks")}</p>
          <Wrong failure={doing.wrong} />
          <div className="actions"><Button type="submit" busy={doing.busy}>{say("forms_write")}</Button></div>
        </>
      )}
    </form>
  );
}
