/** Something came back, or nothing did: adding the paper, or noting a call. */
"use client";

import { useState, type FormEvent } from "react";

import { once, useDoing } from "@/lib/asking";
import type { Case, Cases } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { upload } from "@/lib/uploading";
import { useWords } from "@/lib/words";

import { TAKEN, TakeOut } from "./Add";
import { Back, Button } from "./Bits";
import { Day } from "./Fields";
import { Once, Title, Wrong } from "./States";

export function Reply() {
  const { say } = useWords();
  const here = useCase();
  return (
    <>
      <Title name="reply_title" lead={say("reply_lead")} />
      <Once asked={here.asked}>
        {(one, again) => (
          <>
            <Paper one={one} cases={here.cases} />
            <Note one={one} cases={here.cases} onKept={again} />
          </>
        )}
      </Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

/** Chosen at once or one after another; nothing is sent before the person says so. */
function Paper({ one, cases }: { one: Case; cases: Cases }) {
  const { say } = useWords();
  const [files, setFiles] = useState<File[]>([]);
  const [on, setOn] = useState(one.today);
  const [part, setPart] = useState(0);
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (files.length === 0 || on === "") return;
    doing.run(async () => {
      const whole = files.reduce((sum, each) => sum + each.size, 0);
      let before = 0;
      for (const file of files) {
        const from = before;
        const paper = await upload(one.folder, file, (bytes) => setPart((from + bytes) / Math.max(1, whole)));
        before += file.size;
        await cases.addReply(one.id, paper.id, on, `${key}-${paper.id}`);
      }
      await cases.check(one.id, `${key}-check`);
      go("reading", { folder: one.folder, case: one.id, then: "compare" });
    });
  };
  return (
    <form onSubmit={send}>
      <div className="field">
        <label htmlFor="paper">{say("reply_paper")}</label>
        <p className="quiet" id="paper-hint">{say("reply_more")}</p>
        <input
          id="paper" type="file" multiple required={files.length === 0} accept={TAKEN} aria-describedby="paper-hint" className="mt-2 block w-full"
          onChange={(event) => { const more = [...(event.target.files ?? [])]; setFiles((all) => [...all, ...more]); event.target.value = ""; }}
        />
        {files.length === 0 ? null : (
          <ul className="m-0 mt-3 list-none p-0">
            {files.map((each, place) => (
              <li key={`${place} ${each.name}`} className="border-t border-line py-2 first:border-0">
                <span className="font-semibold">{each.name}</span>
                {doing.busy ? null : <TakeOut name={each.name} onOut={() => setFiles((all) => all.filter((_, other) => other !== place))} />}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Day id="came" label={say("reply_on")} required max={one.today} value={on} onChange={setOn} />
      {doing.busy ? <progress max={1} value={part} aria-label={say("reply_on_way")} /> : null}
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("reply_send")}</Button></div>
    </form>
  );
}

/** A call, and what was promised in it. */
function Note({ one, cases, onKept }: { one: Case; cases: Cases; onKept: () => void }) {
  const { say, day } = useWords();
  const [on, setOn] = useState(one.today);
  const [text, setText] = useState("");
  const [follow, setFollow] = useState("");
  const [key, setKey] = useState(once);
  const [kept, setKept] = useState<string | null>(null);
  const doing = useDoing();
  const keep = (event: FormEvent) => {
    event.preventDefault();
    doing.run(async () => {
      await cases.note(one.id, { on, text, follow_up: follow === "" ? null : follow }, key);
      setKey(once());
      setText("");
      setFollow("");
      setKept(day(on));
      onKept();
    });
  };
  return (
    <details className="mt-8">
      <summary>{say("note_title")}</summary>
      <form onSubmit={keep}>
        <Day id="note-on" label={say("note_on")} required max={one.today} value={on} onChange={setOn} />
        <div className="field">
          <label htmlFor="note-text">{say("note_text")}</label>
          <textarea id="note-text" rows={4} required maxLength={2000} value={text} onChange={(event) => { setText(event.target.value); setKept(null); }} />
        </div>
        <Day id="note-follow" label={say("note_follow")} value={follow} onChange={setFollow} />
        <Wrong failure={doing.wrong} />
        <div role="status">{kept === null ? null : <p className="note done">{say("note_kept", { day: kept })}</p>}</div>
        <div className="actions"><Button type="submit" busy={doing.busy} also>{say("note_keep")}</Button></div>
      </form>
    </details>
  );
}
