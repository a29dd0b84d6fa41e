/** How the pages look; and signing out. */
"use client";

import { useEffect, useState } from "react";

import { server, useAsked } from "@/lib/asking";
import { forgetAll } from "@/lib/drafts";
import { keepLooks, looks, type Light, type Looks, type Size } from "@/lib/looks";
import { useMe } from "@/lib/me";
import { useWords, type Key } from "@/lib/words";

import { Button, To } from "./Bits";
import { endStay } from "./Frame";
import { Title } from "./States";

const SIZES: [Size, Key][] = [["usual", "size_usual"], ["large", "size_large"], ["largest", "size_largest"]];
const LIGHTS: [Light, Key][] = [["system", "light_system"], ["light", "light_light"], ["dark", "light_dark"]];

export function Settings() {
  const { say } = useWords();
  const [now, set] = useState<Looks>({ light: "system", size: "usual" });
  useEffect(() => set(looks()), []);
  const choose = (more: Partial<Looks>) => {
    const next = { ...now, ...more };
    set(next);
    keepLooks(next);
  };
  return (
    <>
      <Title name="settings_title" />
      <fieldset className="field">
        <legend>{say("settings_size")}</legend>
        {SIZES.map(([each, name]) => <Choice key={each} group="size" name={name} chosen={now.size === each} onChoose={() => choose({ size: each })} />)}
      </fieldset>
      <fieldset className="field">
        <legend>{say("settings_light")}</legend>
        {LIGHTS.map(([each, name]) => <Choice key={each} group="light" name={name} chosen={now.light === each} onChoose={() => choose({ light: each })} />)}
      </fieldset>
      <p className="quiet">{say("settings_kept")}</p>
      <h2>{say("settings_leave")}</h2>
      <p>{say("settings_leave_says")}</p>
      <Work />
      <Account />
    </>
  );
}

function Choice({ group, name, chosen, onChoose }: { group: string; name: Key; chosen: boolean; onChoose: () => void }) {
  const { say } = useWords();
  return (
    <label className="choice">
      <input type="radio" name={group} checked={chosen} onChange={onChoose} />
      {say(name)}
    </label>
  );
}

/** On a machine of one person, where nobody has a role: out of a patient's way. */
function Work() {
  const { say } = useWords();
  if (useMe()?.kind !== "owner") return null;
  return (
    <>
      <h2>{say("settings_work")}</h2>
      <p>{say("settings_work_says")}</p>
      <p><To page="work" quiet>{say("work_title")}</To></p>
    </>
  );
}

/** Only where somebody signed in; a machine of one person asks for nothing. */
function Account() {
  const { say, language } = useWords();
  const asked = useAsked(async () => ({ me: (await server().seeMe()).body, here: (await server().listSessions().catch(() => null))?.body.sessions.some((one) => one.here) ?? false }), []);
  if (asked.state !== "there" || !asked.value.here) return null;
  const out = () => {
    forgetAll();
    void endStay().finally(() => location.assign(`/sign-in?why=out&language=${language}`));
  };
  return (
    <>
      <h2>{say("settings_account")}</h2>
      <p>{say("settings_signed_in", { name: asked.value.me.name })}</p>
      <div className="actions">
        <Button onClick={out}>{say("settings_sign_out")}</Button>
        <a className="also" href={`/account?language=${language}`}>{say("settings_own")}</a>
      </div>
    </>
  );
}
