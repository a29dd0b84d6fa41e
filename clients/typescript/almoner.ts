// The client of Almoner's HTTP API, written by clients/generate.py from clients/openapi.json. Not to be edited.

/** What came back: the status, its headers (`ETag`, `Location`, `Upload-Offset` …) and the body. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A refusal, with the sentence that a person can read in `problem.detail`. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Headers,
  ) {
    super(problem.detail);
  }
}

type Said = Record<string, string | number | boolean | null | undefined>;
type Sent = { query?: Said; headers?: Said; json?: unknown; bytes?: BodyInit };

/** One server. `key` is a program's key; a browser that signed in needs none. */
export class Almoner {
  constructor(
    readonly base: string,
    readonly key?: string,
    readonly ask: typeof fetch = (...given) => fetch(...given),
  ) {}

  private async send(method: string, path: string, media: string, sent: Sent): Promise<Answer<unknown>> {
    const address = new URL(path, this.base);
    for (const [name, value] of Object.entries(sent.query ?? {})) {
      if (value !== undefined && value !== null) address.searchParams.set(name, String(value));
    }
    const headers = new Headers();
    for (const [name, value] of Object.entries(sent.headers ?? {})) {
      if (value !== undefined && value !== null) headers.set(name, String(value));
    }
    if (this.key !== undefined) headers.set("Authorization", `Bearer ${this.key}`);
    const body = sent.json === undefined ? sent.bytes : JSON.stringify(sent.json);
    if (body !== undefined && media !== "") headers.set("Content-Type", media);
    const answer = await this.ask(address, { method, headers, body: body ?? null, redirect: "error" });
    const kind = answer.headers.get("Content-Type") ?? "";
    if (!answer.ok) {
      const said: unknown = kind.startsWith("application/problem+json") ? await answer.json() : null;
      throw new Refused((said ?? unknown(answer.status)) as Problem, answer.headers);
    }
    const whole: unknown = kind.startsWith("application/json") ? await answer.json() : answer;
    return { status: answer.status, headers: answer.headers, body: whole };
  }

