/** The cases of one folder over HTTP, in the language of the page: what the server says is shown as it comes. */

import type { Answer, AuditAsked, BundleAsked, BundleOffice, BundleShape, CaseShape, CaseShort, ComparisonShape, CharityShape, LetterTextShape, OutcomeTold, PairingMade, Question, ScriptShape, Sending } from "@/generated/almoner";

import { server } from "./asking";
import type { Language } from "./words";

export type Case = CaseShape;

/** What changes a case gives it as it stands afterwards. `key`: sent again it changes nothing more. */
export class Cases {
  private readonly given: { language: Language };

  constructor(
    private readonly folder: string,
    language: Language,
  ) {
    this.given = { language };
  }

  async list(): Promise<CaseShort[]> {
    return (await server().listCases(this.folder, { limit: 200 })).body.cases;
  }

  see(id: string): Promise<Case> {
    return body(server().seeCase(this.folder, id, this.given));
  }

  make(title: string, papers: string[], key: string): Promise<Case> {
    return body(server().makeCase(this.folder, { ...this.given, idempotencyKey: key, body: { title, papers } }));
  }

  change(one: Case, said: { title?: string; closed?: boolean }): Promise<Case> {
    return body(server().changeCase(this.folder, one.id, { ...this.given, ifMatch: tag(one.version), body: said }));
  }

  check(id: string, key: string, asked: { settings?: AuditAsked; corrections?: { field: string; new: unknown }[]; left?: string[] } = {}): Promise<Case> {
    return body(server().checkCase(this.folder, id, { ...this.given, idempotencyKey: key, body: asked }));
  }

  confirm(id: string, audit: string, key: string): Promise<Case> {
    return body(server().confirmCase(this.folder, id, { ...this.given, idempotencyKey: key, body: { audit } }));
  }

  answer(one: Case, answers: Record<string, unknown>): Promise<Case> {
    return body(server().answerCase(this.folder, one.id, { ...this.given, ifMatch: tag(one.version), body: { answers } }));
  }

  async questions(id: string): Promise<Question[]> {
    return (await server().listQuestionsOfCase(this.folder, id, this.given)).body.questions;
  }

  addPaper(id: string, paper: string, key: string): Promise<Case> {
    return body(server().addPaperToCase(this.folder, id, { ...this.given, idempotencyKey: key, body: { paper } }));
  }

  addReply(id: string, paper: string, on: string, key: string): Promise<Case> {
    return body(server().addReply(this.folder, id, { ...this.given, idempotencyKey: key, body: { paper, on } }));
  }

  note(id: string, said: { on: string; text: string; follow_up: string | null }, key: string): Promise<Case> {
    return body(server().addNote(this.folder, id, { ...this.given, idempotencyKey: key, body: said }));
  }

  outcome(id: string, said: OutcomeTold, key: string): Promise<Case> {
    return body(server().endCase(this.folder, id, { ...this.given, idempotencyKey: key, body: said }));
  }

  /** In the language of whoever reads the letter. */
  write(id: string, kind: string, finding: string | null, spoken: Language, key: string): Promise<Case> {
    return body(server().askLetterOfCase(this.folder, id, { ...this.given, idempotencyKey: key, body: { kind, finding, language: spoken } }));
  }

  letterText(id: string, letter: string): Promise<LetterTextShape> {
    return body(server().seeLetterText(this.folder, id, letter, this.given));
  }

  editLetter(id: string, letter: string, text: string, version: number): Promise<Case> {
    return body(server().editLetter(this.folder, id, letter, { ...this.given, ifMatch: tag(version), body: { text } }));
  }

  approve(id: string, letter: string, file: { form: "pdf" | "docx" | "text"; sha256: string }, key: string): Promise<Case> {
    return body(server().approveLetter(this.folder, id, letter, { ...this.given, idempotencyKey: key, body: { form: file.form, sha256: file.sha256 } }));
  }

  sent(id: string, letter: string, said: Sending, key: string): Promise<Case> {
    return body(server().sendLetter(this.folder, id, letter, { ...this.given, idempotencyKey: key, body: said }));
  }

  takeSendingBack(id: string, letter: string, event: number): Promise<Case> {
    return body(server().takeSendingBack(this.folder, id, letter, String(event), this.given));
  }

  comparison(id: string): Promise<ComparisonShape> {
    return body(server().compareReply(this.folder, id, this.given));
  }

  script(id: string, finding: string): Promise<ScriptShape> {
    return body(server().prepareCall(this.folder, id, finding, this.given));
  }

  aid(id: string): Promise<CharityShape> {
    return body(server().screenAid(this.folder, id, this.given));
  }

  async offices(id: string): Promise<BundleOffice[]> {
    return (await server().listOffices(this.folder, id, this.given)).body.offices;
  }

  askBundle(id: string, asked: BundleAsked, key: string): Promise<BundleShape> {
    return body(server().askBundle(this.folder, id, { ...this.given, idempotencyKey: key, body: asked }));
  }

  bundle(id: string, bundle: string): Promise<BundleShape> {
    return body(server().seeBundle(this.folder, id, bundle, this.given));
  }

  /** Into a case, or into the folder alone. */
  pair(id: string): Promise<PairingMade> {
    return body(id === "" ? server().pairPhone(this.folder) : server().pairPhoneWithCase(this.folder, id));
  }
}

async function body<T>(asked: Promise<Answer<T>>): Promise<T> {
  return (await asked).body;
}

function tag(version: number): string {
  return `"v${version}"`;
}
