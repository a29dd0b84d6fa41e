/** The case that a page is about, as the address names it, and going on from there. */
"use client";

import { useCallback } from "react";

import { useAddress, useAsked, type Asked } from "./asking";
import { Cases, type Case } from "./cases";
import { way, type PageName, type Place } from "./ways";
import { useWords } from "./words";

export interface Here {
  folder: string;
  id: string;
  cases: Cases;
  asked: Asked<Case>;
  address: URLSearchParams;
}

/** What stands in the address; `folder` is empty while it is not known, and where it is missing. */
export function useHere(): { folder: string; id: string; address: URLSearchParams | null; cases: Cases } {
  const { language } = useWords();
  const address = useAddress();
  const folder = address?.get("folder") ?? "";
  return { folder, id: address?.get("case") ?? "", address, cases: new Cases(folder, language) };
}

/** The case of this page. */
export function useCase(): Here {
  const { folder, id, address, cases } = useHere();
  const asked = useAsked(() => cases.see(id), [address === null ? null : folder, address === null ? null : id]);
  return { folder, id, cases, asked, address: address ?? new URLSearchParams() };
}

export function useGo(): (page: PageName, place?: Place) => void {
  const { language } = useWords();
  return useCallback((page: PageName, place?: Place) => location.assign(way(language, page, place)), [language]);
}
