/** Papers of a folder that are kept already: those that nobody has read yet, and those to choose from beside new ones. */
"use client";

import type { ListedPaperShape } from "@/generated/almoner";
import { server, useAsked, type Asked } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Tick } from "./Fields";

export async function papersOf(folder: string): Promise<ListedPaperShape[]> {
  return (await server().listPapers(folder, { limit: 200 })).body.papers;
}

/** In no case, and no audit was asked to read it. */
export function waits(one: ListedPaperShape): boolean {
  return one.cases.length === 0 && !one.read;
}

/** Says which papers wait to be read, and leads on. Nothing while none does. */
export function WaitingPapers({ folder }: { folder: string }) {
  const { say } = useWords();
  const asked = useAsked(() => papersOf(folder), [folder]);
  const waiting = asked.state === "there" ? asked.value.filter(waits) : [];
  if (waiting.length === 0) return null;
  return (
    <div className="note">
      <p>{say("kept_waiting")}</p>
      <ul className="list-disc pl-5">{waiting.map((one) => <li key={one.id}>{one.name}</li>)}</ul>
      <p><To page="add" place={{ folder }} strong>{say("add_read")}</To></p>
    </div>
  );
}

/** Those that may be read too. `chosen` of the ids; papers of this case are not among them. */
export function ChooseKept({ asked, inCase, chosen, onChoose }: { asked: Asked<ListedPaperShape[]>; inCase: string; chosen: (one: ListedPaperShape) => boolean; onChoose: (id: string, on: boolean) => void }) {
  const { say, day } = useWords();
  const there = asked.state === "there" ? open(asked.value, inCase) : [];
  if (there.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>{say("kept_here")}</legend>
      <p className="quiet">{say("kept_here_says")}</p>
      {there.map((one) => <Tick key={one.id} checked={chosen(one)} onChange={(on) => onChoose(one.id, on)}>{one.name}. {say("paper_added", { day: day(one.made_at) })}</Tick>)}
    </fieldset>
  );
}

/** For a new case those of no case, for one that is there those that it lacks. */
export function open(papers: ListedPaperShape[], inCase: string): ListedPaperShape[] {
  return papers.filter((one) => (inCase === "" ? one.cases.length === 0 : !one.cases.includes(inCase)));
}
