/** Who may come in: invited, given roles, closed and opened again; stays ended and second proofs taken back. For an operator. */
"use client";

import { useState, type FormEvent } from "react";

import type { AccountSeenShape, AccountShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useMe } from "@/lib/me";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, DeskTitle, More, ShownOnce, Sure, usePages } from "./Desk";
import { Text } from "./Fields";
import { Wrong } from "./States";

const ROLES = ["person", "advocate", "billing_staff", "researcher", "operator", "privacy_officer"] as const;
type RoleName = (typeof ROLES)[number];

export function Accounts() {
  const { say } = useWords();
  const pages = usePages(async (after) => {
    const { body } = await server().listAccounts({ after, limit: 50 });
    return { found: body.accounts, next: body.next };
  }, []);
  return (
    <>
      <DeskTitle name="page_accounts" lead="accounts_lead" />
      <AtWork asked={pages.asked}>
        {(accounts, again) => (
          <>
            <ul className="m-0 list-none p-0">{accounts.map((one) => <Account key={one.id} account={one} onChanged={again} />)}</ul>
            <More pages={pages} />
            <Invite onInvited={again} />
          </>
        )}
      </AtWork>
      <BackToWork />
    </>
  );
}

function Account({ account, onChanged }: { account: AccountShape; onChanged: () => void }) {
  const { say, day } = useWords();
  const [open, setOpen] = useState(false);
  const roles = account.roles.map((one) => say(`as_${one}`)).join(", ");
  return (
    <li className="card">
      <h2 className="!m-0 !text-xl">{account.name}</h2>
      <p className="quiet">{account.login} · {roles}{account.closed_at === null ? "" : ` · ${say("accounts_closed", { day: day(account.closed_at) })}`}</p>
      <p><button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>{say(open ? "desk_less" : "accounts_open", { name: account.name })}</button></p>
      {open ? <Inside account={account} onChanged={onChanged} /> : null}
    </li>
  );
}

function Inside({ account, onChanged }: { account: AccountShape; onChanged: () => void }) {
  const asked = useAsked(async () => (await server().seeAccount(account.id)).body, [account.id, String(account.version)]);
  return <AtWork asked={asked}>{(seen, again) => <Seen key={seen.version} seen={seen} onChanged={() => { again(); onChanged(); }} />}</AtWork>;
}

function Seen({ seen, onChanged }: { seen: AccountSeenShape; onChanged: () => void }) {
  const { say, day } = useWords();
  const me = useMe();
  const [address, setAddress] = useState<string | null>(null);
  const doing = useDoing();
  const mine = me?.id === seen.id;
  const inviteAgain = () => doing.run(async () => setAddress((await server().inviteAgain(seen.id)).body.address));
  const change = async (work: Promise<unknown>) => { await work; onChanged(); };
  if (seen.closed_at !== null)
    return <div className="actions"><Sure ask={say("accounts_reopen")} question={say("accounts_reopen_sure", { name: seen.name })} yes={say("accounts_reopen")} onYes={() => change(server().openAccountAgain(seen.id))} /></div>;
  return (
    <>
      <dl className="pairs">
        <div><dt>{say("accounts_made")}</dt><dd>{day(seen.made_at)}</dd></div>
        <div><dt>{say("accounts_stays")}</dt><dd>{seen.sessions}</dd></div>
        <div><dt>{say("accounts_second")}</dt><dd>{seen.has_codes ? say("accounts_codes_on") : say("accounts_codes_off")} {say("accounts_passkeys", { count: seen.passkeys })}</dd></div>
        <div><dt>{say("accounts_keys")}</dt><dd>{seen.keys}</dd></div>
      </dl>
      {seen.is_taken ? null : (
        <>
          <p>{say("accounts_not_taken")}</p>
          <Wrong failure={doing.wrong} />
          {address === null ? <p><Button also busy={doing.busy} onClick={inviteAgain}>{say("accounts_invite_again")}</Button></p> : <ShownOnce id={`address-${seen.id}`} label="accounts_address" value={address} />}
        </>
      )}
      <Roles seen={seen} onChanged={onChanged} />
      {mine ? <p className="quiet">{say("accounts_yours")}</p> : (
        <div className="actions">
          <Sure ask={say("accounts_end")} question={say("accounts_end_sure", { name: seen.name })} yes={say("accounts_end_yes")} onYes={() => change(server().endSessionsOf(seen.id))} />
          <Sure ask={say("accounts_reset")} question={say("accounts_reset_sure", { name: seen.name })} yes={say("accounts_reset_yes")} onYes={() => change(server().resetProofs(seen.id))} />
          <Sure ask={say("accounts_close")} question={say("accounts_close_sure", { name: seen.name })} yes={say("accounts_close_yes")} onYes={() => change(server().closeAccount(seen.id))} />
        </div>
      )}
    </>
  );
}

function Roles({ seen, onChanged }: { seen: AccountSeenShape; onChanged: () => void }) {
  const { say } = useWords();
  const [roles, setRoles] = useState<RoleName[]>(seen.roles);
  const doing = useDoing();
  const save = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      await server().changeRoles(seen.id, { ifMatch: `"v${seen.version}"`, body: { roles } });
      onChanged();
    });
  };
  return (
    <form onSubmit={save}>
      <RoleBoxes id={seen.id} roles={roles} onChange={setRoles} />
      <Wrong failure={doing.wrong} />
      <p><Button also type="submit" busy={doing.busy}>{say("accounts_save")}</Button></p>
    </form>
  );
}

function RoleBoxes({ id, roles, onChange }: { id: string; roles: RoleName[]; onChange: (roles: RoleName[]) => void }) {
  const { say } = useWords();
  return (
    <fieldset className="field">
      <legend>{say("accounts_roles")}</legend>
      <div className="boxes">
        {ROLES.map((one) => (
          <label key={one} className="box">
            <input type="checkbox" id={`${id}-${one}`} checked={roles.includes(one)} onChange={(event) => onChange(event.target.checked ? [...roles, one] : roles.filter((each) => each !== one))} />
            {say(`as_${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Invite({ onInvited }: { onInvited: () => void }) {
  const { say } = useWords();
  const [login, setLogin] = useState("");
  const [name, setName] = useState("");
  const [roles, setRoles] = useState<RoleName[]>([]);
  const [invited, setInvited] = useState<{ who: string; address: string } | null>(null);
  const doing = useDoing();
  const invite = (event: FormEvent) => {
    event.preventDefault();
    setInvited(null);
    doing.run(async () => {
      const { body } = await server().invite({ body: { login: login.trim(), name: name.trim(), roles } });
      setInvited({ who: name.trim() || login.trim(), address: body.address });
      setLogin("");
      setName("");
      setRoles([]);
      onInvited();
    });
  };
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{say("accounts_invite")}</h2>
      <p>{say("accounts_invite_says")}</p>
      {invited === null ? null : (
        <>
          <h3>{invited.who}</h3>
          <ShownOnce id="address" label="accounts_address" value={invited.address} />
        </>
      )}
      <form onSubmit={invite}>
        <Text id="login" label={say("accounts_login")} required maxLength={200} value={login} onChange={setLogin} />
        <Text id="name" label={say("accounts_name")} maxLength={200} value={name} onChange={setName} />
        <RoleBoxes id="new" roles={roles} onChange={setRoles} />
        <Wrong failure={doing.wrong} />
        <div className="actions"><Button type="submit" busy={doing.busy}>{say("accounts_invite_go")}</Button></div>
      </form>
    </section>
  );
}
