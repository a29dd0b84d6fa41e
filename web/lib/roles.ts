/** What each role works with: its pages in the order of the work. A page that is added here is on the role's start page. */

export type Role = "advocate" | "billing_staff" | "researcher" | "operator" | "privacy_officer";

/** Every name has the words `page_NAME` and `page_NAME_says` in both languages, and a folder in `app/[language]/`. */
export type WorkPage = "clients" | "dates" | "fax" | "forms" | "letterhead" | "office" | "success" | "claims"
  | "accounts" | "keys" | "tables" | "jobs" | "health" | "journal" | "disclosures" | "snooping" | "glass" | "breach" | "yearly";

export const ROLES: Record<Role, readonly WorkPage[]> = {
  advocate: ["clients", "dates", "fax", "forms", "letterhead", "success"],
  billing_staff: ["office", "success"],
  researcher: ["claims"],
  operator: ["health", "accounts", "tables", "jobs", "keys"],
  privacy_officer: ["journal", "snooping", "glass", "disclosures", "breach", "yearly", "keys"],
};

/** Those of an account's roles that have pages, as they are listed above. */
export function workOf(roles: readonly string[]): Role[] {
  return (Object.keys(ROLES) as Role[]).filter((one) => roles.includes(one) && ROLES[one].length > 0);
}
