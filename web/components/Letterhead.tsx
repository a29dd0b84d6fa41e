/** What stands at the head of the letters that one writes for others, with a look at how it will be. */
"use client";

import { useState, type FormEvent } from "react";

import type { LetterheadShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { BackToWork } from "./Desk";
import { Text } from "./Fields";
import { Once, Title, Wrong } from "./States";

const MOST_LINES = 6;

export function Letterhead() {
  const { say } = useWords();
  const asked = useAsked(async () => (await server().seeLetterhead()).body, []);
  return (
    <>
      <Title name="page_letterhead" lead={say("head_lead")} />
      <Once asked={asked}>{(head) => <Form head={head} />}</Once>
      <BackToWork />
    </>
  );
}

function Form({ head }: { head: LetterheadShape }) {
  const { say } = useWords();
  const [name, setName] = useState(head.name);
  const [lines, setLines] = useState((head.lines ?? []).join("\n"));
  const [mark, setMark] = useState(head.mark ?? "");
  const [done, setDone] = useState<"head_kept" | "head_gone" | null>(null);
  const doing = useDoing();
  const listed = lines.split("\n").map((one) => one.trim()).filter((one) => one !== "");
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (listed.length > MOST_LINES || name.trim() === "") return;
    doing.run(async () => {
      setDone(null);
      await server().writeLetterhead({ body: { name: name.trim(), lines: listed, mark: mark.trim() } });
      setDone("head_kept");
    });
  };
  const remove = () =>
    doing.run(async () => {
      setDone(null);
      await server().removeLetterhead();
      setName("");
      setLines("");
      setMark("");
      setDone("head_gone");
    });
  return (
    <form onSubmit={save}>
      <Text id="mark" label={say("head_mark")} hint={say("head_mark_hint")} maxLength={60} value={mark} onChange={setMark} />
      <Text id="name" label={say("head_name")} required maxLength={80} autoComplete="organization" value={name} onChange={setName} />
      <div className="field">
        <label htmlFor="lines">{say("head_lines")}</label>
        <p className="quiet" id="lines-hint">{say("head_lines_hint")}</p>
        <textarea id="lines" rows={4} aria-describedby="lines-hint" aria-invalid={listed.length > MOST_LINES} value={lines} onChange={(event) => setLines(event.target.value)} />
      </div>
      <h2>{say("head_look")}</h2>
      {name.trim() === "" ? <p className="quiet">{say("head_none")}</p> : <div className="letterhead" tabIndex={0} role="group" aria-label={say("head_look")}>{[mark.trim(), name.trim(), ...listed].filter((one) => one !== "").join("\n")}</div>}
      <Wrong failure={doing.wrong} />
      <div role="status">{done === null ? null : <p className="note done">{say(done)}</p>}</div>
      <div className="actions">
        <Button type="submit" busy={doing.busy}>{say("save")}</Button>
        {head.name === "" && done !== "head_kept" ? null : <Button also busy={doing.busy} onClick={remove}>{say("head_remove")}</Button>}
      </div>
    </form>
  );
}
