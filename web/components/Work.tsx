/** The start page of whoever works here: what one may do, by role; who has several roles chooses. */
"use client";

import { server, useAddress, useAsked } from "@/lib/asking";
import { ROLES, workOf, type Role } from "@/lib/roles";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Once, Title } from "./States";

export function Work() {
  const address = useAddress();
  const asked = useAsked(async () => (await server().seeMe()).body, []);
  return (
    <Once asked={asked} title="work_title">
      {(me) => {
        const roles = workOf(me.roles);
        const chosen = roles.find((one) => one === address?.get("role")) ?? (roles.length === 1 ? roles[0] : undefined);
        return chosen === undefined ? <Choose roles={roles} /> : <Pages role={chosen} several={roles.length > 1} />;
      }}
    </Once>
  );
}

function Choose({ roles }: { roles: Role[] }) {
  const { say, language } = useWords();
  return (
    <>
      <Title name="work_title" lead={roles.length === 0 ? undefined : say("work_choose")} />
      {roles.length > 0 ? null : (
        <div className="note">
          <p>{say("work_none")}</p>
          <p><To page="folders" quiet>{say("start_go")}</To></p>
        </div>
      )}
      {roles.map((one) => (
        <Card key={one} to={way(language, "work", { role: one })} name={say(`role_${one}`)} says={say(`role_${one}_says`)} />
      ))}
    </>
  );
}

function Card({ to, name, says }: { to: string; name: string; says: string }) {
  return (
    <section className="card">
      <h2 className="!mt-0"><a href={to}>{name}</a></h2>
      <p>{says}</p>
    </section>
  );
}

function Pages({ role, several }: { role: Role; several: boolean }) {
  const { say, language } = useWords();
  return (
    <>
      <Title name={`role_${role}`} lead={say(`role_${role}_says`)} />
      {ROLES[role].map((one) => (
        <Card key={one} to={way(language, one)} name={say(`page_${one}`)} says={say(`page_${one}_says`)} />
      ))}
      {several ? <p className="mt-10"><To page="work" quiet>{say("work_other")}</To></p> : null}
    </>
  );
}
