/** A paper over several requests: where the line breaks it goes on from what has arrived, also after the page was opened anew. */

import { Refused, type PaperShape } from "@/generated/almoner";

import { once, server } from "./asking";

const PIECE = 512 * 1024;
const PAUSES_MS = [500, 1500, 4000, 8000, 15000];

/** `told` hears how much has arrived, in bytes. Raises what the last try raised; a file that is too large to be read before a byte is sent. */
export async function upload(folder: string, file: File, told: (bytes: number) => void): Promise<PaperShape> {
  const named = disposition(file);
  const begin = (key: string) =>
    patiently(() => server().beginUpload(folder, { contentDisposition: named, uploadLength: file.size, idempotencyKey: key, toRead: true }));
  const known = await begin(await sameFile(folder, file)).catch(goneIsNull);
  const before = known === null ? null : await arrived(folder, known.body.id);
  const begun = known === null || before === null ? (await begin(once())).body : known.body; // what was taken in before comes as new
  let offset = before ?? 0;
  for (;;) {
    told(offset);
    const sent: Sent = await piece(folder, begun.id, file, offset);
    offset = sent.offset;
    if (sent.paper !== null) {
      told(file.size);
      return sent.paper;
    }
  }
}

/** The paper of this file: the one that was there before, where it is the same. Such a one is not kept twice. */
export async function uploadOnce(folder: string, file: File, told: (bytes: number) => void): Promise<{ paper: string; same: boolean }> {
  const there = (await patiently(() => server().listPapers(folder, { limit: 200 }))).body.papers;
  const { id, sha256 } = await upload(folder, file, told);
  const before = there.find((each) => each.id === id || each.sha256 === sha256);
  if (before !== undefined && before.id !== id) await server().removePaper(folder, id);
  return { paper: before?.id ?? id, same: before !== undefined };
}

/** A file's name as a header says it. */
export function disposition(file: File): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}

interface Sent {
  offset: number;
  paper: PaperShape | null;
}

/** The next piece; where the line broke in between, only how far it is by now. */
async function piece(folder: string, id: string, file: File, from: number): Promise<Sent> {
  const end = Math.min(from + PIECE, file.size);
  const last = end === file.size;
  const body = file.slice(from, end);
  for (const pause of [...PAUSES_MS, null]) {
    try {
      const answer = await server().addToUpload(folder, id, { uploadOffset: from, ...(last ? { uploadComplete: "?1" } : {}), body });
      return { offset: end, paper: last ? (answer.body as PaperShape) : null };
    } catch (error) {
      if (pause === null || !passes(error)) throw error;
      await new Promise((after) => setTimeout(after, pause));
      const there = await arrived(folder, id);
      if (there !== null && there !== from) return { offset: there, paper: null };
    }
  }
  throw new TypeError("nobody answers");
}

/** Null: it is not there any more. */
async function arrived(folder: string, id: string): Promise<number | null> {
  const seen = await patiently(() => server().seeUpload(folder, id)).catch(goneIsNull);
  return seen === null ? null : seen.body.offset;
}

function goneIsNull(error: unknown): null {
  if (error instanceof Refused && error.problem.status === 404) return null;
  throw error;
}

/** Tries again where nobody answers; a refusal is an answer. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error)) throw error;
      await new Promise((after) => setTimeout(after, pause));
    }
  }
  return work();
}

function passes(error: unknown): boolean {
  return !(error instanceof Refused) || error.problem.status === 503 || error.problem.status === 429;
}

/** The same file in the same folder bears the same name for the server, so that it goes on where it stopped. */
async function sameFile(folder: string, file: File): Promise<string> {
  const said = new TextEncoder().encode([folder, file.name, file.size, file.lastModified].join("\n"));
  if (globalThis.crypto.subtle === undefined) return once();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", said));
  return [...digest.slice(0, 16)].map((each) => each.toString(16).padStart(2, "0")).join("");
}
