/** Help with a hospital's bill: what can be said by income and state, what is missing to say more, and how to ask for it. */
"use client";

import { useAsked } from "@/lib/asking";
import { useCase } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, ByWhen, Rules, To } from "./Bits";
import { Once, Title } from "./States";

export function Charity() {
  const { say, rule } = useWords();
  const here = useCase();
  const place = { folder: here.folder, case: here.id };
  const asked = useAsked(
    () => here.cases.aid(here.id),
    [here.folder === "" ? null : here.folder, here.id === "" ? null : here.id],
  );
  return (
    <>
      <Title name="charity_title" lead={say("charity_lead")} />
      <Once asked={asked}>
        {(aid) => (
          <>
            <section className="card">{aid.says.map((one) => <p key={one}>{one}</p>)}<Rules authority={aid.rules} /></section>
            {aid.lacks.length === 0 ? null : (
              <div className="note">
                <p className="label">{say("charity_lacks")}</p>
                <ul className="list-disc pl-5">{aid.lacks.map((one) => <li key={one.key}>{one.why}</li>)}</ul>
                <p><To page="questions" place={place} quiet>{say("go_questions")}</To></p>
              </div>
            )}
            {aid.to_do.length === 0 ? null : (
              <>
                <h2>{rule("report_to_do")}</h2>
                <ul className="list-disc pl-5">{aid.to_do.map((one) => <li key={one} className="my-1.5">{one}</li>)}</ul>
              </>
            )}
            {aid.act_by === null || aid.last_day === null ? null : <ByWhen deadline={{ act_by: aid.act_by, last_day: aid.last_day }} />}
            <div className="actions"><To page="letters" place={{ ...place, kind: aid.letter }} strong>{say("charity_letter")}</To></div>
            {aid.medicaid.length === 0 ? null : <section className="card"><h2 className="!text-xl">Medicaid</h2>{aid.medicaid.map((one) => <p key={one}>{one}</p>)}<Rules authority={aid.medicaid_rules} /></section>}
          </>
        )}
      </Once>
      <Back place={place} />
    </>
  );
}
