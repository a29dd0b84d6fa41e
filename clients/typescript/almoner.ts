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
type Sent = { query?: Record<string, Said[string] | readonly string[]>; headers?: Said; json?: unknown; bytes?: BodyInit };

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
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== null) address.searchParams.append(name, String(one));
      }
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
  async changeRoles(account: string, given: { ifMatch?: string | null; body: RolesChange }): Promise<Answer<AccountShape>> {
    const sent: Sent = { headers: { "if-match": given.ifMatch }, json: given.body };
    return (await this.send("PATCH", `/api/v1/accounts/${encodeURIComponent(account)}`, "application/json", sent)) as Answer<AccountShape>;
  }

  /** Its sessions and keys end; what it owns stays. */
  async closeAccount(account: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/accounts/${encodeURIComponent(account)}`, "", sent)) as Answer<Response>;
  }

  /** How somebody comes in, in counts. */
  async seeAccount(account: string): Promise<Answer<AccountSeenShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/accounts/${encodeURIComponent(account)}`, "", sent)) as Answer<AccountSeenShape>;
  }

  /** All its stays; it may come in again. */
  async endSessionsOf(account: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/accounts/${encodeURIComponent(account)}/sessions`, "", sent)) as Answer<Response>;
  }

  /** Codes, recovery codes and passkeys are gone and its stays end; never one's own, and never a password. */
  async resetProofs(account: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/accounts/${encodeURIComponent(account)}/proofs`, "", sent)) as Answer<Response>;
  }

  /** One that was closed comes in as before, with its password and its roles; keys of programs stay ended. */
  async openAccountAgain(account: string): Promise<Answer<AccountShape>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/accounts/${encodeURIComponent(account)}/opening`, "", sent)) as Answer<AccountShape>;
  }

  /** Who was not looked over for a year: accounts first, then grants. */
  async listDue(given: { after?: string | null; limit?: number } = {}): Promise<Answer<almoner__faces__http__shapes_people__DueShape>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/recertification`, "", sent)) as Answer<almoner__faces__http__shapes_people__DueShape>;
  }

  /** Its roles, as they were looked at, are right for another year. */
  async confirmAccount(account: string, given: { ifMatch?: string | null } = {}): Promise<Answer<Response>> {
    const sent: Sent = { headers: { "if-match": given.ifMatch } };
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

  /** What a key of one's own may be for, in words, and the last day it may count. */
  async seeKeyChoices(given: { language?: "en" | "es" } = {}): Promise<Answer<KeyChoices>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/keys/choices`, "", sent)) as Answer<KeyChoices>;
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

  /** With what the caller may do in it. */
  async seeFolder(folder: string): Promise<Answer<SeenFolderShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}`, "", sent)) as Answer<SeenFolderShape>;
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

  /** Oldest first, each with where it belongs. */
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

  /** Without a body. The file's name stands in `Content-Disposition`; where `Upload-Length` is said, no more and no less is taken. With `to_read` a length that no audit reads is refused before a byte of it is sent. */
  async beginUpload(folder: string, given: { toRead?: boolean; contentDisposition?: string; uploadLength?: number | null; idempotencyKey?: string | null } = {}): Promise<Answer<UploadShape>> {
    const sent: Sent = { query: { to_read: given.toRead }, headers: { "content-disposition": given.contentDisposition, "upload-length": given.uploadLength, "Idempotency-Key": given.idempotencyKey } };
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
  async seeAudit(folder: string, audit: string, given: { language?: "en" | "es" | null } = {}): Promise<Answer<Record<string, unknown> | AuditShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}`, "", sent)) as Answer<Record<string, unknown> | AuditShape>;
  }

  /** The answer as a page shows it: sentences, days and amounts ready, frames by page. */
  async viewAudit(folder: string, audit: string, given: { language?: "en" | "es" | null } = {}): Promise<Answer<AuditView | AuditShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/view`, "", sent)) as Answer<AuditView | AuditShape>;
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

  /** With no name where there is none. */
  async seeLetterhead(): Promise<Answer<LetterheadShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/letterhead`, "", sent)) as Answer<LetterheadShape>;
  }

  /** On every letter that is written from now on. */
  async writeLetterhead(given: { body: LetterheadShape }): Promise<Answer<LetterheadShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("PUT", `/api/v1/letterhead`, "application/json", sent)) as Answer<LetterheadShape>;
  }

  /** Letters have none from now on. */
  async removeLetterhead(): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/letterhead`, "", sent)) as Answer<Response>;
  }

  async makeCase(folder: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: CaseMade }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases`, "application/json", sent)) as Answer<CaseShape>;
  }

  async listCases(folder: string, given: { after?: string | null; limit?: number; language?: "en" | "es" } = {}): Promise<Answer<CasePage>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit, language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases`, "", sent)) as Answer<CasePage>;
  }

  /** Findings by reason, the most money first; of one check or state, or from an amount on, where that is asked for. `after` goes on in the reason that has this item. */
  async seeQueue(folder: string, audit: string, given: { check?: string | null; state?: State | null; least?: string | null; order?: "amount" | "bill"; after?: string | null; limit?: number; language?: "en" | "es" | null } = {}): Promise<Answer<QueueShape>> {
    const sent: Sent = { query: { check: given.check, state: given.state, least: given.least, order: given.order, after: given.after, limit: given.limit, language: given.language } };
    return (await this.send("GET", `/api/v1/office/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/queue`, "", sent)) as Answer<QueueShape>;
  }

  /** All of the queue as a table for a spreadsheet. */
  async fetchQueue(folder: string, audit: string, given: { check?: string | null; state?: State | null; least?: string | null; order?: "amount" | "bill"; language?: "en" | "es" | null } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { check: given.check, state: given.state, least: given.least, order: given.order, language: given.language } };
    return (await this.send("GET", `/api/v1/office/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/queue.csv`, "", sent)) as Answer<Response>;
  }

  /** One finding of the queue with its lines, its rules and what to do. */
  async seeFinding(folder: string, audit: string, finding: string, given: { language?: "en" | "es" | null } = {}): Promise<Answer<FoundShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/office/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/findings/${encodeURIComponent(finding)}`, "", sent)) as Answer<FoundShape>;
  }

  /** Open, repaired, or no error and why. What was repaired and is found again by a later audit is open again. */
  async markFinding(folder: string, audit: string, finding: string, given: { body: MarkAsked }): Promise<Answer<MarkShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("PUT", `/api/v1/office/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/findings/${encodeURIComponent(finding)}/mark`, "application/json", sent)) as Answer<MarkShape>;
  }

  /** Groups of charges in which one check finds far more than among their peers: look here first. */
  async seeRootCauses(folder: string, audit: string, given: { language?: "en" | "es" } = {}): Promise<Answer<CausesShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/office/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/root-causes`, "", sent)) as Answer<CausesShape>;
  }

  /** Every group of one kind with a finding, systematic or not, with counts and dollars. */
  async seeCounts(folder: string, audit: string, given: { by?: By; limit?: number; language?: "en" | "es" | null } = {}): Promise<Answer<CountsShape>> {
    const sent: Sent = { query: { by: given.by, limit: given.limit, language: given.language } };
    return (await this.send("GET", `/api/v1/office/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/counts`, "", sent)) as Answer<CountsShape>;
  }

  /** All of these groups as a table for a spreadsheet. */
  async fetchCounts(folder: string, audit: string, given: { by?: By; language?: "en" | "es" | null } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { by: given.by, language: given.language } };
    return (await this.send("GET", `/api/v1/office/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/counts.csv`, "", sent)) as Answer<Response>;
  }

  /** How often asking has helped, by check and payer, over the cases that the caller may see. */
  async seeSuccess(given: { language?: "en" | "es" } = {}): Promise<Answer<RatesShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/office/success`, "", sent)) as Answer<RatesShape>;
  }

  /** The same as a table for a spreadsheet. */
  async fetchSuccess(given: { language?: "en" | "es" } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/office/success.csv`, "", sent)) as Answer<Response>;
  }

  /** By grants that count today; one's own folders are not among them. */
  async listClients(given: { language?: "en" | "es" } = {}): Promise<Answer<ClientList>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/clients`, "", sent)) as Answer<ClientList>;
  }

  /** Which letters there are to act for somebody; they are written as letters of a case. */
  async listForms(given: { language?: "en" | "es" } = {}): Promise<Answer<FormsShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/forms`, "", sent)) as Answer<FormsShape>;
  }

  /** Asked again with the same Idempotency-Key and body it gives the same run. */
  async askRun(folder: string, given: { idempotencyKey?: string | null; body: ClaimsAsked }): Promise<Answer<RunShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/claims/folders/${encodeURIComponent(folder)}/runs`, "application/json", sent)) as Answer<RunShape>;
  }

  async listRuns(folder: string, given: { after?: string | null; limit?: number } = {}): Promise<Answer<RunList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/claims/folders/${encodeURIComponent(folder)}/runs`, "", sent)) as Answer<RunList>;
  }

  /** What it came to, or why there is nothing. */
  async seeRun(folder: string, run: string): Promise<Answer<RunShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/claims/folders/${encodeURIComponent(folder)}/runs/${encodeURIComponent(run)}`, "", sent)) as Answer<RunShape>;
  }

  /** A Parquet file with a row for each finding; rows of the claim file are named, people are not. */
  async fetchFindings(folder: string, run: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/claims/folders/${encodeURIComponent(folder)}/runs/${encodeURIComponent(run)}/findings`, "", sent)) as Answer<Response>;
  }

  /** What the result depends on, and what was counted. */
  async fetchManifest(folder: string, run: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/claims/folders/${encodeURIComponent(folder)}/runs/${encodeURIComponent(run)}/manifest`, "", sent)) as Answer<Response>;
  }

  async makeCollection(given: { idempotencyKey?: string | null; body: CollectionAsked }): Promise<Answer<CollectionShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/collections`, "application/json", sent)) as Answer<CollectionShape>;
  }

  /** Those that the caller may read. */
  async listCollections(given: { after?: string | null; limit?: number } = {}): Promise<Answer<CollectionList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/collections`, "", sent)) as Answer<CollectionList>;
  }

  async seeCollection(collection: string): Promise<Answer<CollectionShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/collections/${encodeURIComponent(collection)}`, "", sent)) as Answer<CollectionShape>;
  }

  /** In place of what it was; who may read it counts at once. */
  async changeCollection(collection: string, given: { ifMatch?: string | null; body: CollectionAsked }): Promise<Answer<CollectionShape>> {
    const sent: Sent = { headers: { "if-match": given.ifMatch }, json: given.body };
    return (await this.send("PUT", `/api/v1/collections/${encodeURIComponent(collection)}`, "application/json", sent)) as Answer<CollectionShape>;
  }

  /** Its key is destroyed; nothing in it can be opened or found again. */
  async eraseCollection(collection: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/collections/${encodeURIComponent(collection)}`, "", sent)) as Answer<Response>;
  }

  /** The body is the file (PDF, HTML, DOCX, Markdown or text), its name stands in `Content-Disposition`. The days and the plan go before what the document says of itself. It is searched once its job is over. */
  async addDocument(collection: string, given: { firstDay?: string | null; lastDay?: string | null; plan?: string | null; idempotencyKey?: string | null; body: BodyInit }): Promise<Answer<DocumentShape>> {
    const sent: Sent = { query: { first_day: given.firstDay, last_day: given.lastDay, plan: given.plan }, headers: { "Idempotency-Key": given.idempotencyKey }, bytes: given.body };
    return (await this.send("POST", `/api/v1/collections/${encodeURIComponent(collection)}/documents`, "application/octet-stream", sent)) as Answer<DocumentShape>;
  }

  /** All of them for its owner, for others those that can be searched. */
  async listDocuments(collection: string, given: { after?: string | null; limit?: number } = {}): Promise<Answer<DocumentList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/collections/${encodeURIComponent(collection)}/documents`, "", sent)) as Answer<DocumentList>;
  }

  async seeDocument(collection: string, document: string): Promise<Answer<DocumentShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/collections/${encodeURIComponent(collection)}/documents/${encodeURIComponent(document)}`, "", sent)) as Answer<DocumentShape>;
  }

  /** Its key, passages and vectors are gone with it. */
  async removeDocument(collection: string, document: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/collections/${encodeURIComponent(collection)}/documents/${encodeURIComponent(document)}`, "", sent)) as Answer<Response>;
  }

  /** The file as it came, as an attachment that no browser shows as a page. */
  async fetchDocument(collection: string, document: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/collections/${encodeURIComponent(collection)}/documents/${encodeURIComponent(document)}/file`, "", sent)) as Answer<Response>;
  }

  /** As after a change of models; until its job is over it is searched as it was. */
  async takeInAgain(collection: string, document: string): Promise<Answer<DocumentShape>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/collections/${encodeURIComponent(collection)}/documents/${encodeURIComponent(document)}/again`, "", sent)) as Answer<DocumentShape>;
  }

  async searchKnowledge(given: { body: QuestionAsked }): Promise<Answer<PassagesShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/knowledge/search`, "application/json", sent)) as Answer<PassagesShape>;
  }

  /** `k` is not used: an answer is made of one passage. */
  async askKnowledge(given: { body: QuestionAsked }): Promise<Answer<AnswerShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/knowledge/ask`, "application/json", sent)) as Answer<AnswerShape>;
  }

  async seeReminders(): Promise<Answer<ReminderShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/reminders`, "", sent)) as Answer<ReminderShape>;
  }

  /** On, in place of what was asked for before. */
  async writeReminders(given: { body: ReminderAsked }): Promise<Answer<ReminderShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("PUT", `/api/v1/reminders`, "application/json", sent)) as Answer<ReminderShape>;
  }

  /** Off. */
  async removeReminders(): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/reminders`, "", sent)) as Answer<Response>;
  }

  async seeCalendar(): Promise<Answer<FeedShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/calendar`, "", sent)) as Answer<FeedShape>;
  }

  /** A new private address; one made before ends. */
  async makeCalendar(given: { body: FeedAsked }): Promise<Answer<FeedShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/calendar`, "application/json", sent)) as Answer<FeedShape>;
  }

  /** Its address ends. */
  async removeCalendar(): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/calendar`, "", sent)) as Answer<Response>;
  }

  /** For calendar programs, which cannot sign in: whole days with a neutral title. */
  async readCalendar(token: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/calendar/${encodeURIComponent(token)}.ics`, "", sent)) as Answer<Response>;
  }

  /** Of the whole installation, the latest first: those that are open, that failed, that ended at a file that could not be taken, or that are over, all unless said. */
  async listJobs(given: { show?: "open" | "failed" | "refused" | "over" | null; after?: string | null; limit?: number; language?: "en" | "es" } = {}): Promise<Answer<JobList>> {
    const sent: Sent = { query: { show: given.show, after: given.after, limit: given.limit, language: given.language } };
    return (await this.send("GET", `/api/v1/jobs`, "", sent)) as Answer<JobList>;
  }

  /** One that failed, where another try can help. */
  async tryJobAgain(job: string, given: { language?: "en" | "es" } = {}): Promise<Answer<JobLine>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("POST", `/api/v1/jobs/${encodeURIComponent(job)}/again`, "", sent)) as Answer<JobLine>;
  }

  /** One that is over stays as it is. */
  async stopJob(job: string, given: { language?: "en" | "es" } = {}): Promise<Answer<JobLine>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("POST", `/api/v1/jobs/${encodeURIComponent(job)}/stop`, "", sent)) as Answer<JobLine>;
  }

  /** What is wrong, and what to do; the backup's age, the certificate, the room on the disk. */
  async seeHealth(given: { language?: "en" | "es" } = {}): Promise<Answer<HealthShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/health`, "", sent)) as Answer<HealthShape>;
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

  /** How many of the checks can run with the tables that are here, and what each table would add. */
  async seeTables(given: { language?: "en" | "es" } = {}): Promise<Answer<TablesShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/editions`, "", sent)) as Answer<TablesShape>;
  }

  /** The body is the file as published, its name stands in `Content-Disposition: attachment; filename*=UTF-8''…`. It is taken in as a job. */
  async takeInTable(given: { contentDisposition?: string; body: BodyInit }): Promise<Answer<JobShape>> {
    const sent: Sent = { headers: { "content-disposition": given.contentDisposition }, bytes: given.body };
    return (await this.send("POST", `/api/v1/editions/files`, "application/octet-stream", sent)) as Answer<JobShape>;
  }

  /** This quarter's files from their publisher, as a job; calls nobody unless the operator named the host. */
  async fetchTables(given: { body: FetchAsked }): Promise<Answer<JobShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/editions/fetch`, "application/json", sent)) as Answer<JobShape>;
  }

  /** Compares every stored edition with its checksum. */
  async verifyTables(given: { language?: "en" | "es" } = {}): Promise<Answer<VerifiedTables>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("POST", `/api/v1/editions/verification`, "", sent)) as Answer<VerifiedTables>;
  }

  async listModels(given: { after?: string | null; limit?: number } = {}): Promise<Answer<ModelList>> {
    const sent: Sent = { query: { after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/models`, "", sent)) as Answer<ModelList>;
  }

  /** One model with all its versions; its name may have a stroke in it, and so is no part of the address. */
  async seeModel(given: { name: string }): Promise<Answer<ModelShape>> {
    const sent: Sent = { query: { name: given.name } };
    return (await this.send("GET", `/api/v1/models/versions`, "", sent)) as Answer<ModelShape>;
  }

  /** The next version of a model; nobody has approved it yet. */
  async registerModel(given: { body: VersionAsked }): Promise<Answer<VersionShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/models/versions`, "application/json", sent)) as Answer<VersionShape>;
  }

  /** Under the caller's own account, at this moment. A gateway that admits only approved models learns of it when it starts again. */
  async approveModel(given: { body: ApprovalAsked }): Promise<Answer<VersionShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("PUT", `/api/v1/models/approval`, "application/json", sent)) as Answer<VersionShape>;
  }

  async setAlias(given: { body: AliasAsked }): Promise<Answer<AliasShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("PUT", `/api/v1/models/alias`, "application/json", sent)) as Answer<AliasShape>;
  }

  /** By which names models may be asked here, what answers to each, and which share of the calls tries a new one. */
  async seeServed(): Promise<Answer<ServedModels>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/models/served`, "", sent)) as Answer<ServedModels>;
  }

  /** Which model answered this person, or was asked about this folder, on that day (UTC). */
  async seeAnswers(given: { subject: string; on: string; after?: string | null; limit?: number }): Promise<Answer<ModelAnswerList>> {
    const sent: Sent = { query: { subject: given.subject, on: given.on, after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/models/answers`, "", sent)) as Answer<ModelAnswerList>;
  }

  /** By day (UTC, both included), by account, by action, by folder. */
  async searchJournal(given: { first?: string | null; last?: string | null; who?: string | null; action?: string | null; folder?: string | null; before?: number | null; limit?: number; language?: "en" | "es" } = {}): Promise<Answer<JournalPage>> {
    const sent: Sent = { query: { first: given.first, last: given.last, who: given.who, action: given.action, folder: given.folder, before: given.before, limit: given.limit, language: given.language } };
    return (await this.send("GET", `/api/v1/journal`, "", sent)) as Answer<JournalPage>;
  }

  /** What it may be searched for. */
  async listJournalActions(given: { language?: "en" | "es" } = {}): Promise<Answer<JournalActions>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/journal/actions`, "", sent)) as Answer<JournalActions>;
  }

  /** Of one account. */
  async listFoldersOf(given: { owner: string; after?: string | null; limit?: number }): Promise<Answer<FolderOfList>> {
    const sent: Sent = { query: { owner: given.owner, after: given.after, limit: given.limit } };
    return (await this.send("GET", `/api/v1/journal/folders`, "", sent)) as Answer<FolderOfList>;
  }

  /** Goes over all of it; a break is an answer. */
  async verifyJournal(given: { language?: "en" | "es" } = {}): Promise<Answer<VerifiedShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("POST", `/api/v1/journal/verification`, "", sent)) as Answer<VerifiedShape>;
  }

  /** What the journal ends with now; `almoner journal verify --heads FILE` compares with it. */
  async signHead(): Promise<Answer<HeadShape>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/journal/heads`, "", sent)) as Answer<HeadShape>;
  }

  /** Nothing of it is kept. */
  async makeBreachSheet(given: { body: BreachAsked }): Promise<Answer<BreachShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/privacy/breach`, "application/json", sent)) as Answer<BreachShape>;
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

  async seeCase(folder: string, caseId: string, given: { language?: "en" | "es" } = {}): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}`, "", sent)) as Answer<CaseShape>;
  }

  async changeCase(folder: string, caseId: string, given: { language?: "en" | "es"; ifMatch?: string | null; body: CaseChanged }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "if-match": given.ifMatch }, json: given.body };
    return (await this.send("PATCH", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** Its papers are gone over anew, with the answers of the case and the corrections there were; `audit.job` says how far it is. */
  async checkCase(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body?: CheckAsked | null } = {}): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/audit`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** What is still in doubt stays as it is. */
  async confirmCase(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: Confirmation }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/confirmation`, "application/json", sent)) as Answer<CaseShape>;
  }

  async answerCase(folder: string, caseId: string, given: { language?: "en" | "es"; ifMatch?: string | null; body: AnswersTold }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "if-match": given.ifMatch }, json: given.body };
    return (await this.send("PUT", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/answers`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** A paper that is in the folder already. */
  async addPaperToCase(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: CasePaper; contentDisposition?: string }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey, "Content-Disposition": given.contentDisposition }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/papers`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** It stays in the folder. */
  async takePaperOutOfCase(folder: string, caseId: string, paper: string, given: { language?: "en" | "es" } = {}): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/papers/${encodeURIComponent(paper)}`, "", sent)) as Answer<CaseShape>;
  }

  /** A new bill or a letter that came back. */
  async addReply(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: Reply }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/replies`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** A call, and what was promised in it. */
  async addNote(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: NoteTold }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/notes`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** What came of it; `open` is what is still to be told. */
  async endCase(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: OutcomeTold }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/outcome`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** Written as a job about the last check of the case; it is the last of `letters`. */
  async askLetterOfCase(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: LetterAsked }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** It will not be sent; one that was sent stays. */
  async takeLetterOut(folder: string, caseId: string, letter: string, given: { language?: "en" | "es" } = {}): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letter)}`, "", sent)) as Answer<CaseShape>;
  }

  async seeLetterText(folder: string, caseId: string, letter: string, given: { language?: "en" | "es" } = {}): Promise<Answer<LetterTextShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letter)}/text`, "", sent)) as Answer<LetterTextShape>;
  }

  /** The person's own words. The letter has a new version, and nobody has approved it. If-Match is the ETag of its text. */
  async editLetter(folder: string, caseId: string, letter: string, given: { language?: "en" | "es"; ifMatch?: string | null; body: LetterEdit }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "if-match": given.ifMatch }, json: given.body };
    return (await this.send("PUT", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letter)}/text`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** By the person who is signed in. 409 where these are not the bytes of the letter as it is now. */
  async approveLetter(folder: string, caseId: string, letter: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: Approval }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letter)}/approval`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** Noted as the person says it; the house sends nothing. Refused unless it is approved as it is. */
  async sendLetter(folder: string, caseId: string, letter: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body: Sending }): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letter)}/sending`, "application/json", sent)) as Answer<CaseShape>;
  }

  /** It was not sent, or not so: the letter waits to be sent, and its approval stays. `sending` is the `event` of the noted one. */
  async takeSendingBack(folder: string, caseId: string, letter: string, sending: string, given: { language?: "en" | "es" } = {}): Promise<Answer<CaseShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letter)}/sending/${encodeURIComponent(sending)}`, "", sent)) as Answer<CaseShape>;
  }

  /** For the person's own mail program; nobody is named in it yet. */
  async draftEmail(folder: string, caseId: string, letter: string, given: { language?: "en" | "es" } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/letters/${encodeURIComponent(letter)}/email`, "", sent)) as Answer<Response>;
  }

  /** 404 where nothing came back; 422 where it was not gone over yet. */
  async compareReply(folder: string, caseId: string, given: { language?: "en" | "es" } = {}): Promise<Answer<ComparisonShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/comparison`, "", sent)) as Answer<ComparisonShape>;
  }

  /** Of a finding or right of the case's last audit. */
  async prepareCall(folder: string, caseId: string, finding: string, given: { language?: "en" | "es" } = {}): Promise<Answer<ScriptShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/script/${encodeURIComponent(finding)}`, "", sent)) as Answer<ScriptShape>;
  }

  /** By the answers of the case; what is missing for it is in `lacks`. */
  async screenAid(folder: string, caseId: string, given: { language?: "en" | "es" } = {}): Promise<Answer<CharityShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/charity`, "", sent)) as Answer<CharityShape>;
  }

  /** Of the case's last audit. Asked again with the same Idempotency-Key and body it gives the same bundle. */
  async askBundle(folder: string, caseId: string, given: { language?: "en" | "es"; idempotencyKey?: string | null; body?: BundleAsked | null } = {}): Promise<Answer<BundleShape>> {
    const sent: Sent = { query: { language: given.language }, headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/bundle`, "application/json", sent)) as Answer<BundleShape>;
  }

  /** For whom a bundle can be made, by the case's last audit. */
  async listOffices(folder: string, caseId: string, given: { language?: "en" | "es" } = {}): Promise<Answer<BundleOffices>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/bundle`, "", sent)) as Answer<BundleOffices>;
  }

  /** What it came to, or why there is none. */
  async seeBundle(folder: string, caseId: string, bundle: string, given: { language?: "en" | "es" } = {}): Promise<Answer<BundleShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/bundle/${encodeURIComponent(bundle)}`, "", sent)) as Answer<BundleShape>;
  }

  /** The file, as an attachment with a neutral name. */
  async fetchBundle(folder: string, caseId: string, bundle: string, given: { language?: "en" | "es" } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/bundle/${encodeURIComponent(bundle)}/pdf`, "", sent)) as Answer<Response>;
  }

  /** Of open cases in one's own folders and in those one was let into. `done`: also those about which a letter was sent. */
  async listDates(given: { done?: boolean; language?: "en" | "es" } = {}): Promise<Answer<DateList>> {
    const sent: Sent = { query: { done: given.done, language: given.language } };
    return (await this.send("GET", `/api/v1/dates`, "", sent)) as Answer<DateList>;
  }

  async listDoubts(folder: string, audit: string, given: { language?: "en" | "es" | null } = {}): Promise<Answer<DoubtList>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/doubts`, "", sent)) as Answer<DoubtList>;
  }

  /** A new audit of the same papers, for the same day, with these corrections after those it had. The first one stays. */
  async correctAudit(folder: string, audit: string, given: { idempotencyKey?: string | null; body: CorrectionsSaid }): Promise<Answer<AuditShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/corrections`, "application/json", sent)) as Answer<AuditShape>;
  }

  async countPages(folder: string, paper: string): Promise<Answer<PageCount>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/papers/${encodeURIComponent(paper)}/pages`, "", sent)) as Answer<PageCount>;
  }

  /** Upright, in shades of grey, counted from 1. */
  async drawPage(folder: string, paper: string, page: string, given: { width?: number } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { width: given.width } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/papers/${encodeURIComponent(paper)}/pages/${encodeURIComponent(page)}.png`, "", sent)) as Answer<Response>;
  }

  /** The piece of paper that a doubt is about, with its row. */
  async drawDoubt(folder: string, audit: string, doubt: string, given: { width?: number } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { width: given.width } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/doubts/${encodeURIComponent(doubt)}.png`, "", sent)) as Answer<Response>;
  }

  /** Every page of each paper stands in one part or is left over. */
  async seeParts(folder: string, audit: string, given: { language?: "en" | "es" } = {}): Promise<Answer<PartsShape>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/parts`, "", sent)) as Answer<PartsShape>;
  }

  /** Cut out into a folder that the caller may add to; the file itself stays. Asked again it gives the same paper. */
  async handPart(folder: string, paper: string, given: { body: PartAsked }): Promise<Answer<PaperShape>> {
    const sent: Sent = { json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/papers/${encodeURIComponent(paper)}/parts`, "application/json", sent)) as Answer<PaperShape>;
  }

  /** The whole answer (schema almoner.audit/1). */
  async exampleAudit(given: { language?: "en" | "es" } = {}): Promise<Answer<Record<string, unknown>>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/example`, "", sent)) as Answer<Record<string, unknown>>;
  }

  /** The answer as a page shows it. */
  async exampleView(given: { language?: "en" | "es" } = {}): Promise<Answer<AuditView>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/example/view`, "", sent)) as Answer<AuditView>;
  }

  /** A page of the document at this position of the answer. */
  async examplePage(document: string, page: string, given: { width?: number } = {}): Promise<Answer<Response>> {
    const sent: Sent = { query: { width: given.width } };
    return (await this.send("GET", `/api/v1/example/papers/${encodeURIComponent(document)}/pages/${encodeURIComponent(page)}.png`, "", sent)) as Answer<Response>;
  }

  async listQuestions(folder: string, audit: string, given: { language?: "en" | "es" | null } = {}): Promise<Answer<QuestionsAsked>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/audits/${encodeURIComponent(audit)}/questions`, "", sent)) as Answer<QuestionsAsked>;
  }

  /** About the last check that has an answer. */
  async listQuestionsOfCase(folder: string, caseId: string, given: { language?: "en" | "es" } = {}): Promise<Answer<QuestionsAsked>> {
    const sent: Sent = { query: { language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/questions`, "", sent)) as Answer<QuestionsAsked>;
  }

  /** An earlier one of the same account ends. The address on the local network opens now and closes with it. */
  async pairPhone(folder: string): Promise<Answer<PairingMade>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/pairing`, "", sent)) as Answer<PairingMade>;
  }

  /** How it stands, for whoever opened it. */
  async seePairing(folder: string, pairing: string): Promise<Answer<PairingShape>> {
    const sent: Sent = {  };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/pairing/${encodeURIComponent(pairing)}`, "", sent)) as Answer<PairingShape>;
  }

  /** From now on the phone can do nothing more. */
  async endPairing(folder: string, pairing: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/pairing/${encodeURIComponent(pairing)}`, "", sent)) as Answer<Response>;
  }

  /** What the phone adds goes into the case too. */
  async pairPhoneWithCase(folder: string, caseId: string): Promise<Answer<PairingMade>> {
    const sent: Sent = {  };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/cases/${encodeURIComponent(caseId)}/pairing`, "", sent)) as Answer<PairingMade>;
  }

  /** Who looked at it or changed it, for its owner alone. */
  async listLooks(folder: string, given: { before?: number | null; limit?: number } = {}): Promise<Answer<LookPage>> {
    const sent: Sent = { query: { before: given.before, limit: given.limit } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/looks`, "", sent)) as Answer<LookPage>;
  }

  /** The accounting of disclosures, for its owner and the privacy officer; as of today unless said. */
  async seeDisclosures(folder: string, given: { askedOn?: string | null; language?: "en" | "es" } = {}): Promise<Answer<AccountingShape>> {
    const sent: Sent = { query: { asked_on: given.askedOn, language: given.language } };
    return (await this.send("GET", `/api/v1/folders/${encodeURIComponent(folder)}/disclosures`, "", sent)) as Answer<AccountingShape>;
  }

  /** What left in another way than through this installation; it stands in the accounting from now on. */
  async writeDownDisclosure(folder: string, given: { idempotencyKey?: string | null; body: OutsideAsked }): Promise<Answer<OutsideShape>> {
    const sent: Sent = { headers: { "Idempotency-Key": given.idempotencyKey }, json: given.body };
    return (await this.send("POST", `/api/v1/folders/${encodeURIComponent(folder)}/disclosures`, "application/json", sent)) as Answer<OutsideShape>;
  }

  /** One that was written down by mistake. */
  async takeBackDisclosure(folder: string, disclosure: string): Promise<Answer<Response>> {
    const sent: Sent = {  };
    return (await this.send("DELETE", `/api/v1/folders/${encodeURIComponent(folder)}/disclosures/${encodeURIComponent(disclosure)}`, "", sent)) as Answer<Response>;
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

/** How somebody comes in, in counts. `is_taken`: the invitation was taken, or none is needed. */
export interface AccountSeenShape {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  kind: string;
  made_at: string;
  confirmed_at: string;
  closed_at: string | null;
  version: number;
  sessions: number;
  is_taken: boolean;
  has_codes: boolean;
  passkeys: number;
  keys: number;
}

/** Somebody who may come in. `confirmed_at`: when its roles were last looked over. `version` is its ETag. */
export interface AccountShape {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  kind: string;
  made_at: string;
  confirmed_at: string;
  closed_at: string | null;
  version: number;
}

/** Six years, both days included; `answer_by` is the last day for handing it over. `outside` left in another way than through this installation, as the privacy officer wrote it down. */
export interface AccountingShape {
  authority: string;
  first: string;
  last: string;
  answer_by: string;
  disclosures: DisclosureShape[];
  outside: OutsideShape[];
}

/** Everything that can be done and is worth a line in the journal. Those that begin with "folder", "paper", "audit", "letter", "case", "office", "claims" and "grant" are about one folder. */
export type Action = "folder make" | "folder see" | "folder rename" | "folder erase" | "folder export" | "folder looks" | "folder hold" | "paper add" | "paper see" | "paper remove" | "audit make" | "audit see" | "letter make" | "letter see" | "letter change" | "letter approve" | "letter send" | "case make" | "case see" | "case change" | "case end" | "office see" | "office mark" | "claims audit" | "claims see" | "sensitive see" | "grant give" | "grant end" | "grant see" | "glass break" | "account make" | "account close" | "account see" | "roles change" | "sessions end" | "proofs reset" | "key make" | "key end" | "journal see" | "disclosures see" | "disclosures write" | "snooping see" | "breach write" | "recertify" | "research export" | "success see" | "editions change" | "jobs see" | "jobs change" | "health see" | "backup make" | "secrets change" | "tombstones see" | "models use" | "models see" | "models change" | "collection make" | "collection see" | "collection change" | "collection erase" | "knowledge ask";

/** A name that stands for a version from now on. */
export interface AliasAsked {
  name: string;
  alias: string;
  version: number;
}

/** A name that stands for a version; `until` null: still. */
export interface AliasShape {
  alias: string;
  version: number;
  since: string;
  until: string | null;
}

/** What to do about money now. */
export type AnswerSaid = "wait" | "ask" | "pay_part";

/** An answer made of quotes, each with its number; `refused`: no sentence surely answers, and `nearest` came nearest. `note`: what else is to be known of it, in the language of the question. */
export interface AnswerShape {
  refused: boolean;
  answer: string;
  citations: QuoteShape[];
  nearest: PassageShape[];
  note: string | null;
  by_meaning: boolean;
  why: string | null;
}

/** By the keys of `almoner questions`; all of them, in place of the earlier ones. */
export interface AnswersTold {
  answers: Record<string, unknown>;
}

/** The bytes that the person has read: a form of the letter, and its SHA-256. */
export interface Approval {
  sha256: string;
  form: Form;
}

/** A yes to one version, by whoever asks; from and until which day it may be used (null: open). */
export interface ApprovalAsked {
  name: string;
  version: number;
  stage?: "None" | "Staging" | "Production" | "Archived";
  first_day?: string | null;
  last_day?: string | null;
}

/** Who approved which bytes, and when. */
export interface ApprovalShape {
  by: string;
  name: string;
  at: string;
  form: string;
  sha256: string;
}

/** What a paper asks for, and how far that may fall. */
export interface AskView {
  bill: string;
  document: number;
  says: string;
  may_fall: string;
  because: Because[];
}

/** The same with answers, and of which papers; `papers` null is all of the folder. */
export interface AuditAsked {
  payers?: string[];
  funding?: "self-funded" | "insured" | "unknown";
  setting?: "practitioner" | "outpatient" | "inpatient" | "dme" | "asc" | "snf" | "home-health" | null;
  network?: "in" | "out" | "unknown";
  state?: string | null;
  as_of?: string | null;
  language?: "en" | "es";
  papers?: string[] | null;
  answers?: Record<string, unknown> | null;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface AuditList {
  audits: AuditShape[];
  next: string | null;
}

/** What `almoner audit` takes as flags. */
export interface AuditSettings {
  payers?: string[];
  funding?: "self-funded" | "insured" | "unknown";
  setting?: "practitioner" | "outpatient" | "inpatient" | "dme" | "asc" | "snf" | "home-health" | null;
  network?: "in" | "out" | "unknown";
  state?: string | null;
  as_of?: string | null;
  language?: "en" | "es";
}

/** An audit that was asked for; `refused` is why there is no answer and will be none, in one sentence. */
export interface AuditShape {
  id: string;
  folder: string;
  papers: string[];
  made_at: string;
  done_at: string | null;
  job: JobShape | null;
  refused?: string | null;
}

/** An audit as a page shows it, findings by importance. */
export interface AuditView {
  language: "en" | "es";
  as_of: SaidDay;
  says: string;
  at_stake: SaidMoney | null;
  at_stake_note: string;
  pay_now: string[];
  findings: FindingView[];
  rights: RightView[];
  asks: AskView[];
  dates: DateView[];
  prices: PriceView[];
  missing: MissingView[];
  not_checked: NotCheckedView[];
  doubts: DoubtView[];
  papers: PaperView[];
  pages: PageView[];
  words: WordView[];
  not_advice: string;
}

export interface Because {
  finding: string;
  number: number;
  says: string;
}

/** Two bills laid beside each other, by id, and what each asks for; not `sure`: they may not belong together. */
export interface BesideShape {
  old: string;
  new: string;
  sure: boolean;
  asked_before: string | null;
  asked_now: string | null;
}

/** An empty blank: as it `stands` in the text, and what it is called. */
export interface BlankShape {
  stands: string;
  says: string;
}

/** Found on which day, and about which lines of the journal: of these days, of one account or one folder where they are named. `today` is the server's unless said. */
export interface BreachAsked {
  discovered: string;
  first: string;
  last: string;
  today?: string | null;
  account?: string | null;
  folder?: string | null;
  language?: "en" | "es";
}

/** The worksheet in words: it asks, a person answers. `act_by` is the working day at or before `last_day`, the last on which people may be told. `text` is all of it as Markdown. */
export interface BreachShape {
  title: string;
  clock: string;
  act_by: string;
  last_day: string;
  facts: string[];
  factors: FactorShape[];
  judgment: string;
  closes: string[];
  text: string;
}

/** `sensitive`: with the lines that tell of private care, which only who may see them may hand on. `bill`: for the office of this bill and its patient alone. `findings`: these alone, all of one office and one patient. Without both it holds all of the case. */
export interface BundleAsked {
  language?: "en" | "es";
  sensitive?: boolean;
  bill?: string | null;
  findings?: string[] | null;
}

/** Who bills, for which patient, by the id of one of its bills; `called` says it. `findings` are about nobody else's care. */
export interface BundleOffice {
  bill: string;
  called: string;
  provider: string | null;
  patient: string | null;
  findings: BundlePoint[];
}

export interface BundleOffices {
  offices: BundleOffice[];
}

/** `private`: on a line that is left out unless asked for. */
export interface BundlePoint {
  id: string;
  title: string;
  private: boolean;
}

/** A bundle that was asked for, with `bill` and `findings` as they were chosen. `withheld` points are kept back as private, `beyond` are more than fit; null before it is made. */
export interface BundleShape {
  id: string;
  audit: string;
  language: string;
  sensitive: boolean;
  bill: string | null;
  findings: string[] | null;
  files: FileShape[];
  exhibits: number | null;
  withheld: number | null;
  beyond: number | null;
  made_at: string;
  done_at: string | null;
  job: JobShape | null;
}

/** What a group has in common. */
export type By = "template" | "item" | "department" | "place" | "provider";

/** `id` is what was asked for last; `read` the last one that has an answer, which findings, dates and letters come from. `stale`: papers or answers have changed since. `refused` is why there is no answer. `left` are ids of those of its doubts that the person has looked at and left open. */
export interface CaseAuditShape {
  id: string;
  read: string | null;
  doubts: number;
  confirmed: boolean;
  left: string[];
  stale: boolean;
  job: JobShape | null;
  refused: string | null;
}

/** What is null stays. `closed` false opens it again. */
export interface CaseChanged {
  title?: string | null;
  closed?: boolean | null;
}

/** A date, and whose case it is of. */
export interface CaseDateShape {
  kind: DateKind;
  says: string;
  act_by: string | null;
  last_day: string;
  past: boolean;
  done: boolean;
  about: string | null;
  rule: string | null;
  authority: CitedShape[];
  folder: string;
  folder_name: string;
  folder_made_at: string;
  case: string;
  case_title: string;
}

/** A letter of the case; `files` are those of its newest version, none before it is written. */
export interface CaseLetterShape {
  id: string;
  audit: string;
  kind: string;
  title: string;
  finding: string | null;
  files: FileShape[];
  aloud: string[];
  edited: boolean;
  marks: Record<string, unknown>[];
  version: number;
  approved: ApprovalShape | null;
  sent: SendingShape[];
  job: JobShape | null;
  refused: string | null;
}

/** A new case: how it is called, and ids of papers in the folder. */
export interface CaseMade {
  title?: string;
  papers?: string[];
}

/** `next` is the `after` of the next page, null on the last. */
export interface CasePage {
  cases: CaseShort[];
  next: string | null;
}

/** A paper of the folder. */
export interface CasePaper {
  paper: string;
}

/** A paper of the case; `kind` is null until it was read, `reply_on` the day it came back as a reply. */
export interface CasePaperShape {
  id: string;
  name: string;
  kind: string | null;
  reply_on: string | null;
}

/** A case as it stands; `version` is its ETag. `today` is the day of the server. */
export interface CaseShape {
  id: string;
  folder: string;
  title: string;
  state: CaseState;
  version: number;
  made_at: string;
  papers: CasePaperShape[];
  audit: CaseAuditShape | null;
  answers: Record<string, unknown>;
  step: StepShape;
  paying: PayingShape;
  dates: DateShape[];
  letters: CaseLetterShape[];
  outcomes: OutcomeShape[];
  open: OpenShape[];
  notes: NoteShape[];
  events: EventShape[];
  today: string;
}

/** A case in a list. */
export interface CaseShort {
  id: string;
  folder: string;
  title: string;
  state: CaseState;
  version: number;
  made_at: string;
  changed_at: string;
  papers: number;
}

/** Where a case stands. */
export type CaseState = "papers" | "reading" | "confirm" | "findings" | "writing" | "to_approve" | "to_send" | "waiting" | "answered" | "closed";

/** A systematic error. `found` of `services` charges have a finding of the first check, `peers_found` of `peers` elsewhere. `chance`: how likely at most so many would be by chance alone, as a decimal. `title` says what was found, `bar` is its length beside the longest, in hundredths. */
export interface CauseShape {
  checks: string[];
  title: string;
  group: GroupShape;
  says: string;
  items: string[];
  findings: number;
  found: number;
  services: number;
  peers_found: number;
  peers: number;
  chance: string;
  at_stake: string;
  bar: number;
  examples: ExampleShape[];
}

/** Most money first; `says` where none stands out. */
export interface CausesShape {
  causes: CauseShape[];
  says: string | null;
}

/** Help with a hospital's bill. `share` is income over the poverty line, 1 at the line. No answer is a promise. `medicaid` is empty unless it is worth a thought, and then begins with what to know first. */
export interface CharityShape {
  likely: Likely;
  says: string[];
  line: string | null;
  share: string | null;
  rules: CitedShape[];
  lacks: LackShape[];
  to_do: string[];
  act_by: string | null;
  last_day: string | null;
  letter: string;
  medicaid: string[];
  medicaid_rules: CitedShape[];
}

/** What of an audit's settings is to change, and corrections that come after those there were. `left` are ids of doubts that the person looked at and is not sure of: they stay in doubt, and the case does not ask about them again. */
export interface CheckAsked {
  settings?: AuditSettings;
  corrections?: Corrected[];
  left?: string[];
}

/** A check, and what it finds. */
export interface CheckShape {
  id: string;
  says: string;
}

export interface Choice {
  value: string;
  says: string;
}

/** An action, and what it is called; `by_role`: by one's role, not by a tie to a folder. */
export interface ChoiceShape {
  action: Action;
  says: string;
  by_role: boolean;
}

/** A rule that may be printed, and what it says in plain words. */
export interface CitedShape {
  id: string;
  cite: string;
  says: string;
  mark: string;
  text_as_of: string | null;
}

/** Which files of the folder, and what counts for all of their lines. */
export interface ClaimsAsked {
  papers: string[];
  payers?: string[];
  setting?: "practitioner" | "outpatient" | "inpatient" | "dme" | "asc" | "snf" | "home-health" | null;
  as_of?: string | null;
  language?: "en" | "es";
}

/** An open case: the next step as it is said, and who has to do it. `audit`: papers of it were gone over. */
export interface ClientCase {
  id: string;
  title: string;
  state: CaseState;
  step: string;
  waits: Waits;
  audit: boolean;
}

/** The next date, and which case it is of. */
export interface ClientDay {
  kind: DateKind;
  says: string;
  act_by: string | null;
  last_day: string;
  past: boolean;
  done: boolean;
  about: string | null;
  rule: string | null;
  authority: CitedShape[];
  case: string;
}

/** Those with the earliest date first. */
export interface ClientList {
  clients: ClientShape[];
}

/** Somebody whose folder the caller may see, for what and until when. Not `helping`: they look and change nothing. */
export interface ClientShape {
  folder: string;
  name: string;
  made_at: string;
  purpose: Purpose;
  acting: boolean;
  helping: boolean;
  until: string;
  next: ClientDay | null;
  cases: ClientCase[];
}

/** What a collection is to be; `plan` is the plan its documents are about. */
export interface CollectionAsked {
  name: string;
  plan?: string | null;
  readers?: Readers;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface CollectionList {
  collections: CollectionShape[];
  next: string | null;
}

/** `version` is its ETag. `readers` are shown to its owner alone. `name` is null for an operator who may erase it, its owner's account being closed, and not read it. */
export interface CollectionShape {
  id: string;
  owner: string;
  name: string | null;
  plan: string | null;
  readers: ReadersShape | null;
  documents: number | null;
  made_at: string;
  version: number;
}

/** A new bill or reply beside the earlier papers. `before` and `after` are the audits whose lines, bills and findings it names. `look_on` is the nearest day by which something was promised. */
export interface ComparisonShape {
  before: string;
  after: string;
  replied_on: string;
  beside: BesideShape[];
  notes: NotedShape[];
  points: StoodShape[];
  next: almoner__faces__http__case_aids__DueShape | null;
  look_on: string | null;
}

/** The audit whose doubts the person has looked at. */
export interface Confirmation {
  audit: string;
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

/** One group and check, systematic or not. `title` says what was found, `bar` is its length beside the longest, in hundredths. */
export interface CountShape {
  check: string;
  title: string;
  group: GroupShape;
  found: number;
  services: number;
  at_stake: string;
  bar: number;
}

/** Most money first. */
export interface CountsShape {
  counts: CountShape[];
}

/** What a date is. */
export type DateKind = "finding" | "right" | "reply" | "asked" | "promise";

/** The earliest first. */
export interface DateList {
  dates: CaseDateShape[];
}

/** A date of a case. `act_by` only where the person is the one to act; `done`: a letter about it was sent. */
export interface DateShape {
  kind: DateKind;
  says: string;
  act_by: string | null;
  last_day: string;
  past: boolean;
  done: boolean;
  about: string | null;
  rule: string | null;
  authority: CitedShape[];
}

/** A day to act by; `about` are ids of findings and rights. */
export interface DateView {
  act_by: SaidDay;
  title: string;
  next_step: string | null;
  about: string[];
}

/** What becomes of a date. */
export type Dates = "year" | "month" | "shifted";

/** An action as the journal names it, and in words. */
export interface DidShape {
  action: string;
  says: string;
}

/** What one account was shown on one day for one purpose; `did` and `why` are the action and the purpose in words. */
export interface DisclosureShape {
  day: string;
  who: string;
  name: string | null;
  action: string;
  purpose: string;
  resources: string[];
  times: number;
  did?: string;
  why?: string;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface DocumentList {
  documents: DocumentShape[];
  next: string | null;
}

/** A document of a collection. `state`: waiting (to be taken in), ready (it is searched), refused (`why` says it). `by_meaning`: its passages have vectors; `lost`: what of it could not be read. */
export interface DocumentShape {
  id: string;
  collection: string;
  name: string;
  plan: string | null;
  first_day: string | null;
  last_day: string | null;
  bytes: number;
  sha256: string;
  made_at: string;
  state: "waiting" | "ready" | "refused";
  passages: number | null;
  by_meaning: boolean;
  why: string | null;
  lost: string[];
  job: string;
}

export interface DoubtChoice {
  value: unknown;
  says: string;
}

/** In the order of the papers: all there are. */
export interface DoubtList {
  doubts: DoubtShape[];
}

/** A doubt as in the audit's JSON; `document` is the position among its documents, `now` what stands there. `read_says` and `choices` are what was read and what it may be, as people write days and money; a choice's `value` is what a correction takes. */
export interface DoubtShape {
  id: string;
  document: number;
  field: string;
  read: string | null;
  candidates: string[];
  says: string;
  spot: Record<string, unknown> | null;
  now: unknown;
  read_says: string;
  choices: DoubtChoice[];
}

/** `field` is the path that a correction names; with a `box` there is a picture at `…/doubts/{id}.png`. */
export interface DoubtView {
  id: string;
  document: number;
  page: number | null;
  box: unknown[] | null;
  where: string;
  field: string;
  says: string;
}

/** A dated copy of a table; `last_day` null: until a later one. `partial`: it has gaps, or may have. */
export interface EditionShape {
  edition: string;
  setting: string | null;
  programme: string | null;
  first_day: string;
  last_day: string | null;
  rows: number;
  partial: boolean;
}

/** One thing that happened; `you`: by whoever asks. */
export interface EventShape {
  number: number;
  at: string;
  who: string;
  you: boolean;
  event: string;
  says: string;
}

/** A finding of a group. */
export interface ExampleShape {
  id: string;
  bill: string;
  says: string;
  at_stake: string | null;
}

/** Who determined that the risk is very small, when, and by which method, in their own words. */
export interface ExpertSaid {
  name: string;
  on: string;
  method: string;
}

/** One of the four, with what has to be answered. */
export interface FactorShape {
  title: string;
  asks: string[];
}

/** In which language its title is. */
export interface FeedAsked {
  language?: "en" | "es";
}

/** `made_at` null: there is none. `path` is the private address, shown once, when it is made. */
export interface FeedShape {
  made_at: string | null;
  path?: string | null;
}

/** One table, or all whose address is known; `accept_ama_licence`: you have read and accept the AMA's licence for CPT codes. */
export interface FetchAsked {
  table?: string | null;
  accept_ama_licence?: boolean;
}

/** A form in which the letter can be had. */
export interface FileShape {
  form: Form;
  bytes: number;
  sha256: string;
}

/** `first` are the three to show before all others; `sure` is how many of four marks are filled. */
export interface FindingView {
  next_step: string | null;
  deadline: SaidDeadline | null;
  letters: string[];
  authority: SaidRule[];
  tables: string[];
  id: string;
  check: string;
  number: number;
  first: boolean;
  title: string;
  says: string;
  class: "fact" | "rule" | "evidence" | "question";
  class_says: string;
  class_means: string;
  sure: number;
  at_stake: SaidMoney | null;
  whose: string[];
  places: string[];
  boxes: Frame[];
  matters: string | null;
  for_you: string | null;
  likely_answer: string | null;
  settles: string | null;
}

/** How people call a folder. */
export interface FolderName {
  name: string;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface FolderOfList {
  folders: FolderOfShape[];
  next: string | null;
}

/** A folder by its id alone: how it is called stays its owner's. `held`: a legal hold is on. */
export interface FolderOfShape {
  id: string;
  made_at: string;
  held: boolean;
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

/** A letter by which somebody lets another act for them or see records. `aloud` is what to know beside it; `payers` are the kinds that it is for, none for any. */
export interface FormShape {
  kind: string;
  title: string;
  aloud: string[];
  payers: string[];
}

/** In the order of the catalogue. */
export interface FormsShape {
  forms: FormShape[];
}

/** A line that a finding is about; `at_stake` is what of it is in question. */
export interface FoundLine {
  bill: string;
  day: string | null;
  code: string | null;
  modifiers: string[];
  revenue_code: string | null;
  description: string | null;
  units: string | null;
  charge: string | null;
  allowed: string | null;
  at_stake: string | null;
}

/** A finding of the queue with all its bills and lines, what its class means, what settles it, rules and what a person would do about it. */
export interface FoundShape {
  next_step: string | null;
  deadline: SaidDeadline | null;
  letters: string[];
  authority: SaidRule[];
  tables: string[];
  item: ItemShape;
  check: string;
  class_means: string;
  settles: string | null;
  bills: string[];
  lines: FoundLine[];
}

export interface Frame {
  document: number;
  page: number;
  box: unknown[];
}

/** The latest first; those not `seen_at` are new. `next` is the `after` of the next page, null on the last. */
export interface GlassList {
  glass: GlassShape[];
  next: string | null;
}

/** Why the folder must be opened, in a sentence. */
export interface GlassReason {
  reason: string;
}

/** A folder opened in an emergency; `account_name` is null where it is not known here. */
export interface GlassShape {
  id: string;
  account: string;
  folder: string;
  reason: string;
  opened_at: string;
  until: string;
  seen_at: string | null;
  account_name?: string | null;
}

/** Whom to let in, for what and until when (that day included). A look alone, unless `helping`, which adds papers, works on cases and prepares letters, or `acting`, which may do what the owner may: approve, erase, export and share too. `sensitive` includes the lines that others do not see otherwise. */
export interface GrantAsked {
  to_login: string;
  purpose: "help" | "billing" | "research";
  last_day: string;
  first_day?: string | null;
  acting?: boolean;
  sensitive?: boolean;
  helping?: boolean;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface GrantList {
  grants: GrantShape[];
  next: string | null;
}

/** A consent that was given, and whether it still counts. `to` and `giver` are accounts; their names are null where they are not known here. */
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
  to_name?: string | null;
  giver_name?: string | null;
  helping?: boolean;
}

/** What the charges of a group have in common; `item`: only this item among them. `says` is that in a few words. */
export interface GroupShape {
  by: By;
  key: string[];
  item: string | null;
  says: string;
}

/** The password was right; a code is still asked for, within five minutes. */
export interface HalfShape {
  half: string;
}

/** Number and digest of the last line, signed (Ed25519, in hex), to be kept where nobody can change the journal. */
export interface HeadShape {
  schema: string;
  number: number;
  link: string;
  at: string;
  key: string;
  signature: string;
}

/** One thing the installation rests on: how it stands, and what to do, null where nothing is to be done. */
export interface HealthLine {
  what: string;
  title: string;
  standing: "well" | "look" | "wrong";
  says: string;
  do: string | null;
}

/** What is wrong first. */
export interface HealthShape {
  lines: HealthLine[];
}

/** What would let checks be made: "answers:KEY", "papers:KIND", "editions:TABLE", "field:NAME"; `asks` says it to a person. */
export interface Help {
  would_help: string;
  asks: string | null;
  because: WhyNot[];
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

/** In what way a letter left the house. */
export type How = "print" | "certified" | "fax" | "email_draft" | "portal" | "hand";

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

/** A finding in the queue, `class_says` how sure it is. `bill` is a claim or account number, else an id. `still_there`: it was marked as repaired, and a later audit found it again. */
export interface ItemShape {
  id: string;
  bill: string;
  title: string;
  says: string;
  finding_class: string;
  class_says: string;
  at_stake: string | null;
  state: State;
  still_there: boolean;
  mark: MarkShape | null;
}

/** A job of the installation. `says` is what it does; `because` why it failed, in English, null where that may speak of a person's papers; `may_again` that one more try can help, `may_stop` that it is not over; `refused` that what was handed in could not be taken, which is told to who handed it in and is no failure here. */
export interface JobLine {
  id: string;
  kind: string;
  says: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  done: number;
  of: number;
  tries: number;
  made_at: string;
  due_at: string;
  ended_at: string | null;
  code: string | null;
  because: string | null;
  may_again: boolean;
  may_stop: boolean;
  refused: boolean;
}

/** The latest first. `next` is the `after` of the next page, null on the last. */
export interface JobList {
  jobs: JobLine[];
  next: string | null;
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

/** What may stand in it, in the order of their words. */
export interface JournalActions {
  actions: DidShape[];
}

/** The latest first; `next` is the `before` of the next page, null on the last. */
export interface JournalPage {
  lines: LineShape[];
  next: number | null;
}

/** A key of a program: for these actions, until a moment within a year. */
export interface KeyAsked {
  name: string;
  actions: Action[];
  until: string;
}

/** What a key of one's own may be for, and the last day it may count. */
export interface KeyChoices {
  actions: ChoiceShape[];
  last_day: string;
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

/** An answer that would help: its key, and why it is asked for; "state" is a setting of the check. */
export interface LackShape {
  key: string;
  why: string;
}

/** A page that is part of no paper, and why: as the reading has it, and as people are told. */
export interface LeftShape {
  page: number;
  why: string;
  says: string;
}

/** What `almoner letter` takes as flags; `finding` null is those that the letter fits. */
export interface LetterAsked {
  kind: string;
  finding?: string | null;
  language?: "en" | "es";
}

/** The whole text, in place of the one before. */
export interface LetterEdit {
  text: string;
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

/** A letter as it is edited: pieces parted by an empty line, titles with "# ", points with "- " or "1. ". `wrote` is what the house wrote, `marks` what differs: kind, before, after. `version` is its ETag. `copy_text` is the person's own, in the language `copy_in`: it is not sent. `blanks` are those that can be typed, in their order. */
export interface LetterTextShape {
  text: string;
  wrote: string;
  marks: Record<string, unknown>[];
  version: number;
  blanks: BlankShape[];
  copy_in?: string | null;
  copy_text?: string | null;
}

/** `mark` is a short line above the name, `lines` an address, a phone number. Shown as they stand; empty for none. */
export interface LetterheadShape {
  name: string;
  lines?: string[];
  mark?: string;
}

/** What can be said. No answer is a promise: a hospital's own rules decide, and we do not know them. */
export type Likely = "state_full" | "state_some" | "state_may" | "state_above" | "ask" | "not_known";

/** Why it matters, what they may say, and the paper that settles it. */
export interface LikelyShape {
  matters: string;
  answer: string;
  settles: string;
}

/** One line. `who` is an account, `name` what it is called, null where it is not known here; `did`, `why` and `ended` are its action, purpose and outcome in words. */
export interface LineShape {
  number: number;
  at: string;
  who: string;
  name: string | null;
  on_behalf: string | null;
  action: string;
  did: string;
  purpose: string;
  why: string;
  resource: string;
  folder: string | null;
  outcome: string;
  ended: string;
  origin: string;
}

/** A paper in the list of its folder: the `cases` it belongs to, and whether any audit was asked to read it. One that belongs to no case and was not read waits to be. */
export interface ListedPaperShape {
  id: string;
  folder: string;
  name: string;
  kind: string | null;
  bytes: number;
  sha256: string;
  made_at: string;
  cases: string[];
  read: boolean;
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

/** `reason` is wanted for what is no error. */
export interface MarkAsked {
  state: State;
  reason?: string;
}

/** What somebody said of a finding. */
export interface MarkShape {
  state: State;
  reason: string;
  who: string;
  at: string;
}

/** A paper that ought to be there. */
export interface MissingView {
  kind: string;
  title: string;
  says: string;
  next_step: string;
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface ModelAnswerList {
  answers: ModelAnswerShape[];
  next: string | null;
}

/** A call, without a word of what was said. `registered` is the version that answered, as the registry knows it now; null where no model did, or it is not known there. Money in US dollars; `doubted`: the back end's own count of tokens could not be. */
export interface ModelAnswerShape {
  at: string;
  asked_for: string;
  model: string | null;
  version: number | null;
  back_end: string | null;
  place: string | null;
  level: string;
  redacted: boolean;
  used_model: boolean;
  status: number;
  tokens_in: number;
  tokens_out: number;
  doubted: boolean;
  money: string;
  registered: VersionShape | null;
}

/** By name. `next` is the `after` of the next page, null on the last. */
export interface ModelList {
  models: ModelShape[];
  next: string | null;
}

/** A model with its versions, and what its aliases stood for. */
export interface ModelShape {
  name: string;
  description: string;
  versions: VersionShape[];
  aliases: AliasShape[];
}

export interface NotCheckedView {
  cause: "paper" | "answer" | "field" | "table";
  title: string;
  helps: Help[];
}

/** A call or a promise. */
export interface NoteShape {
  on: string;
  text: string;
  follow_up: string | null;
}

/** A call or a promise; `follow_up` is the day by which something was promised. */
export interface NoteTold {
  on: string;
  text: string;
  follow_up?: string | null;
}

/** One thing that changed. `way` is where it goes for the person. Not `sure`: it is worded as a question. `old` and `new` are ids of lines, `bills` of bills. */
export interface NotedShape {
  part: almoner__engine__cases__compared__Part;
  way: Way;
  sure: boolean;
  key: string;
  says: string;
  old: string[];
  new: string[];
  bills: string[];
  amount: string | null;
}

export interface NumberedFrame {
  finding: string;
  number: number;
  box: unknown[];
}

/** A finding of which nobody has said what came. `gone`: a letter was sent about it, and the last check no longer finds it; such a one keeps no case open. */
export interface OpenShape {
  id: string;
  title: string;
  says: string;
  at_stake: string | null;
  bills: string[];
  gone: boolean;
}

/** What came of a case, or of one finding. */
export type OutcomeKind = "credited" | "refunded" | "refused" | "charity_granted" | "withdrawn" | "other";

/** What came of `findings`, of a `bill`, or of the case where neither is named; `titled` is what the findings are called. `finding` where it is of one alone. */
export interface OutcomeShape {
  kind: string;
  on: string;
  amount: string | null;
  finding: string | null;
  findings: string[];
  bill: string | null;
  titled: string[];
}

/** What came of findings, of a bill, or of the case where neither is named. The case closes where nothing is open any more, and with `closes`. `amount` as people write it: "$2,235", "2,235.00", "2235". */
export interface OutcomeTold {
  kind: OutcomeKind;
  on: string;
  amount?: string | null;
  finding?: string | null;
  findings?: string[];
  bill?: string | null;
  closes?: boolean;
}

/** What left in another way (by phone, fax or mail): on which day, `to` whom with the address if it is known, what, and what for. */
export interface OutsideAsked {
  day: string;
  to: string;
  what: string;
  purpose: string;
}

/** What was written down of it. */
export interface OutsideShape {
  day: string;
  to: string;
  what: string;
  purpose: string;
  id: string;
}

/** A series whose last edition ended `days` ago. */
export interface OverdueShape {
  setting: string | null;
  programme: string | null;
  days: number;
}

/** How many pages can be drawn: 0 for a claims file, a table or a text. */
export interface PageCount {
  pages: number;
}

/** A page with findings. */
export interface PageView {
  document: number;
  page: number;
  boxes: NumberedFrame[];
}

/** `address` works once and is shown this once, in `qr` as a square of dots (SVG). The phone's browser does not know the certificate and warns; the `fingerprint` it shows must be this one. */
export interface PairingMade {
  id: string;
  state: Stand;
  until: string;
  papers: PhonePaper[];
  address: string;
  qr: string;
  fingerprint: string;
}

/** `state`: "waiting" for a phone, "paired", "ended". `papers` are those the phone added. */
export interface PairingShape {
  id: string;
  state: Stand;
  until: string;
  papers: PhonePaper[];
}

/** `next` is the `after` of the next page, null on the last. */
export interface PaperPage {
  papers: ListedPaperShape[];
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

/** A document of the audit, and the kept `paper` behind it, null where it was taken out since. */
export interface PaperView {
  document: number;
  paper: string | null;
  name: string;
  kind: string;
  says: string | null;
  refused: string | null;
  pages: number;
  lost: string[];
  doubts: number;
}

/** Which pages, counted from 1, into which folder, and how the new paper is called. */
export interface PartAsked {
  pages: number[];
  to: string;
  name: string;
}

/** One paper of the file. `person` is null where none is printed, `asks` are those whose it may be, nearest first; `meant` is the folder that bears the person's name, `there` the one that the caller has put it into. `several` folders bear the name, and somebody has to choose. */
export interface PartShape {
  pages: number[];
  kind: string | null;
  person: string | null;
  sender: string | null;
  asks: string[];
  meant: string | null;
  there: string | null;
  several: boolean;
}

/** A paper of the folder, and what it holds. */
export interface PartedShape {
  paper: string;
  name: string;
  parts: PartShape[];
  left: LeftShape[];
  places: PlaceShape[];
}

/** One for each paper that was read. */
export interface PartsShape {
  papers: PartedShape[];
}

/** A passage as it stands; `collection` and `document` are null in the library. `score` orders the passages of one answer. */
export interface PassageShape {
  source: string;
  page: number | null;
  score: number;
  text: string;
  headings: string[];
  collection: string | null;
  document: string | null;
}

/** Best first. `by_meaning` false: found by their words alone, and `why` where vectors are wanted and their store is away. */
export interface PassagesShape {
  passages: PassageShape[];
  by_meaning: boolean;
  why: string | null;
}

/** The answer for one paper that asks for money, by the id of the bill or letter. `called` says which one it is, whose, and how much it asks for; null is what the paper does not say. */
export interface PayingBillShape {
  id: string;
  called: string;
  who: string | null;
  patient: string | null;
  asked: string | null;
  on: string | null;
  answer: AnswerSaid;
  says: string;
  because: almoner__faces__http__case_shapes__ReasonShape[];
  part: string | null;
}

/** Whether to pay now. `part` only with pay_part: what nobody questions, never a sum to just pay. `meanwhile` are rules on what may happen while it is open. `bills` are the answers for each paper that asks for money, and `whole` those of the reasons that are about all papers; `answer` and `says` are over all of them, the most careful. */
export interface PayingShape {
  answer: AnswerSaid;
  says: string;
  because: almoner__faces__http__case_shapes__ReasonShape[];
  part: string | null;
  meanwhile: CitedShape[];
  bills: PayingBillShape[];
  whole: almoner__faces__http__case_shapes__ReasonShape[];
}

export interface PhonePaper {
  id: string;
  name: string;
}

/** A folder that parts may go to. */
export interface PlaceShape {
  folder: string;
  name: string;
  made_at: string;
}

export interface PriceView {
  says: string;
  lines: string[];
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

/** `type` is how it is written by hand, `kind` how a page asks for it: "record" has `parts`, "records" is a list of such, "named" a choice for each name, of which `names` are on the papers. `checks` wait for it. Where `about` is not null, the answer is about one provider, care or patient, called `of`, and is kept as `{key: {about: answer}}`. `value` is the present answer, null where there is none. `setting`: it is a setting of the audit, and no answer; several plans are joined by commas. */
export interface Question {
  key: string;
  about: string | null;
  of: string | null;
  value: unknown;
  answered: boolean;
  setting: boolean;
  type: string;
  kind: "yes_no" | "day" | "days" | "text" | "texts" | "number" | "amount" | "share" | "choice" | "record" | "records" | "named";
  choices: Choice[] | null;
  parts: almoner__faces__http__questions__Part[];
  names: string[];
  why: string;
  checks: string[];
}

/** `as_of` is the day asked for where the question names none, null: today. `collections` null: all that the caller may read; `library`: the one that comes along, too. */
export interface QuestionAsked {
  question: string;
  k?: number;
  as_of?: string | null;
  plan?: string | null;
  collections?: string[] | null;
  library?: boolean;
}

/** What waits for an answer first, then what was answered; none where nothing was checked yet. */
export interface QuestionsAsked {
  questions: Question[];
}

/** Reasons with the most open money first. */
export interface QueueShape {
  reasons: almoner__faces__http__office_shapes__ReasonShape[];
  read: ReadShape;
}

/** A sentence of an answer, and where it stands. */
export interface QuoteShape {
  source: string;
  page: number | null;
  quote: string;
  collection: string | null;
  document: string | null;
}

/** How often asking has helped. `check` null: whole cases; `title` says it in plain words. Shares from 0 to 1; null, with `says`, where fewer than five were decided; `bar` holds low, share and high in hundredths. */
export interface RateShape {
  check: string | null;
  title: string | null;
  payer: string;
  helped: number;
  decided: number;
  other: number;
  share: string | null;
  low: string | null;
  high: string | null;
  bar: number[] | null;
  says: string | null;
}

/** Those with the most decisions first. */
export interface RatesShape {
  rates: RateShape[];
}

/** What was read of the files, in one sentence; what of them was refused or not understood, file by file; what may mean something else; what could not be checked, and what would help. */
export interface ReadShape {
  says: string;
  lost: string[];
  doubts: string[];
  not_checked: NotCheckedView[];
}

/** Who may read it beside its owner. `logins` and `accounts` name the same: accounts by how they sign in, or by id. */
export interface Readers {
  everybody?: boolean;
  roles?: Role[];
  logins?: string[];
  accounts?: string[];
}

/** Who may read it beside its owner; `accounts` are ids. */
export interface ReadersShape {
  everybody: boolean;
  roles: Role[];
  accounts: string[];
}

/** Why a folder must be kept. */
export interface Reason {
  reason: string;
}

/** `address`: a mail address, the address of a Mattermost hook, or of a Matrix server; with Matrix also a room and a token. */
export interface ReminderAsked {
  way: ReminderWay;
  address: string;
  room?: string;
  token?: string;
  days_before?: number;
  language?: "en" | "es";
}

/** `way` null: off. `ways` are those that are ready on this machine. The token is never shown. */
export interface ReminderShape {
  way: ReminderWay | null;
  address: string;
  room: string;
  days_before: number;
  language: string;
  ways: ReminderWay[];
}

/** How a reminder comes. */
export type ReminderWay = "mail" | "mattermost" | "matrix";

/** A paper of the folder that came back, and the day it came. */
export interface Reply {
  paper: string;
  on: string;
}

/** Without an expert it is Safe Harbor, and then `dates` is `year`. */
export interface ResearchAsked {
  dates?: Dates;
  expert?: ExpertSaid | null;
}

/** What the person may do; no error. */
export interface RightView {
  next_step: string | null;
  deadline: SaidDeadline | null;
  letters: string[];
  authority: SaidRule[];
  tables: string[];
  id: string;
  check: string;
  title: string;
  says: string;
  whose: string[];
}

/** What an account is on this installation; one account may have several. */
export type Role = "person" | "advocate" | "billing_staff" | "researcher" | "operator" | "privacy_officer";

/** In place of those it has. */
export interface RolesChange {
  roles: Role[];
}

/** Oldest first. `next` is the `after` of the next page, null on the last. */
export interface RunList {
  runs: RunShape[];
  next: string | null;
}

/** A run that was asked for; `manifest` (schema almoner.claims/1) once it is done. */
export interface RunShape {
  id: string;
  folder: string;
  papers: string[];
  made_at: string;
  done_at: string | null;
  manifest: Record<string, unknown> | null;
  job: JobShape | null;
}

export interface SaidDay {
  day: string;
  says: string;
}

export interface SaidDeadline {
  act_by: string;
  last_day: string;
  rule: string;
  says: string;
}

export interface SaidMoney {
  amount: string;
  says: string;
}

export interface SaidRule {
  id: string;
  mark: string;
  says: string;
}

/** A call about one finding, each part in the order in which it is needed; `likely` is null for a right. */
export interface ScriptShape {
  to: To;
  who: string;
  ready: string[];
  say: string[];
  write_down: string[];
  never: string[];
  likely: LikelyShape | null;
}

/** `half` as it was given for the password; `code` of six digits, or a recovery code. */
export interface SecondStep {
  half: string;
  code: string;
}

/** `may`: what the caller may do in it; all else is refused. */
export interface SeenFolderShape {
  id: string;
  name: string;
  made_at: string;
  version: number;
  held: boolean;
  may: Action[];
}

/** How the person sent it; `number` is what the post or the fax machine gave. */
export interface Sending {
  how: How;
  on: string;
  number?: string | null;
}

/** How a letter left the house, as the person says; `event` is the number of the event that noted it, by which it is taken back. */
export interface SendingShape {
  event: number;
  how: string;
  on: string;
  number: string | null;
  sha256: string;
}

/** A back end that has it. `canary`: thousandths of the calls that try it, null for a usual one. */
export interface ServedChoice {
  back_end: string;
  place: string;
  model: string | null;
  version: number | null;
  canary: number | null;
}

/** A name that programs ask for, and what answers to it. */
export interface ServedModel {
  name: string;
  choices: ServedChoice[];
}

/** What the gateway of this server may be asked for; a change of the settings holds when it starts again. */
export interface ServedModels {
  models: ServedModel[];
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
  language?: "en" | "es";
}

/** `folders` were looked at by somebody at work; of `not_compared` no whole name is known; where no addresses were given, `addresses_compared` is false. */
export interface SnoopingShape {
  suspicions: SuspicionShape[];
  folders: number;
  not_compared: number;
  addresses_compared: boolean;
}

/** How far a pairing is. */
export type Stand = "waiting" | "paired" | "ended";

/** What became of a disputed point. */
export type Standing = "gone" | "kept" | "new" | "unclear";

/** How it stands with one finding of the queue. */
export type State = "open" | "repaired" | "not_an_error";

/** What to do next. `about` is the id of the finding, right, letter or paper, `titled` what that is called. `by` is the safe day, `last_day` the last one under the rule. */
export interface StepShape {
  key: string;
  says: string;
  about: string | null;
  titled: string | null;
  by: string | null;
  last_day: string | null;
  authority: CitedShape[];
}

/** What became of a point; `old` is the finding of the audit before, `new` of the one after. */
export interface StoodShape {
  standing: Standing;
  check: string;
  title: string | null;
  says: string;
  old: string | null;
  new: string | null;
}

/** A reason to ask, never a proof. `lines` are the first in the journal; `name` is what the account `who` is called, null where it is not known here; `says` is the pattern in words. */
export interface SuspicionShape {
  pattern: string;
  who: string;
  folder: string;
  times: number;
  first: string;
  last: string;
  lines: number[];
  name?: string | null;
  says?: string;
}

/** A public table: its `editions` that are here (the latest first), which are `overdue`, the `checks` that ask it; `may_fetch`: its publisher's address is known; `licence` is whose leave it needs, null where nobody's: the AMA's for CPT codes, or that of X12 for its sentences. */
export interface TableShape {
  table: string;
  title: string;
  editions: EditionShape[];
  overdue: OverdueShape[];
  checks: CheckShape[];
  may_fetch: boolean;
  licence: "ama" | "x12" | null;
}

/** Of `total` checks `full` have every table they ask (or ask none), `part` some of them. `may_fetch`: the publisher is among the hosts that this machine may call. */
export interface TablesShape {
  total: number;
  full: number;
  part: number;
  may_fetch: boolean;
  tables: TableShape[];
}

/** Whom a letter is addressed to. */
export type To = "provider" | "hospital" | "plan" | "collector" | "medicare" | "reviewer";

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

/** `trouble` is null where its rows are as they were imported, "changed" or "missing". */
export interface VerifiedEdition {
  edition: string;
  setting: string | null;
  programme: string | null;
  first_day: string;
  last_day: string | null;
  rows: number;
  partial: boolean;
  table: string;
  title: string;
  trouble: string | null;
}

/** `is_whole`: each line follows from the one before, and every kept head is in it. `broken_at` is the line of the first break. `heads` were compared; `says` is all of it in sentences. */
export interface VerifiedShape {
  is_whole: boolean;
  lines: number | null;
  heads: number;
  broken_at: number | null;
  says: string[];
}

/** Every stored edition beside its checksum. */
export interface VerifiedTables {
  editions: VerifiedEdition[];
}

/** The next version of a model; `description` is of the model, where it is new. `sha256` of its weights. */
export interface VersionAsked {
  name: string;
  source?: string;
  licence?: string;
  sha256?: string;
  card?: string;
  tags?: Record<string, string>;
  description?: string;
}

/** One version of a model. `approved_by` is the account of who said yes, null where nobody did; it may be used from `first_day` to `last_day` (null: open). */
export interface VersionShape {
  version: number;
  stage: string;
  source: string;
  licence: string;
  sha256: string;
  card: string;
  tags: Record<string, string>;
  approved_by: string | null;
  approved_at: string | null;
  first_day: string | null;
  last_day: string | null;
  registered_at: string;
}

/** For whom a case waits. */
export type Waits = "helper" | "person" | "others" | "machine" | "nobody";

/** Where it goes for the person: what is asked falls or rises, or neither can be said. */
export type Way = "down" | "up" | "open";

export interface WhyNot {
  says: string;
  checks: string[];
}

/** A hard word that stands somewhere in what is shown. */
export interface WordView {
  title: string;
  forms: string[];
  says: string;
}

/** What a note is about. */
export type almoner__engine__cases__compared__Part = "line" | "sum" | "ledger" | "promise" | "finding" | "paper";

/** The next day to act by, and of which finding it is. */
export interface almoner__faces__http__case_aids__DueShape {
  act_by: string;
  last_day: string | null;
  finding: string | null;
}

/** A reason, and the rules it rests on. */
export interface almoner__faces__http__case_shapes__ReasonShape {
  key: string;
  says: string;
  authority: CitedShape[];
}

/** All items of one check, open ones first and among them most money first, unless asked for by bill; `items` are the first of them, `found` how many there are. `at_stake` is of open items. `title` says the reason in plain words, `next` is the `after` of the next items, null where these are all. */
export interface almoner__faces__http__office_shapes__ReasonShape {
  check: string;
  name: string;
  title: string;
  found: number;
  open: number;
  at_stake: string;
  items: ItemShape[];
  next: string | null;
}

/** One thing of an answer that has several. */
export interface almoner__faces__http__questions__Part {
  name: string;
  kind: "yes_no" | "day" | "days" | "text" | "texts" | "number" | "amount" | "share" | "choice" | "record" | "records" | "named";
  says: string;
  choices: Choice[] | null;
}

/** `accounts` to be confirmed, changed or closed; `acting` grants that began more than a year ago and still count. `next` is the `after` of the next page, null on the last. */
export interface almoner__faces__http__shapes_people__DueShape {
  accounts: AccountShape[];
  acting: GrantShape[];
  next: string | null;
}
