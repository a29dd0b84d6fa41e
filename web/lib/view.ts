/** An audit as the server readies it for a page, and where its papers' pictures are. */

import type { AuditView } from "@/generated/almoner";

import { server } from "./asking";
import type { Language } from "./words";

/** Of an audit that is over. */
export async function viewOf(folder: string, audit: string, language: Language): Promise<AuditView> {
  return (await server().viewAudit(folder, audit, { language })).body as AuditView;
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
