/** Who is there, asked once a page; it decides what is offered, never what is allowed: the server does that. */
"use client";

import { useEffect, useState } from "react";

import type { AccountShape } from "@/generated/almoner";

import { noteIn, server } from "./asking";
import { wasLeft } from "./drafts";
import { workOf, type Role } from "./roles";

let asked: Promise<AccountShape | null> | undefined;

/** Undefined while nobody knows; null where nobody is signed in, and where nobody answers. */
export function useMe(): AccountShape | null | undefined {
  const [me, set] = useState<AccountShape | null | undefined>(undefined);
  useEffect(() => {
    asked ??= server().seeMe().then(({ body }) => {
      if (!wasLeft()) noteIn();
      return body;
    }, () => null);
    void asked.then(set);
  }, []);
  return me;
}

/** The owner of a machine of one person may do all work, and is offered it in the settings alone. */
export function worksOf(me: AccountShape | null | undefined): Role[] {
  return me && me.kind !== "owner" ? workOf(me.roles) : [];
}

/** Somebody who has no papers of their own here. */
export function onlyWorks(me: AccountShape | null | undefined): boolean {
  return worksOf(me).length > 0 && !me?.roles.includes("person");
}
