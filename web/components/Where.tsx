/** Where somebody was when they had to sign in again. */
"use client";

import { useEffect, useState } from "react";

import { useWords } from "@/lib/words";

import { BACK } from "./States";

/** Undefined while the page is still the one that was built; null where they came from nowhere. */
export function useBack(): string | null | undefined {
  const [back, set] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let kept: string | null = null;
    try {
      kept = sessionStorage.getItem(BACK);
      sessionStorage.removeItem(BACK);
    } catch {
      // nothing was kept
    }
    set(kept !== null && /^\/(en|es)\//.test(kept) ? kept : null);
  }, []);
  return back;
}

export function BackThere({ back }: { back: string | null | undefined }) {
  const { say } = useWords();
  return back ? <p className="note done"><a href={back}>{say("start_back")}</a></p> : null;
}
