/** All that backs up a case, as one file to keep or to hand on. Private lines stay out unless the person asks for them. */
"use client";

import { useState } from "react";

import type { BundleOffice, BundleShape } from "@/generated/almoner";
import { once, useAsked, useDoing } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { useWords, type Language } from "@/lib/words";

import { Back, Button, To } from "./Bits";
import { Choices, Spoken } from "./Fields";
import { Progress } from "./Reading";
import { Once, Title, Wrong } from "./States";

export function Bundle() {
  const { say } = useWords();
  const { folder, id, address } = useHere();
  const wanted = address?.get("bundle") ?? null;
  return (
    <>
      <Title name="bundle_title" lead={say("bundle_lead")} />
      {address === null ? null : wanted === null ? <Ask /> : <Made bundle={wanted} />}
      <Back place={{ folder, case: id }} />
    </>
  );
}

function Ask() {
  const { id, cases, folder } = useHere();
  const asked = useAsked(() => cases.offices(id), [folder, id]);
  return <Once asked={asked} title="bundle_title">{(offices) => <Choose offices={offices} />}</Once>;
}

/** For one office, about one person, or all of it to keep; then which points, and whether private care goes in. */
function Choose({ offices }: { offices: BundleOffice[] }) {
  const { say } = useWords();
  const { folder, id, cases } = useHere();
  const [bill, setBill] = useState<string | null>(offices[0]?.bill ?? null);
  const [out, setOut] = useState<string[]>([]);
  const [spoken, setSpoken] = useState<Language>("en");
  const [sensitive, setSensitive] = useState(false);
  const doing = useDoing();
  const go = useGo();
  const office = offices.find((each) => each.bill === bill);
  const points = office?.findings ?? [];
  const chosen = points.filter((each) => !out.includes(each.id) && (sensitive || !each.private)).map((each) => each.id);
  const ask = () =>
    doing.run(async () => {
      const some = office === undefined ? {} : { bill: office.bill, ...(points.length === 0 ? {} : { findings: chosen }) };
      const made = await cases.askBundle(id, { language: spoken, sensitive, ...some }, once());
      go("bundle", { folder, case: id, bundle: made.id });
    });
  return (
    <form onSubmit={(event) => { event.preventDefault(); ask(); }}>
      <Choices name="for" label={say("bundle_for")} hint={say("bundle_for_says")} value={bill} options={[...offices.map((each) => [each.bill, say("bundle_for_office", { office: each.called })] as const), [null, say("bundle_for_all")]]} onChange={setBill} />
      {points.length === 0 ? null : (
        <fieldset className="field">
          <legend>{say("bundle_points")}</legend>
          {points.map((each) => (
            <label key={each.id} className="choice">
              <input
                type="checkbox" disabled={each.private && !sensitive} checked={chosen.includes(each.id)}
                onChange={(event) => setOut(event.target.checked ? out.filter((one) => one !== each.id) : [...out, each.id])}
              />
              {each.title}{each.private ? ` (${say("bundle_point_private")})` : ""}
            </label>
          ))}
        </fieldset>
      )}
      <Choices name="private" label={say("bundle_private")} hint={say("bundle_private_says")} value={sensitive} options={[[false, say("bundle_private_out")], [true, say("bundle_private_in")]]} onChange={setSensitive} />
      <Spoken value={spoken} onChange={setSpoken} />
      <Wrong failure={doing.wrong} />
      {points.length > 0 && chosen.length === 0 ? <p role="status">{say("bundle_none")}</p> : (
        <div className="actions"><Button type="submit" busy={doing.busy}>{say("bundle_make")}</Button></div>
      )}
    </form>
  );
}

function Made({ bundle }: { bundle: string }) {
  const { say } = useWords();
  const { folder, id, cases } = useHere();
  const asked = useAsked(() => cases.bundle(id, bundle), [folder, id, bundle]);
  return (
    <>
      <Once asked={asked}>
        {(one, again) => one.done_at !== null || one.job === null ? <There one={one} /> : (
          <>
            <Progress job={one.job} onOver={again} />
            <p className="quiet">{say("reading_close")}</p>
          </>
        )}
      </Once>
      <p><To page="bundle" place={{ folder, case: id }} quiet>{say("bundle_another")}</To></p>
    </>
  );
}

function There({ one }: { one: BundleShape }) {
  const { say } = useWords();
  const { folder, id } = useHere();
  return (
    <section className="card">
      <p role="status">{say("bundle_there", { count: one.exhibits ?? 0 })}</p>
      {one.sensitive ? <p>{say("bundle_holds_private")}</p> : null}
      {one.withheld ? <p>{say("bundle_withheld", { count: one.withheld })}</p> : null}
      {one.beyond ? <p>{say("bundle_beyond", { count: one.beyond })}</p> : null}
      <div className="actions"><a className="go" href={`/api/v1/folders/${folder}/cases/${id}/bundle/${one.id}/pdf`}>{say("bundle_fetch")}</a></div>
    </section>
  );
}
