/** The states that every page may be in: it waits, it failed, it has nothing yet. */
"use client";

import type { ReactNode } from "react";

import type { Asked, Failure } from "@/lib/asking";
import { useWords, type Key } from "@/lib/words";

/** What the tab is called: no word of anybody's papers. The layout names none: of two that do, the framework's would win. */
export function TabName({ name }: { name: Key }) {
  const { say } = useWords();
  const named = say(name).replace(/\{[a-z_]+\}/g, "").trim();
  return <title>{named === "" ? "Almoner" : `${named} · Almoner`}</title>;
}

/** The page's one first heading; the tab bears the same name. */
export function Title({ name, filled, lead }: { name: Key; filled?: Record<string, string | number>; lead?: string | undefined }) {
  const { say } = useWords();
  return (
    <>
      <TabName name={name} />
      <h1 tabIndex={-1}>{say(name, filled)}</h1>
      {lead === undefined ? null : <p className="lead">{lead}</p>}
    </>
  );
}

/** What is there once it is there; `title` is the page's heading until then, where the page has none of its own. */
export function Once<T>({ asked, title, children }: { asked: Asked<T>; title?: Key; children: (value: T, again: () => void) => ReactNode }) {
  if (asked.state === "there") return <>{children(asked.value, asked.again)}</>;
  return (
    <>
      {title === undefined ? null : <Title name={title} />}
      {asked.state === "loading" ? <Waits /> : <Trouble failure={asked.failure} again={asked.again} />}
    </>
  );
}

export function Waits() {
  const { say } = useWords();
  return <p role="status" className="quiet">{say("state_loading")}</p>;
}

/** Where the same once more would end the same. */
const NOT_AGAIN = new Set<Failure["kind"]>(["signed_out", "not_signed_in", "not_allowed", "too_large"]);

/** Codes that have words of their own, whatever the status says. */
const OWN_WORDS = ["trouble_beyond_share", "trouble_taken"] as const;

export function Trouble({ failure, again }: { failure: Failure; again?: (() => void) | undefined }) {
  const { say, language } = useWords();
  return (
    <div role="alert" className="note wrong">
      <p>{say(OWN_WORDS.find((one) => one === `trouble_${failure.code}`) ?? `trouble_${failure.kind}`)}</p>
      {failure.kind === "refused" && failure.detail !== null ? <p lang="en">{failure.detail}</p> : null}
      {failure.kind === "signed_out" || failure.kind === "not_signed_in" ? (
        <p><a href={`/sign-in?language=${language}`} onClick={comeBackHere}>{say("trouble_sign_in")}</a></p>
      ) : null}
      {again !== undefined && !NOT_AGAIN.has(failure.kind) ? (
        <p><button type="button" className="plain" onClick={again}>{say("trouble_again")}</button></p>
      ) : null}
    </div>
  );
}

export function Wrong({ failure }: { failure: Failure | null }) {
  return failure === null ? null : <Trouble failure={failure} />;
}

export const BACK = "almoner.back";

/** After signing in the start page leads here again. */
export function comeBackHere(): void {
  try {
    sessionStorage.setItem(BACK, location.pathname + location.search);
  } catch {
    // the start page it is
  }
}