  /** Alive; and how it stands with the heads of the journal: "kept", "late", or "none named". */
  async health(): Promise<Answer<Record<string, string>>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/health`, "", sent)) as Answer<Record<string, string>>;
  }

  /** Whether it can serve, for each thing it needs. */
  async ready(): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/ready`, "", sent)) as Answer<Response>;
  }

  /** Prometheus text. */
  async metrics(): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/metrics`, "", sent)) as Answer<Response>;
  }

  async makeFolder(given: { idempotencyKey?: string | null; body: FolderName }): Promise<Answer<FolderShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders`, "application/json", sent)) as Answer<FolderShape>;
  }

  async listFolders(given: { after?: string | null; limit?: number } = {}): Promise<Answer<FolderPage>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/folders`, "", sent)) as Answer<FolderPage>;
  }

  async seeFolder(folder: string): Promise<Answer<FolderShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}`, "", sent)) as Answer<FolderShape>;
  }

  async renameFolder(folder: string, given: { ifMatch?: string | null; body: FolderName }): Promise<Answer<FolderShape>> {
    const sent: Sent = { headers: { "if-match": given.ifMatch }, json: given.body };
    return (await this.send("PATCH", `/api/v1/folders/${encodeURIComponent(folder)}`, "application/json", sent)) as Answer<FolderShape>;
  }

  /** Its key is destroyed; nothing in it can be opened again. */
  async eraseFolder(folder: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}`, "", sent)) as Answer<Response>;
  }

  /** The body is the file, its name stands in `Content-Disposition: attachment; filename*=UTF-8''…`. */
  async addPaper(folder: string, given: { idempotencyKey?: string | null; body: BodyInit; contentDisposition?: string }): Promise<Answer<PaperShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey, "Content-Disposition": given.contentDisposition }, bytes: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/papers`, "application/octet-stream", sent)) as Answer<PaperShape>;
  }

  async listPapers(folder: string, given: { after?: string | null; limit?: number } = {}): Promise<Answer<PaperPage>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/papers`, "", sent)) as Answer<PaperPage>;
  }

  /** The file as it came, as an attachment that no browser shows as a page. */
  async fetchPaper(folder: string, paper: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/papers/${encodeURIComponent(paper)}`, "", sent)) as Answer<Response>;
  }

  async removePaper(folder: string, paper: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/papers/${encodeURIComponent(paper)}`, "", sent)) as Answer<Response>;
  }

  /** Without a body. The file's name stands in `Content-Disposition`; where `Upload-Length` is said, no more and no less is taken. */
  async beginUpload(folder: string, given: { contentDisposition?: string; uploadLength?: number | null; idempotencyKey?: string | null } = {}): Promise<Answer<UploadShape>> {
    const sent: Sent = { headers: { "content-disposition": given.contentDisposition, "upload-length": given.uploadLength, "Idempotency-Key": given.idempotencyKey } };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/uploads`, "", sent)) as Answer<UploadShape>;
  }

  /** `Upload-Offset` says how much is here. */
  async whereUpload(folder: string, upload: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("HEAD", `/api/v1/folders/${encodeURIComponent(folder)}/uploads/${encodeURIComponent(upload)}`, "", sent)) as Answer<Response>;
  }

  async seeUpload(folder: string, upload: string): Promise<Answer<UploadShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/uploads/${encodeURIComponent(upload)}`, "", sent)) as Answer<UploadShape>;
  }

  /** From `Upload-Offset` on; with `Upload-Complete: ?1` these are the last bytes, and it becomes a paper. Where the sender breaks off, what came is kept: ask where it is and go on from there. */
  async addToUpload(folder: string, upload: string, given: { uploadOffset: number; uploadComplete?: string; body: BodyInit }): Promise<Answer<PaperShape | Response>> {
    const sent: Sent = { headers: { "upload-offset": given.uploadOffset, "upload-complete": given.uploadComplete }, bytes: given.body };
    return (await this.send("PATCH", `/api/v1/folders/${encodeURIComponent(folder)}/uploads/${encodeURIComponent(upload)}`, "application/partial-upload", sent)) as Answer<PaperShape | Response>;
  }

  /** What came is taken away. */
  async cancelUpload(folder: string, upload: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/uploads/${encodeURIComponent(upload)}`, "", sent)) as Answer<Response>;
  }

  /** Asked again with the same Idempotency-Key and body it gives the same audit. */
  async askAudit(folder: string, given: { idempotencyKey?: string | null; body?: AuditAsked | null } = {}): Promise<Answer<AuditShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/audits`, "application/json", sent)) as Answer<AuditShape>;
  }

  async listAudits(folder: string, given: { after?: string | null; limit?: number } = {}): Promise<Answer<AuditList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits`, "", sent)) as Answer<AuditList>;
  }

  /** The answer (schema almoner.audit/1), or why there is none. */
  async seeAudit(folder: string, audit: string): Promise<Answer<Record<string, unknown> | AuditShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}`, "", sent)) as Answer<Record<string, unknown> | AuditShape>;
  }

  /** Asked again with the same Idempotency-Key and body it gives the same letter. */
  async askLetter(folder: string, audit: string, given: { idempotencyKey?: string | null; body: LetterAsked }): Promise<Answer<LetterShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/letters`, "application/json", sent)) as Answer<LetterShape>;
  }

  async listLetters(folder: string, audit: string): Promise<Answer<LetterList>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/letters`, "", sent)) as Answer<LetterList>;
  }

  /** What it came to, or why there is none. */
  async seeLetter(folder: string, audit: string, letter: string): Promise<Answer<LetterShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/letters/${encodeURIComponent(letter)}`, "", sent)) as Answer<LetterShape>;
  }

  /** The file, as an attachment that no browser shows as a page. */
  async fetchLetter(folder: string, audit: string, letter: string, form: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/letters/${encodeURIComponent(letter)}/${encodeURIComponent(form)}`, "", sent)) as Answer<Response>;
  }

  async seeJob(job: string): Promise<Answer<JobShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/jobs/${encodeURIComponent(job)}`, "", sent)) as Answer<JobShape>;
  }

  /** One that is over stays as it is. */
  async cancelJob(job: string): Promise<Answer<JobShape>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/jobs/${encodeURIComponent(job)}/cancel`, "", sent)) as Answer<JobShape>;
  }

  /** `event: progress` with the job's JSON at each change, `event: over` with its end. */
  async watchJob(job: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/jobs/${encodeURIComponent(job)}/events`, "", sent)) as Answer<Response>;
  }

  async listDoubts(folder: string, audit: string): Promise<Answer<DoubtList>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/doubts`, "", sent)) as Answer<DoubtList>;
  }

  /** A new audit of the same papers, for the same day, with these corrections after those it had. The first one stays. */
  async correctAudit(folder: string, audit: string, given: { idempotencyKey?: string | null; body: CorrectionsSaid }): Promise<Answer<AuditShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/corrections`, "application/json", sent)) as Answer<AuditShape>;
  }
}

