/** How the pages look; and signing out. */
"use client";

import { useEffect, useState } from "react";

import { server, useAsked } from "@/lib/asking";
import { forgetAll } from "@/lib/drafts";
import { keepLooks, looks, type Light, type Looks, type Size } from "@/lib/looks";
import { useMe } from "@/lib/me";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { Choices } from "./Fields";
import { endStay } from "./Frame";
import { Title } from "./States";

const SIZES: readonly Size[] = ["usual", "large", "largest"];
const LIGHTS: readonly Light[] = ["system", "light", "dark"];

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
      <Choices name="size" label={say("settings_size")} value={now.size} options={SIZES.map((one) => [one, say(`size_${one}`)] as const)} onChange={(size) => choose({ size })} />
      <Choices name="light" label={say("settings_light")} value={now.light} options={LIGHTS.map((one) => [one, say(`light_${one}`)] as const)} onChange={(light) => choose({ light })} />
      <p className="quiet">{say("settings_kept")}</p>
      <h2>{say("settings_leave")}</h2>
      <p>{say("settings_leave_says")}</p>
      <Work />
      <Account />
    </>
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
