/** What a person typed and has not sent yet: kept in this tab alone, gone with it, with signing out and with leaving the page. */

const PREFIX = "almoner.draft.";
const LEFT = "almoner.left";

export function draft(name: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function keepDraft(name: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, text);
  } catch {
    // a browser that keeps nothing: it stays on the page
  }
}

export function forgetAll(): void {
  try {
    sessionStorage.clear();
  } catch {
    // nothing was kept
  }
}

/** After this the pages of this tab show nothing until the person asks. */
export function leave(): void {
  forgetAll();
  keep(LEFT, "yes");
}

export function wasLeft(): boolean {
  try {
    return sessionStorage.getItem(LEFT) === "yes";
  } catch {
    return false;
  }
}

export function comeBack(): void {
  keep(LEFT, null);
}

function keep(place: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, value);
  } catch {
    // nothing is kept
  }
}
