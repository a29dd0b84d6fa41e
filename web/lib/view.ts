/** An audit as the server readies it for a page: every sentence, day and amount is said already. */

import { ask } from "./cases";

export interface Frame {
  document: number;
  page: number;
  box: [number, number, number, number];
}
interface Money {
  amount: string;
  says: string;
}
export interface SaidRule {
  id: string;
  says: string;
}
interface Step {
  next_step: string | null;
  deadline: { act_by: string; last_day: string; says: string } | null;
  letters: string[];
  authority: SaidRule[];
  tables: string[];
}
export interface FindingView extends Step {
  id: string;
  number: number;
  first: boolean;
  title: string;
  says: string;
  class_says: string;
  class_means: string;
  sure: number;
  at_stake: Money | null;
  whose: string[];
  places: string[];
  boxes: Frame[];
  matters: string | null;
  for_you: string | null;
  likely_answer: string | null;
  settles: string | null;
}
export interface RightView extends Step {
  id: string;
  title: string;
  says: string;
  whose: string[];
}
export interface PaperView {
  document: number;
  paper: string | null;
  name: string;
  says: string | null;
  refused: string | null;
  lost: string[];
}
export interface AuditView {
  says: string;
  at_stake: Money | null;
  at_stake_note: string;
  pay_now: string[];
  findings: FindingView[];
  rights: RightView[];
  asks: { bill: string; says: string; may_fall: string; because: { finding: string; says: string }[] }[];
  prices: { says: string }[];
  missing: { kind: string; title: string; says: string; next_step: string }[];
  not_checked: { cause: string; title: string; helps: { would_help: string; asks: string | null; because: { says: string }[] }[] }[];
  papers: PaperView[];
  words: { title: string; says: string }[];
}

export function viewOf(folder: string, audit: string, language: string): Promise<AuditView> {
  return ask("GET", `/folders/${folder}/audits/${audit}/view?language=${language}`);
}

/** The address of a page's picture; null where the paper was taken out since. */
export type PictureOf = (document: number, page: number) => string | null;

export function picturesOf(folder: string, view: AuditView): PictureOf {
  const papers = new Map(view.papers.map((one) => [one.document, one.paper]));
  return (document, page) => {
    const paper = papers.get(document);
    return paper ? `/api/v1/folders/${folder}/papers/${paper}/pages/${page}.png?width=1400` : null;
  };
}

export function namesOf(view: AuditView): (document: number) => string {
  const names = new Map(view.papers.map((one) => [one.document, one.name]));
  return (document) => names.get(document) ?? "";
}
