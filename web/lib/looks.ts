/** How the pages look to this person: light, size of print. Kept in this browser; it says nothing of anybody's papers. */

export type Light = "system" | "light" | "dark";
export type Size = "usual" | "large" | "largest";
export interface Looks {
  light: Light;
  size: Size;
}

const PLACE = "almoner.looks";
const USUAL: Looks = { light: "system", size: "usual" };

/** Runs before the first paint, so that nothing flashes: reads what `keepLooks` kept. Also hides a page that was left. */
export const AT_ONCE = `try{var r=document.documentElement,l=JSON.parse(localStorage.getItem("${PLACE}")||"{}");if(l.light&&l.light!=="system")r.dataset.light=l.light;if(l.size&&l.size!=="usual")r.dataset.size=l.size}catch(e){}`;

export function looks(): Looks {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Partial<Looks>) };
  } catch {
    return USUAL;
  }
}

export function keepLooks(chosen: Looks): void {
  const root = document.documentElement;
  if (chosen.light === "system") delete root.dataset.light;
  else root.dataset.light = chosen.light;
  if (chosen.size === "usual") delete root.dataset.size;
  else root.dataset.size = chosen.size;
  try {
    localStorage.setItem(PLACE, JSON.stringify(chosen));
  } catch {
    // a browser that keeps nothing shows it for this page
  }
}
