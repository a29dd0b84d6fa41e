/** Kinds of payer and of care, in the words of the pages. */

import type { Words } from "./words";

export const PAYERS = ["unknown", "commercial", "medicare", "medicare-advantage", "medicaid", "self-pay", "va", "tricare", "chip", "fehb", "ihs", "workers-comp", "auto", "short-term", "fixed-indemnity", "sharing-ministry"] as const;
export const SETTINGS = ["practitioner", "outpatient", "inpatient", "dme", "asc", "snf", "home-health"] as const;

export type Payer = (typeof PAYERS)[number];
export type Care = (typeof SETTINGS)[number];

/** As it stands where nobody has a word for it. */
export function payerSaid(kind: string, words: Words): string {
  const known = PAYERS.find((one) => one === kind);
  return known === undefined ? kind : words.say(`payer_${known}`);
}
