/** Asking the server, and what a page knows while it waits and when it fails. */
"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";

import { Almoner, Refused } from "@/generated/almoner";

/** What a person can do about a failure differs by its kind, not by its number. */
export type Trouble = "offline" | "signed_out" | "not_signed_in" | "not_allowed" | "gone" | "changed" | "busy" | "too_large" | "refused" | "ours";
export interface Failure {
  kind: Trouble;
  /** The server's own sentence, where it has one for this paper or answer. */
  detail: string | null;
  code: string | null;
}

export type Asked<T> =
  | { state: "loading" }
  | { state: "failed"; failure: Failure; again: () => void }
  | { state: "there"; value: T; again: () => void };

let one: Almoner | undefined;

export function server(): Almoner {
  one ??= new Almoner(location.origin);
  return one;
}

const IN = "almoner.in";

/** That somebody is signed in, noted for this tab: only who was can be signed out. */
export function noteIn(): void {
  try {
    sessionStorage.setItem(IN, "yes");
  } catch {
    // then it is not known
  }
}

function wasIn(): boolean {
  try {
    return sessionStorage.getItem(IN) !== null;
  } catch {
    return false;
  }
}

export function failure(error: unknown): Failure {
  if (!(error instanceof Refused)) return { kind: "offline", detail: null, code: null };
  const { status, detail, code } = error.problem;
  return { kind: kind(status), detail, code };
}

function kind(status: number): Trouble {
  if (status === 401) return wasIn() ? "signed_out" : "not_signed_in";
  if (status === 403) return "not_allowed";
  if (status === 404) return "gone";
  if (status === 409 || status === 412) return "changed";
  if (status === 413) return "too_large";
  if (status === 429 || status === 503) return "busy";
  return status >= 500 ? "ours" : "refused";
}

/** After so long a page that reached nobody asks again by itself. */
export const AGAIN_MS = 3000;

/** Asks as the page opens, and anew when one of `of` changes. Null in `of` means: not known yet, do not ask. */
export function useAsked<T>(ask: () => Promise<T>, of: readonly (string | null)[]): Asked<T> {
  const [asked, set] = useState<Asked<T>>({ state: "loading" });
  const [turn, next] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  const again = useCallback(() => next((before) => before + 1), []);
  const known = of.every((each) => each !== null);
  const name = of.join(" ");
  useEffect(() => {
    if (!known) return;
    let over = false;
    let waits: ReturnType<typeof setTimeout> | undefined;
    latest.current().then(
      (value) => over || set({ state: "there", value, again }),
      (error: unknown) => {
        if (over) return;
        const why = failure(error);
        set({ state: "failed", failure: why, again });
        if (why.kind === "offline") waits = setTimeout(again, AGAIN_MS);
      },
    );
    return () => {
      over = true;
      clearTimeout(waits);
    };
  }, [known, name, turn, again]);
  return asked;
}

/** Something the person does: at most once at a time, with what went wrong. */
export function useDoing(): { busy: boolean; wrong: Failure | null; run: (work: () => Promise<void>) => void; clear: () => void } {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Failure | null>(null);
  const running = useRef(false);
  const run = useCallback((work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setWrong(null);
    work()
      .catch((error: unknown) => setWrong(failure(error)))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  }, []);
  return { busy, wrong, run, clear: useCallback(() => setWrong(null), []) };
}

/** The words after "?" of the address; null while the page is still the one that was built. */
export function useAddress(): URLSearchParams | null {
  const search = useSyncExternalStore(nothing, () => location.search, () => null);
  return search === null ? null : new URLSearchParams(search);
}

function nothing(): () => void {
  return () => undefined;
}

export function useOnline(): boolean {
  return useSyncExternalStore(watchLine, () => navigator.onLine, () => true);
}

function watchLine(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

/** A name that the server knows the same request by when it is sent twice. */
export function once(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
}
