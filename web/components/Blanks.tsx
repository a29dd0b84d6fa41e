/** The blanks of a letter, each as a field; what is left empty stays a blank for the hand. */
"use client";

import { useState, type FormEvent } from "react";

import type { LetterTextShape } from "@/generated/almoner";
import { useDoing } from "@/lib/asking";
import { draft, keepDraft } from "@/lib/drafts";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { Text } from "./Fields";
import { Wrong } from "./States";

/** `place` names what is typed and not saved; `onFilled` saves the text with it. */
export function Blanks({ text, place, onFilled }: { text: LetterTextShape; place: string; onFilled: (text: string) => Promise<void> }) {
  const { say } = useWords();
  const [typed, setTyped] = useState<Record<string, string>>(() => JSON.parse(draft(place) ?? "{}") as Record<string, string>);
  const doing = useDoing();
  if (text.blanks.length === 0) return null;
  const type = (stands: string, said: string) => {
    const next = { ...typed, [stands]: said };
    setTyped(next);
    keepDraft(place, JSON.stringify(next));
  };
  const fill = (event: FormEvent) => {
    event.preventDefault();
    const whole = text.blanks.reduce((before, { stands }) => (typed[stands]?.trim() ? before.replaceAll(stands, () => typed[stands]?.trim() ?? "") : before), text.text);
    if (whole === text.text) return;
    doing.run(async () => {
      await onFilled(whole);
      keepDraft(place, null);
    });
  };
  return (
    <details className="card">
      <summary>{say("blanks_title")}</summary>
      <form onSubmit={fill}>
        <p className="quiet">{say("blanks_says")}</p>
        {text.blanks.map((one, at) => (
          <Text key={one.stands} id={`blank-${at}`} label={one.says.charAt(0).toUpperCase() + one.says.slice(1)} maxLength={200} value={typed[one.stands] ?? ""} onChange={(said) => type(one.stands, said)} />
        ))}
        <Wrong failure={doing.wrong} />
        <div className="actions"><Button type="submit" busy={doing.busy}>{say("blanks_fill")}</Button></div>
      </form>
    </details>
  );
}
