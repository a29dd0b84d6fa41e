/** What the pages read of an audit (schema almoner.audit/1). */

export interface Spot {
  document: number;
  page?: number;
  box?: [number, number, number, number];
}
export interface Authority {
  id: string;
  cite: string;
  title: string;
  text_as_of: string | null;
}
export interface Deadline {
  act_by: string;
  last_day: string;
}
export interface Finding {
  id: string;
  check: string;
  name: string;
  title: string;
  class: "fact" | "rule" | "evidence" | "question";
  says: string;
  lines: string[];
  bills: string[];
  group: string;
  at_stake: string | null;
  owed_effect: { low: string; high: string; because: string } | null;
  authority: Authority[];
  next_step: string | null;
  deadline: Deadline | null;
  letters: string[];
}
export interface Right {
  id: string;
  title: string;
  says: string;
  authority: Authority[];
  next_step: string | null;
  deadline: Deadline | null;
  letters: string[];
}
export interface Line {
  id: string;
  day: string | null;
  code: string | null;
  description: string | null;
  charge: string | null;
  spot: Spot | null;
}
export interface Bill {
  id: string;
  document: number;
  provider: { name: string | null };
  spots: Record<string, Spot>;
  spot: Spot | null;
  lines: Line[];
}
export interface Document {
  name: string;
  sha256: string;
  kind: string;
  pages: number | null;
  refused: string | null;
}
export interface Audit {
  documents: Document[];
  bills: Bill[];
  findings: Finding[];
  rights: Right[];
  could_not_check: { check: string; because: string; would_help: string; cause: string }[];
  summary: { at_stake: string; checks_run: number; checks_total: number };
}

/** Where the lines of a finding stand, or its bills where it has no lines; in the order of the finding. */
export function spots(audit: Audit, finding: { lines?: string[]; bills?: string[] }): Spot[] {
  const lines = new Map(audit.bills.flatMap((bill) => bill.lines.map((line) => [line.id, line.spot ?? bill.spot])));
  const bills = new Map(audit.bills.map((bill) => [bill.id, bill.spots.balance ?? bill.spots.patient_responsibility ?? bill.spots.total_charges ?? bill.spot]));
  const found = finding.lines?.length ? finding.lines.map((id) => lines.get(id)) : (finding.bills ?? []).map((id) => bills.get(id));
  return found.filter((spot): spot is Spot => spot !== null && spot !== undefined);
}

/** The lines a finding is about, as the paper shows them. */
export function linesOf(audit: Audit, finding: Finding): Line[] {
  const wanted = new Set(finding.lines);
  return audit.bills.flatMap((bill) => bill.lines).filter((line) => wanted.has(line.id));
}

/** As the server lists them, but first one of each group: the first three are never three views of the same money. */
export function ordered(audit: Audit): Finding[] {
  const seen = new Set<string>();
  const leading = audit.findings.filter((one) => !seen.has(one.group) && seen.add(one.group)).slice(0, FIRST);
  return [...leading, ...audit.findings.filter((one) => !leading.includes(one))];
}

/** So many are shown before the others. */
export const FIRST = 3;
