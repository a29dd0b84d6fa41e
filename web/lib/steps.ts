/** From the next step as the server says it to the page where it is done; which step is next is not decided here. */

import type { Case } from "./cases";
import type { PageName, Place } from "./ways";
import type { Key } from "./words";

export interface Leads {
  page: PageName;
  place: Place;
  label: Key;
  /** The papers are to be gone over before that page says anything. */
  checks?: boolean;
}

export function leads(one: Case): Leads {
  const place: Place = { folder: one.folder, case: one.id };
  const about = one.step.about ?? undefined;
  switch (one.step.key) {
    case "case_step_add_papers":
      return { page: "add", place, label: "go_add" };
    case "case_step_check":
    case "case_step_check_again":
      return { page: "reading", place, label: "go_check", checks: true };
    case "case_step_answered":
      return { page: "reading", place: { ...place, then: "compare" }, label: "go_check_reply", checks: true };
    case "case_step_reading":
      return { page: "reading", place, label: "go_reading" };
    case "case_step_reading_failed":
      return { page: "reading", place, label: "go_check", checks: true };
    case "case_step_confirm":
      return { page: "confirm", place, label: "go_confirm" };
    case "case_step_questions":
      return { page: "questions", place, label: "go_questions" };
    case "case_step_write":
    case "case_step_write_by":
      return { page: "letters", place: { ...place, finding: about }, label: "go_write" };
    case "case_step_writing":
    case "case_step_letter_failed":
      return { page: "letter", place: { ...place, letter: about }, label: "go_letter" };
    case "case_step_approve":
    case "case_step_approve_by":
      return { page: "letter", place: { ...place, letter: about }, label: "go_approve" };
    case "case_step_send":
    case "case_step_send_by":
      return { page: "send", place: { ...place, letter: about }, label: "go_send" };
    case "case_step_waiting":
    case "case_step_waiting_until":
    case "case_step_ask_again":
      return { page: "reply", place, label: "go_reply" };
    case "case_step_say_outcome":
      return { page: "outcome", place, label: "go_outcome" };
    case "case_step_closed":
      return { page: "timeline", place, label: "go_timeline" };
    default:
      return { page: "findings", place, label: "go_findings" };
  }
}
