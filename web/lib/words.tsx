/** The sentences of the pages in the language of the page. A key that is not there does not compile. */
"use client";

import { createContext, useContext, type ReactNode } from "react";

import type english from "@/messages/en.json";
import type rulebook from "@/generated/rulebook.en.json";

export type Key = keyof typeof english;
export type Language = "en" | "es";
type RuleKey = keyof typeof rulebook;
type Filled = Record<string, string | number>;
type Sentences = Record<Key, string>;
type Style = "long" | "medium";

export interface Words {
  language: Language;
  say(key: Key, filled?: Filled): string;
  /** A word of the rulebook, which the command line and the letters say too; null where it has none. */
  rule(key: string, filled?: Filled): string | null;
  /** As in a sentence; `short` as in a table. */
  day(iso: string, short?: "short"): string;
  moment(iso: string, short?: "short"): string;
  /** "2024-03" with the month's name; a bare year stays. */
  month(text: string): string;
  money(amount: string): string;
}

const Spoken = createContext<Words | null>(null);

export function Speaking(given: { language: Language; sentences: Sentences; rules: Record<RuleKey, string>; children: ReactNode }) {
  return <Spoken value={words(given.language, given.sentences, given.rules)}>{given.children}</Spoken>;
}

export function useWords(): Words {
  const spoken = useContext(Spoken);
  if (spoken === null) throw new Error("no words here");
  return spoken;
}

export function words(language: Language, sentences: Sentences, rules: Record<string, string>): Words {
  const days = (dateStyle: Style) => new Intl.DateTimeFormat(language, { dateStyle, timeZone: "UTC" });
  const moments = (dateStyle: Style) => new Intl.DateTimeFormat(language, { dateStyle, timeStyle: "short" });
  const months = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const [long, short] = [{ day: days("long"), moment: moments("long") }, { day: days("medium"), moment: moments("medium") }];
  return {
    language,
    say: (key, filled) => fill(sentences[key], filled),
    rule: (key, filled) => (rules[key] === undefined ? null : fill(rules[key], filled)),
    day: (iso, which) => (which ? short : long).day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
    moment: (iso, which) => (which ? short : long).moment.format(new Date(iso)),
    month: (text) => (text.length < 7 ? text : months.format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`))),
    money: written,
  };
}

function fill(sentence: string, filled: Filled = {}): string {
  return sentence.replace(/\{([a-z_]+)\}/g, (whole, name: string) => String(filled[name] ?? whole));
}

/** "1234.56" as it stands on American bills, sign by sign: no number is made of it. */
export function written(amount: string): string {
  const [whole = "0", cents = "00"] = amount.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${amount.startsWith("-") ? "-" : ""}$${grouped}.${cents}`;
}