function unknown(status: number): Problem {
  const detail = `The server answered with ${status}.`;
  return { type: "about:blank", title: "No answer of Almoner's", status, detail, code: "unknown" };
}

/** What `almoner audit` takes as flags; `papers` null is all of the folder. */
export interface AuditAsked {
  papers?: string[] | null;
  payers?: string[];
  funding?: "self-funded" | "insured" | "unknown";
  setting?: "practitioner" | "outpatient" | "inpatient" | "dme" | "asc" | "snf" | "home-health" | null;
  network?: "in" | "out" | "unknown";
  state?: string | null;
  as_of?: string | null;
  language?: "en" | "es";
  answers?: Record<string, unknown> | null;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface AuditList {
  audits: AuditShape[];
  next: string | null;
}

/** An audit that was asked for. */
export interface AuditShape {
  id: string;
  folder: string;
  papers: string[];
  made_at: string;
  done_at: string | null;
  job: JobShape | null;
}

/** One fact: its path as in doubts, and what it should be. `old` is what stands there now, unless said. */
export interface Corrected {
  field: string;
  new: unknown;
  old?: unknown;
}

/** In their order. */
export interface CorrectionsSaid {
  corrections: Corrected[];
}

/** In the order of the papers: all there are. */
export interface DoubtList {
  doubts: DoubtShape[];
}

/** A doubt as in the audit's JSON; `document` is the position among its documents, `now` what stands there. */
export interface DoubtShape {
  id: string;
  document: number;
  field: string;
  read: string | null;
  candidates: string[];
  says: string;
  spot: Record<string, unknown> | null;
  now: unknown;
}

/** A form in which the letter can be had. */
export interface FileShape {
  form: Form;
  bytes: number;
  sha256: string;
}

/** How people call a folder. */
export interface FolderName {
  name: string;
}

/** `next` is the `after` of the next page, null on the last. */
export interface FolderPage {
  folders: FolderShape[];
  next: string | null;
}

/** A person's folder; `version` is its ETag. */
export interface FolderShape {
  id: string;
  name: string;
  made_at: string;
  version: number;
  held: boolean;
}

/** What a letter comes out as. */
export type Form = "pdf" | "docx" | "text";

/** How far a job is: `done` of `of` papers; `of` is 0 before it began. `code` is why it failed. */
export interface JobShape {
  id: string;
  kind: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  done: number;
  of: number;
  tries: number;
  code: string | null;
  made_at: string;
  ended_at: string | null;
}

/** What `almoner letter` takes as flags; `finding` null is those that the letter fits. */
export interface LetterAsked {
  kind: string;
  finding?: string | null;
  language?: "en" | "es";
}

/** Oldest first. */
export interface LetterList {
  letters: LetterShape[];
}

/** A letter that was asked for. `aloud` is what the person should know beside it; no `files` before it is written. */
export interface LetterShape {
  id: string;
  folder: string;
  audit: string;
  kind: string;
  finding: string | null;
  language: string;
  files: FileShape[];
  aloud: string[];
  made_at: string;
  done_at: string | null;
  job: JobShape | null;
}

/** `next` is the `after` of the next page, null on the last. */
export interface PaperPage {
  papers: PaperShape[];
  next: string | null;
}

/** A kept paper; `kind` is null until it was read. */
export interface PaperShape {
  id: string;
  folder: string;
  name: string;
  kind: string | null;
  bytes: number;
  sha256: string;
  made_at: string;
}

/** What went wrong. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
}

/** A paper that is on its way: `offset` bytes of it are here. It is given up at `until`. */
export interface UploadShape {
  id: string;
  folder: string;
  name: string;
  length: number | null;
  offset: number;
  made_at: string;
  until: string;
}
