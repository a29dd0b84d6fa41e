/** A case over HTTP, in the language of the page: what the server says is shown as it comes, nothing is worked out here. */

import { Refused, type FileShape, type JobShape, type Problem } from "@/generated/almoner";

import type { Language } from "./words";

export interface Cited {
  id: string;
  cite: string;
  says: string;
  text_as_of: string | null;
}
export interface Step {
  key: string;
  says: string;
  about: string | null;
  titled: string | null;
  by: string | null;
  last_day: string | null;
  authority: Cited[];
}
export interface Paying {
  answer: "wait" | "ask" | "pay_part";
  says: string;
  because: { key: string; says: string; authority: Cited[] }[];
  part: string | null;
  meanwhile: Cited[];
}
export interface CaseDay {
  kind: string;
  says: string;
  act_by: string | null;
  last_day: string;
  past: boolean;
  done: boolean;
  about: string | null;
}
export interface Sending {
  how: string;
  on: string;
  number: string | null;
}
export interface Mark {
  kind: string;
  before?: string | null;
  after?: string | null;
  says?: string | null;
}
export interface CaseLetter {
  id: string;
  audit: string;
  kind: string;
  title: string;
  finding: string | null;
  files: FileShape[];
  aloud: string[];
  edited: boolean;
  version: number;
  approved: { name: string; at: string; form: string; sha256: string } | null;
  sent: Sending[];
  job: JobShape | null;
  refused: string | null;
}
export interface CaseEvent {
  number: number;
  at: string;
  you: boolean;
  event: string;
  says: string;
}
export interface CasePaper {
  id: string;
  name: string;
  kind: string | null;
  reply_on: string | null;
}
export interface Case {
  id: string;
  folder: string;
  title: string;
  state: "papers" | "reading" | "confirm" | "findings" | "writing" | "to_approve" | "to_send" | "waiting" | "answered" | "closed";
  version: number;
  made_at: string;
  papers: CasePaper[];
  audit: { id: string; read: string | null; doubts: number; confirmed: boolean; stale: boolean; job: JobShape | null; refused: string | null } | null;
  answers: Record<string, unknown>;
  step: Step;
  paying: Paying;
  dates: CaseDay[];
  letters: CaseLetter[];
  outcomes: { kind: string; on: string; amount: string | null; finding: string | null }[];
  notes: { on: string; text: string; follow_up: string | null }[];
  events: CaseEvent[];
}
export interface CaseShort {
  id: string;
  folder: string;
  title: string;
  state: Case["state"];
  changed_at: string;
  papers: number;
}

interface Sent {
  json?: unknown;
  key?: string;
  version?: number;
}

/** Raises `Refused` with the server's problem, TypeError where nobody answers. */
export async function ask<T>(method: string, path: string, sent: Sent = {}): Promise<T> {
  const headers: Record<string, string> = {};
  if (sent.json !== undefined) headers["Content-Type"] = "application/json";
  if (sent.key !== undefined) headers["Idempotency-Key"] = sent.key;
  if (sent.version !== undefined) headers["If-Match"] = `"v${sent.version}"`;
  const body = sent.json === undefined ? null : JSON.stringify(sent.json);
  const answer = await fetch(`/api/v1${path}`, { method, headers, body, redirect: "error" });
  const told: unknown = (answer.headers.get("Content-Type") ?? "").includes("json") ? await answer.json() : null;
  if (answer.ok) return told as T;
  const unknown: Problem = { type: "about:blank", title: "", status: answer.status, detail: "", code: "unknown" };
  throw new Refused((told as Problem | null) ?? unknown, answer.headers);
}

/** The cases of one folder; each answer is the case as it stands afterwards. */
export class Cases {
  private readonly path: string;

  constructor(
    folder: string,
    private readonly language: Language,
  ) {
    this.path = `/folders/${encodeURIComponent(folder)}/cases`;
  }

  list(): Promise<{ cases: CaseShort[]; next: string | null }> {
    return ask("GET", `${this.path}?limit=200`);
  }

  see(id: string): Promise<Case> {
    return this.one("GET", id, "");
  }

  make(title: string, papers: string[], key: string): Promise<Case> {
    return ask("POST", `${this.path}?language=${this.language}`, { json: { title, papers }, key });
  }

  change(id: string, version: number, said: { title?: string; closed?: boolean }): Promise<Case> {
    return this.one("PATCH", id, "", { json: said, version });
  }

  check(id: string, key: string, asked: { settings?: Record<string, unknown>; corrections?: { field: string; new: unknown }[] } = {}): Promise<Case> {
    return this.one("POST", id, "/audit", { json: asked, key });
  }

  confirm(id: string, audit: string, key: string): Promise<Case> {
    return this.one("POST", id, "/confirmation", { json: { audit }, key });
  }

  answer(id: string, version: number, answers: Record<string, unknown>): Promise<Case> {
    return this.one("PUT", id, "/answers", { json: { answers }, version });
  }

  addPaper(id: string, paper: string, key: string): Promise<Case> {
    return this.one("POST", id, "/papers", { json: { paper }, key });
  }

  addReply(id: string, paper: string, on: string, key: string): Promise<Case> {
    return this.one("POST", id, "/replies", { json: { paper, on }, key });
  }

  note(id: string, said: { on: string; text: string; follow_up: string | null }, key: string): Promise<Case> {
    return this.one("POST", id, "/notes", { json: said, key });
  }

  outcome(id: string, said: { kind: string; on: string; amount: string | null; finding: string | null }, key: string): Promise<Case> {
    return this.one("POST", id, "/outcome", { json: said, key });
  }

  private one(method: string, id: string, more: string, sent: Sent = {}): Promise<Case> {
    return ask("" + method, `${this.path}/${encodeURIComponent(id)}${more}?language=${this.language}`, sent);
  }
}
