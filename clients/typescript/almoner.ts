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
    const told = answer.status !== 204 && method !== "HEAD" && kind.startsWith("application/json");
    const whole: unknown = told ? await answer.json() : answer;
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

  /** The session's token is in a cookie that no script reads. */
  async signIn(given: { body: SignIn }): Promise<Answer<SessionShape | HalfShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/sessions`, "application/json", sent)) as Answer<SessionShape | HalfShape>;
  }

  async listSessions(given: { after?: string | null; limit?: number } = {}): Promise<Answer<SessionList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/sessions`, "", sent)) as Answer<SessionList>;
  }

  /** All but the one that asks. */
  async endOtherSessions(): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/sessions`, "", sent)) as Answer<Response>;
  }

  async signInWithCode(given: { body: SecondStep }): Promise<Answer<SessionShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/sessions/code`, "application/json", sent)) as Answer<SessionShape>;
  }

  async endSession(session: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/sessions/${encodeURIComponent(session)}`, "", sent)) as Answer<Response>;
  }

  async seeMe(): Promise<Answer<AccountShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/me`, "", sent)) as Answer<AccountShape>;
  }

  async listAccounts(given: { after?: string | null; limit?: number } = {}): Promise<Answer<AccountList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/accounts`, "", sent)) as Answer<AccountList>;
  }

  /** Whoever is invited sets their own password at the address. */
  async invite(given: { body: Invitation }): Promise<Answer<InvitedShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/accounts`, "application/json", sent)) as Answer<InvitedShape>;
  }

  /** A new address for who never set a password. */
  async inviteAgain(account: string): Promise<Answer<InvitedShape>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/accounts/${encodeURIComponent(account)}/invitation`, "", sent)) as Answer<InvitedShape>;
  }

  /** They count at once. */
  async changeRoles(account: string, given: { body: RolesChange }): Promise<Answer<AccountShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("PATCH", `/api/v1/accounts/${encodeURIComponent(account)}`, "application/json", sent)) as Answer<AccountShape>;
  }

  /** Its sessions and keys end; what it owns stays. */
  async closeAccount(account: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/accounts/${encodeURIComponent(account)}`, "", sent)) as Answer<Response>;
  }

  /** Who was not looked over for a year. */
  async listDue(): Promise<Answer<DueShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/recertification`, "", sent)) as Answer<DueShape>;
  }

  /** Its roles are right for another year. */
  async confirmAccount(account: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/recertification/${encodeURIComponent(account)}`, "", sent)) as Answer<Response>;
  }

  /** Never for more than the account itself may do, and not for what only a person does. */
  async makeKey(given: { body: KeyAsked }): Promise<Answer<MadeKeyShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/keys`, "application/json", sent)) as Answer<MadeKeyShape>;
  }

  async listKeys(given: { after?: string | null; limit?: number } = {}): Promise<Answer<KeyList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/keys`, "", sent)) as Answer<KeyList>;
  }

  async endKey(key: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/keys/${encodeURIComponent(key)}`, "", sent)) as Answer<Response>;
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

  /** The consent is recorded, and may be taken back at any moment. */
  async giveGrant(folder: string, given: { idempotencyKey?: string | null; body: GrantAsked }): Promise<Answer<GrantShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/grants`, "application/json", sent)) as Answer<GrantShape>;
  }

  /** Ended ones too. */
  async listGrants(folder: string, given: { after?: string | null; limit?: number } = {}): Promise<Answer<GrantList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/grants`, "", sent)) as Answer<GrantList>;
  }

  /** It counts no longer from now on. */
  async endGrant(folder: string, grant: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/grants/${encodeURIComponent(grant)}`, "", sent)) as Answer<Response>;
  }

  /** What others let one see today. */
  async listGivenToMe(given: { after?: string | null; limit?: number } = {}): Promise<Answer<GrantList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/grants`, "", sent)) as Answer<GrantList>;
  }

  /** Gives back what was given to oneself. */
  async giveUpGrant(grant: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/grants/${encodeURIComponent(grant)}`, "", sent)) as Answer<Response>;
  }

  /** Opens the folder for two hours; the privacy officer is told. */
  async breakGlass(folder: string, given: { body: GlassReason }): Promise<Answer<GlassShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/glass`, "application/json", sent)) as Answer<GlassShape>;
  }

  async listGlass(given: { after?: string | null; limit?: number } = {}): Promise<Answer<GlassList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/glass`, "", sent)) as Answer<GlassList>;
  }

  /** The privacy officer looked into it; never one's own. */
  async markGlassSeen(glass: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/glass/${encodeURIComponent(glass)}/seen`, "", sent)) as Answer<Response>;
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

  async listLetters(folder: string, audit: string, given: { after?: string | null; limit?: number } = {}): Promise<Answer<LetterList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
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

  async seeJob(job: string, given: { language?: "en" | "es" } = {}): Promise<Answer<JobShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/jobs/${encodeURIComponent(job)}`, "", sent)) as Answer<JobShape>;
  }

  /** One that is over stays as it is. */
  async cancelJob(job: string, given: { language?: "en" | "es" } = {}): Promise<Answer<JobShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("POST", `/api/v1/jobs/${encodeURIComponent(job)}/cancel`, "", sent)) as Answer<JobShape>;
  }

  /** `event: progress` with the job's JSON at each change, `event: over` with its end. */
  async watchJob(job: string, given: { language?: "en" | "es" } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/jobs/${encodeURIComponent(job)}/events`, "", sent)) as Answer<Response>;
  }

  /** JSON lines (almoner.research/1): how it was made, then structured fields of each bill, of those who gave a grant for it. */
  async exportResearch(given: { body?: ResearchAsked | null } = {}): Promise<Answer<Response>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/research/export`, "application/json", sent)) as Answer<Response>;
  }

  /** All of it as one zip file, in the clear: papers as they came, audits, letters, and to its owner who looked. */
  async exportFolder(folder: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/export`, "", sent)) as Answer<Response>;
  }

  /** The body is a file that `export` gave, here or elsewhere: checked whole before anything of it is kept. */
  async importFolder(given: { body: BodyInit }): Promise<Answer<FolderShape>> {
    const sent: Sent = { bytes: given.body };
    return (await this.send("POST", `/api/v1/folders/import`, "application/octet-stream", sent)) as Answer<FolderShape>;
  }

  /** Nothing in it is erased or taken out until the hold is lifted. */
  async holdFolder(folder: string, given: { body: Reason }): Promise<Answer<HoldShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("PUT", `/api/v1/folders/${encodeURIComponent(folder)}/hold`, "application/json", sent)) as Answer<HoldShape>;
  }

  async liftHold(folder: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/hold`, "", sent)) as Answer<Response>;
  }

  async listHolds(given: { after?: string | null; limit?: number } = {}): Promise<Answer<HoldList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/holds`, "", sent)) as Answer<HoldList>;
  }

  /** The proof that something was erased: each has its line in the journal too. */
  async listTombstones(given: { after?: string | null; limit?: number } = {}): Promise<Answer<TombstoneList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/tombstones`, "", sent)) as Answer<TombstoneList>;
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

  /** Who looked at it or changed it, for its owner alone. */
  async listLooks(folder: string, given: { before?: number | null; limit?: number } = {}): Promise<Answer<LookPage>> {
    const sent: Sent = { query: { before: given.before, limit: given.limit } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/looks`, "", sent)) as Answer<LookPage>;
  }

  /** The accounting of disclosures, for its owner and the privacy officer; as of today unless said. */
  async seeDisclosures(folder: string, given: { askedOn?: string | null } = {}): Promise<Answer<AccountingShape>> {
    const sent: Sent = { query: { asked_on: given.askedOn } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/disclosures`, "", sent)) as Answer<AccountingShape>;
  }

  /** Looks at work at one's own record, or that of a namesake, a neighbor or a co-worker; by ids alone. */
  async findSnooping(given: { body: SnoopingAsked }): Promise<Answer<SnoopingShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/privacy/snooping`, "application/json", sent)) as Answer<SnoopingShape>;
  }
}

function unknown(status: number): Problem {
  const detail = `The server answered with ${status}.`;
  return { type: "about:blank", title: "No answer of Almoner's", status, detail, code: "unknown" };
}

/** Oldest first, closed ones too. `next` is the `after` of the next page, null on the last. */
export interface AccountList {
  accounts: AccountShape[];
  next: string | null;
}

/** Somebody who may come in. `confirmed_at`: when its roles were last looked over. */
export interface AccountShape {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  kind: string;
  made_at: string;
  confirmed_at: string;
  closed_at: string | null;
}

/** Six years, both days included; `answer_by` is the last day for handing it over. */
export interface AccountingShape {
  authority: string;
  first: string;
  last: string;
  answer_by: string;
  disclosures: DisclosureShape[];
}

/** Everything that can be done and is worth a line in the journal. Those that begin with "folder", "paper", "audit", "letter" and "grant" are about one folder. */
export type Action = "folder make" | "folder see" | "folder rename" | "folder erase" | "folder export" | "folder looks" | "folder hold" | "paper add" | "paper see" | "paper remove" | "audit make" | "audit see" | "letter make" | "letter see" | "letter approve" | "sensitive see" | "grant give" | "grant end" | "grant see" | "glass break" | "account make" | "account close" | "account see" | "roles change" | "key make" | "key end" | "journal see" | "disclosures see" | "snooping see" | "breach write" | "recertify" | "research export" | "editions change" | "jobs see" | "health see" | "backup make" | "secrets change" | "tombstones see";

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

/** What becomes of a date. */
export type Dates = "year" | "month" | "shifted";

/** What one account was shown on one day for one purpose. */
export interface DisclosureShape {
  day: string;
  who: string;
  name: string | null;
  action: string;
  purpose: string;
  resources: string[];
  times: number;
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

/** `accounts` to be confirmed, changed or closed; `acting` grants that began more than a year ago and still count. */
export interface DueShape {
  accounts: AccountShape[];
  acting: GrantShape[];
}

/** Who determined that the risk is very small, when, and by which method, in their own words. */
export interface ExpertSaid {
  name: string;
  on: string;
  method: string;
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

/** The latest first; those not `seen_at` are new. `next` is the `after` of the next page, null on the last. */
export interface GlassList {
  glass: GlassShape[];
  next: string | null;
}

/** Why the folder must be opened, in a sentence. */
export interface GlassReason {
  reason: string;
}

/** A folder opened in an emergency. */
export interface GlassShape {
  id: string;
  account: string;
  folder: string;
  reason: string;
  opened_at: string;
  until: string;
  seen_at: string | null;
}

/** Whom to let in, for what and until when (that day included). `acting` may do what the owner may; `sensitive` includes the lines that others do not see otherwise. */
export interface GrantAsked {
  to_login: string;
  purpose: "help" | "billing" | "research";
  last_day: string;
  first_day?: string | null;
  acting?: boolean;
  sensitive?: boolean;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface GrantList {
  grants: GrantShape[];
  next: string | null;
}

/** A consent that was given, and whether it still counts. `to` and `giver` are accounts. */
export interface GrantShape {
  id: string;
  folder: string;
  giver: string;
  to: string;
  purpose: Purpose;
  first_day: string;
  last_day: string;
  acting: boolean;
  sensitive: boolean;
  made_at: string;
  ended_at: string | null;
}

/** The password was right; a code is still asked for, within five minutes. */
export interface HalfShape {
  half: string;
}

/** Newest first, lifted ones too. `next` is the `after` of the next page, null on the last. */
export interface HoldList {
  holds: HoldShape[];
  next: string | null;
}

/** A legal hold; `reason` is null where it came back from the list beside a backup. */
export interface HoldShape {
  id: string;
  folder: string;
  by: string;
  reason: string | null;
  made_at: string;
  lifted_at: string | null;
}

/** Whom to let in, and as what. */
export interface Invitation {
  login: string;
  name?: string;
  roles: Role[];
}

/** `address` works once and for three days; it is shown this once. */
export interface InvitedShape {
  account: AccountShape;
  address: string;
}

/** How far a job is: `done` of `of` papers; `of` is 0 before it began. `code` is why it failed. `says` is the same in words, where the job itself is asked for. */
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
  says?: string | null;
}

/** A key of a program: for these actions, until a moment within a year. */
export interface KeyAsked {
  name: string;
  actions: Action[];
  until: string;
}

/** Oldest first, ended ones left out. `next` is the `after` of the next page, null on the last. */
export interface KeyList {
  keys: KeyShape[];
  next: string | null;
}

/** A key; what it is itself is not kept. */
export interface KeyShape {
  id: string;
  name: string;
  actions: Action[];
  made_at: string;
  until: string;
}

/** What `almoner letter` takes as flags; `finding` null is those that the letter fits. */
export interface LetterAsked {
  kind: string;
  finding?: string | null;
  language?: "en" | "es";
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface LetterList {
  letters: LetterShape[];
  next: string | null;
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

/** Somebody as the privacy officer knows them; kept nowhere. */
export interface ListedPerson {
  name: string;
  account?: string | null;
  address?: string | null;
  works_here?: boolean;
}

/** The latest first; `next` is the `before` of the next page, null on the last. */
export interface LookPage {
  looks: LookShape[];
  next: number | null;
}

/** One line of the journal about a folder. `who` is an account, `name` what it is called, null where it is not known here. `origin` is null but for one's own. */
export interface LookShape {
  number: number;
  at: string;
  who: string;
  name: string | null;
  is_you: boolean;
  purpose: string;
  action: string;
  resource: string;
  outcome: string;
  origin: string | null;
}

/** `key` is shown this once. */
export interface MadeKeyShape {
  id: string;
  name: string;
  actions: Action[];
  made_at: string;
  until: string;
  key: string;
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

/** Why data is looked at or changed; the person whose data it is can read it later. */
export type Purpose = "own" | "help" | "billing" | "research" | "operation" | "privacy" | "emergency";

/** Why a folder must be kept. */
export interface Reason {
  reason: string;
}

/** Without an expert it is Safe Harbor, and then `dates` is `year`. */
export interface ResearchAsked {
  dates?: Dates;
  expert?: ExpertSaid | null;
}

/** What an account is on this installation; one account may have several. */
export type Role = "person" | "advocate" | "billing_staff" | "researcher" | "operator" | "privacy_officer";

/** In place of those it has. */
export interface RolesChange {
  roles: Role[];
}

/** `half` as it was given for the password; `code` of six digits, or a recovery code. */
export interface SecondStep {
  half: string;
  code: string;
}

/** The last seen first. `next` is the `after` of the next page, null on the last. */
export interface SessionList {
  sessions: SessionShape[];
  next: string | null;
}

/** One browser's stay. `here` is the one that asks. */
export interface SessionShape {
  id: string;
  way: string;
  place: string;
  made_at: string;
  seen_at: string;
  here: boolean;
}

/** A login and its password. */
export interface SignIn {
  login: string;
  password: string;
}

/** At most a year, both days included. */
export interface SnoopingAsked {
  first: string;
  last: string;
  people?: ListedPerson[];
}

/** `folders` were looked at by somebody at work; of `not_compared` no whole name is known; where no addresses were given, `addresses_compared` is false. */
export interface SnoopingShape {
  suspicions: SuspicionShape[];
  folders: number;
  not_compared: number;
  addresses_compared: boolean;
}

/** A reason to ask, never a proof. `lines` are the first in the journal. */
export interface SuspicionShape {
  pattern: string;
  who: string;
  folder: string;
  times: number;
  first: string;
  last: string;
  lines: number[];
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface TombstoneList {
  tombstones: TombstoneShape[];
  next: string | null;
}

/** What was erased, taken out, held or lifted, and when; nothing of a person. */
export interface TombstoneShape {
  id: string;
  fate: string;
  folder: string;
  subject: string;
  at: string;
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
