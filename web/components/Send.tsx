/** Sending is the person's: the ways, and a log of what was sent when. */
"use client";

import { useState } from "react";

import { once, useDoing } from "@/lib/asking";
import type { CaseLetterShape } from "@/generated/almoner";
import { Cases, type Case } from "@/lib/cases";
import { useCase } from "@/lib/here";
import { useWords } from "@/lib/words";

import { Back, Button, To } from "./Bits";
import { Choices, Day, Text } from "./Fields";
import { Once, Title, Trouble, Wrong } from "./States";

const HOW = ["certified", "print", "fax", "portal", "email_draft", "hand"] as const;
const NUMBERED = new Set<string>(["certified", "fax"]);

export function Send() {
  const here = useCase();
  const wanted = here.address.get("letter");
  return (
    <>
      <Once asked={here.asked} title="send_title">
        {(one, again) => {
          const letter = one.letters.find((each) => each.id === wanted);
          if (letter === undefined) return <><Title name="send_title" /><Trouble failure={{ kind: "gone", detail: null, code: null }} /></>;
          return <One one={one} letter={letter} onChanged={again} />;
        }}
      </Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

function One({ one, letter, onChanged }: { one: Case; letter: CaseLetterShape; onChanged: () => void }) {
  const { say } = useWords();
  const files = `/api/v1/folders/${one.folder}/audits/${letter.audit}/letters/${letter.id}`;
  const place = { folder: one.folder, case: one.id, letter: letter.id };
  if (letter.approved === null) {
    return (
      <>
        <Title name="send_title" lead={say("send_not_approved")} />
        <div className="actions"><To page="letter" place={place} strong>{say("go_approve")}</To></div>
      </>
    );
  }
  return (
    <>
      <Title name="send_title" lead={say("send_lead")} />
      <p className="quiet">{letter.title}</p>
      <div className="actions">
        <a className="go" href={`${files}/pdf`}>{say("letter_pdf")}</a>
        <a className="also" href={`${files}/docx`}>{say("letter_docx")}</a>
        <a className="also" href={`/api/v1/folders/${one.folder}/cases/${one.id}/letters/${letter.id}/email`}>{say("send_email")}</a>
      </div>
      <Sent one={one} letter={letter} onChanged={onChanged} />
      <Log one={one} letter={letter} onChanged={onChanged} />
    </>
  );
}

/** How it was sent so far; what was noted by mistake is taken back. */
function Sent({ one, letter, onChanged }: { one: Case; letter: CaseLetterShape; onChanged: () => void }) {
  const { say, day, language } = useWords();
  const doing = useDoing();
  if (letter.sent.length === 0) return null;
  const back = (event: number) =>
    doing.run(async () => {
      await new Cases(one.folder, language).takeSendingBack(one.id, letter.id, event);
      onChanged();
    });
  return (
    <>
      <h2>{say("send_log")}</h2>
      <ul className="line-of-days">
        {letter.sent.map((each) => {
          const said = `${day(each.on)}: ${say(`how_${each.how as (typeof HOW)[number]}`)}${each.number === null ? "" : `, ${each.number}`}`;
          return (
            <li key={each.event}>
              <span id={`sent-${each.event}`}>{said}</span>{" "}
              <button type="button" id={`back-${each.event}`} className="plain !py-0" aria-labelledby={`back-${each.event} sent-${each.event}`} aria-disabled={doing.busy} onClick={() => { if (!doing.busy) back(each.event); }}>{say("send_take_back")}</button>
            </li>
          );
        })}
      </ul>
      <p className="quiet">{say("send_take_back_says")}</p>
      <Wrong failure={doing.wrong} />
    </>
  );
}

function Log({ one, letter, onChanged }: { one: Case; letter: CaseLetterShape; onChanged: () => void }) {
  const { say, day, language } = useWords();
  const [how, setHow] = useState<(typeof HOW)[number]>("certified");
  const [on, setOn] = useState(one.today);
  const [number, setNumber] = useState("");
  const [key, setKey] = useState(once);
  const [kept, setKept] = useState<string | null>(null);
  const [more, setMore] = useState(false);
  const none = letter.sent.length === 0;
  const doing = useDoing();
  const log = () =>
    doing.run(async () => {
      const said = { how, on, number: NUMBERED.has(how) && number.trim() !== "" ? number.trim() : null };
      await new Cases(one.folder, language).sent(one.id, letter.id, said, key);
      setKey(once());
      setNumber("");
      setMore(false);
      setKept(say("send_kept", { how: say(`how_${how}`), day: day(on) }));
      onChanged();
    });
  const told = <div role="status">{kept === null || none ? null : <p className="note done">{kept}</p>}</div>;
  if (!more && !none) {
    return (
      <>
        {told}
        <p><button type="button" className="plain" onClick={() => { setKept(null); setMore(true); }}>{say("send_once_more")}</button></p>
      </>
    );
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (on !== "") log(); }}>
      {told}
      <h2>{say("send_tell")}</h2>
      <p className="quiet">{say("send_tell_says")}</p>
      <Choices name="how" label={say("send_how")} value={how} options={HOW.map((each) => [each, say(`how_${each}`)] as const)} onChange={setHow} />
      <Day id="on" label={say("send_on")} required max={one.today} value={on} onChange={setOn} />
      {NUMBERED.has(how) ? <Text id="number" label={say(how === "fax" ? "send_fax_number" : "send_certified_number")} maxLength={100} value={number} onChange={setNumber} /> : null}
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("send_save")}</Button></div>
    </form>
  );
}
