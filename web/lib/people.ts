/** People whose papers there are, to choose from. */

import type { Words } from "./words";

interface Somebody {
  id: string;
  name: string;
  made_at: string;
}

/** Each place and what stands for it: where two bear one name, the moment it was made too. */
export function toldApart(places: readonly Somebody[], { say, moment }: Words): (readonly [string, string])[] {
  const twice = new Set(places.filter((one, at) => places.some((other, place) => place !== at && other.name === one.name)).map((one) => one.id));
  return places.map((one) => [one.id, twice.has(one.id) ? say("made_on", { name: one.name, moment: moment(one.made_at, "short") }) : one.name]);
}
