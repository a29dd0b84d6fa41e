/** All that backs up a case, as one file to keep or to hand on. Private lines stay out unless the person asks for them. */
"use client";

import { useState } from "react";

import type { BundleShape } from "@/generated/almoner";
import { once, useAsked, useDoing } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { useWords, type Language } from "@/lib/words";

import { Back, Button, To } from "./Bits";
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
  const { say } = useWords();
  const { folder, id, cases } = useHere();
  const [spoken, setSpoken] = useState<Language>("en");
  const [sensitive, setSensitive] = useState(false);
  const doing = useDoing();
  const go = useGo();
  const ask = () =>
    doing.run(async () => {
      const made = await cases.askBundle(id, { language: spoken, sensitive }, once());
      go("bundle", { folder, case: id, bundle: made.id });
    });
  return (
    <form onSubmit={(event) => { event.preventDefault(); ask(); }}>
      <fieldset className="field">
        <legend>{say("letters_language")}</legend>
        {(["en", "es"] as const).map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="spoken" checked={spoken === each} onChange={() => setSpoken(each)} />
            {say(`language_${each}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="field" aria-describedby="private">
        <legend>{say("bundle_private")}</legend>
        <p className="quiet" id="private">{say("bundle_private_says")}</p>
        {([false, true] as const).map((each) => (
          <label key={String(each)} className="choice">
            <input type="radio" name="sensitive" checked={sensitive === each} onChange={() => setSensitive(each)} />
            {say(each ? "bundle_private_in" : "bundle_private_out")}
          </label>
        ))}
      </fieldset>
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("bundle_make")}</Button></div>
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
