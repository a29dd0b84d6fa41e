/** The addresses of the pages: which folder, case and letter stand after the "?"; the server keeps no page of its own for each. */

import type { WorkPage } from "./roles";
import type { Language } from "./words";

export type PageName =
  | "start" | "example" | "folders" | "folder" | "add" | "reading" | "confirm" | "questions" | "findings" | "case" | "letters" | "letter"
  | WorkPage | "work" | "queue" | "found" | "causes" | "run" | "send" | "reply" | "compare" | "charity" | "bundle" | "outcome" | "timeline" | "sharing" | "looks" | "phone" | "settings" | "help";

export interface Place {
  folder?: string | undefined;
  case?: string | undefined;
  audit?: string | undefined;
  letter?: string | undefined;
  finding?: string | undefined;
  job?: string | undefined;
  bundle?: string | undefined;
  kind?: string | undefined;
  role?: string | undefined;
  run?: string | undefined;
  check?: string | undefined;
  state?: string | undefined;
  least?: string | undefined;
  order?: string | undefined;
  by?: string | undefined;
  then?: string | undefined;
}

export function way(language: Language, page: PageName, place: Place = {}): string {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(place)) if (typeof value === "string" && value !== "") said.set(name, value);
  const path = page === "start" ? `/${language}/` : `/${language}/${page}/`;
  return said.size > 0 ? `${path}?${said.toString()}` : path;
}
