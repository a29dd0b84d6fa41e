/** Forms by which a client lets somebody act for them or see records: listed, written for one client, filled and printed as a letter. */
"use client";

import { useState, type FormEvent } from "react";

import type { ClientShape, FormShape } from "@/generated/almoner";
import { once, server, useAsked, useDoing } from "@/lib/asking";
import { Cases } from "@/lib/cases";
import { useGo, useHere } from "@/lib/here";
import { useWords, type Language } from "@/lib/words";

import { Button, To } from "./Bits";
import { Once, Title, Wrong } from "./States";

export function Forms() {
  const { say, language } = useWords();
  const { folder, address } = useHere();
  const asked = useAsked(async () => ({ forms: (await server().listForms({ language })).body.forms, clients: (await server().listClients({ language })).body.clients }), [address === null ? null : ""]);
  return (
    <>
      <Title name="page_forms" lead={say("forms_lead")} />
      <Once asked={asked}>{({ forms, clients }) => <Fill forms={forms} clients={clients} first={folder} />}</Once>
      <p className="mt-10"><To page="work" quiet>{say("work_title")}</To></p>
    </>
  );
}

/** A form is a letter of a case whose papers were read: from there it has names and numbers. */
function Fill({ forms, clients, first }: { forms: FormShape[]; clients: ClientShape[]; first: string }) {
  const { say, language } = useWords();
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
      <fieldset className="field">
        <legend>{say("forms_which")}</legend>
        {forms.map((one) => (
          <label key={one.kind} className="choice">
            <input type="radio" name="kind" checked={kind === one.kind} onChange={() => setKind(one.kind)} />
            <span>
              {one.title}
              {kind === one.kind ? one.aloud.map((each) => <span key={each} className="quiet block">{each}</span>) : null}
            </span>
          </label>
        ))}
      </fieldset>
      {able.length === 0 ? (
        <div className="note">
          <p>{say("forms_nobody")}</p>
          <p><To page="clients" quiet>{say("page_clients")}</To></p>
        </div>
      ) : (
        <>
          <div className="narrow">
            <div className="field">
              <label htmlFor="client">{say("forms_whom")}</label>
              <select id="client" value={client} onChange={(event) => setClient(event.target.value)}>{able.map((one) => <option key={one.folder} value={one.folder}>{one.name}</option>)}</select>
            </div>
            <div className="field">
              <label htmlFor="spoken">{say("letters_language")}</label>
              <select id="spoken" value={spoken} onChange={(event) => setSpoken(event.target.value === "es" ? "es" : "en")}>
                <option value="en">{say("language_en")}</option>
                <option value="es">{say("language_es")}</option>
              </select>
            </div>
          </div>
          <p className="quiet">{say("forms_blanks")}</p>
          <Wrong failure={doing.wrong} />
          <div className="actions"><Button type="submit" busy={doing.busy}>{say("forms_write")}</Button></div>
        </>
      )}
    </form>
  );
}
