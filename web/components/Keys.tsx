/** Keys of programs of one's own account: for some actions, until a day, shown once. */
"use client";

import { useState, type FormEvent } from "react";

import type { ChoiceShape, KeyChoices, KeyShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, DeskTitle, More, ShownOnce, Sure, usePages } from "./Desk";
import { Day, Text } from "./Fields";
import { Wrong } from "./States";

export function Keys() {
  const { say, language } = useWords();
  const pages = usePages(async (after) => {
    const { body } = await server().listKeys({ after, limit: 50 });
    return { found: body.keys, next: body.next };
  }, []);
  const choices = useAsked(async () => (await server().seeKeyChoices({ language })).body, []);
  return (
    <>
      <DeskTitle name="page_keys" lead="keys_lead" />
      <AtWork asked={choices}>
        {(may) => (
          <AtWork asked={pages.asked}>
            {(keys, again) => (
              <>
                {keys.length === 0 ? <p className="note">{say("keys_none")}</p> : <ul className="m-0 list-none p-0">{keys.map((one) => <OneKey key={one.id} one={one} may={may.actions} onEnded={again} />)}</ul>}
                <More pages={pages} />
                <Make may={may} onMade={again} />
              </>
            )}
          </AtWork>
        )}
      </AtWork>
      <BackToWork />
    </>
  );
}

function OneKey({ one, may, onEnded }: { one: KeyShape; may: ChoiceShape[]; onEnded: () => void }) {
  const { say, day } = useWords();
  const named = one.actions.map((each) => may.find((known) => known.action === each)?.says ?? each);
  return (
    <li className="card">
      <h2 className="!m-0 !text-xl">{one.name}</h2>
      <p>{say("keys_until", { day: day(one.until) })}</p>
      <p className="quiet">{named.join(" · ")}</p>
      <Sure ask={say("keys_end")} question={say("keys_end_sure", { name: one.name })} yes={say("keys_end")} onYes={async () => { await server().endKey(one.id); onEnded(); }} />
    </li>
  );
}

function Make({ may, onMade }: { may: KeyChoices; onMade: () => void }) {
  const { say } = useWords();
  const [name, setName] = useState("");
  const [until, setUntil] = useState("");
  const [chosen, setChosen] = useState<ChoiceShape["action"][]>([]);
  const [key, setKey] = useState<string | null>(null);
  const doing = useDoing();
  const make = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      const { body } = await server().makeKey({ body: { name: name.trim(), actions: chosen, until: `${until}T23:59:59Z` } });
      setKey(body.key);
      setName("");
      setChosen([]);
      onMade();
    });
  };
  const boxes = (those: ChoiceShape[]) => (
    <div className="boxes">
      {those.map((one) => (
        <label key={one.action} className="box">
          <input type="checkbox" checked={chosen.includes(one.action)} onChange={(event) => setChosen(event.target.checked ? [...chosen, one.action] : chosen.filter((each) => each !== one.action))} />
          {one.says}
        </label>
      ))}
    </div>
  );
  return (
    <form onSubmit={make}>
      <h2>{say("keys_make")}</h2>
      {key === null ? null : <ShownOnce id="key" label="keys_shown" value={key} />}
      <Text id="key-name" label={say("keys_name")} required maxLength={200} value={name} onChange={setName} />
      <Day id="key-until" label={say("keys_last")} required max={may.last_day} value={until} onChange={setUntil} />
      <fieldset className="field">
        <legend>{say("keys_may")}</legend>
        <p className="quiet">{say("keys_may_says")}</p>
        {boxes(may.actions.filter((one) => one.by_role))}
        <details>
          <summary>{say("keys_more")}</summary>
          {boxes(may.actions.filter((one) => !one.by_role))}
        </details>
      </fieldset>
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("keys_go")}</Button></div>
    </form>
  );
}
