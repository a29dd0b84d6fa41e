/** Choosing a letter: those that fit what was found, and those that are there already. */
"use client";

import { useState } from "react";

import { once, useAsked, useDoing } from "@/lib/asking";
import type { AuditView } from "@/generated/almoner";
import { Cases, type Case } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { viewOf } from "@/lib/view";
import { way } from "@/lib/ways";
import { useWords, type Language } from "@/lib/words";

import { Back, Button } from "./Bits";
import { Choices, Spoken } from "./Fields";
import { Once, Title, Wrong } from "./States";

export function Letters() {
  const { say } = useWords();
  const here = useCase();
  return (
    <>
      <Title name="letters_title" lead={say("letters_lead")} />
      <Once asked={here.asked}>
        {(one) => (
          <>
            {one.audit?.read == null ? <p>{say("findings_not_yet")}</p> : <Choose one={one} audit={one.audit.read} about={here.address.get("finding")} wanted={here.address.get("kind")} />}
            <There one={one} />
          </>
        )}
      </Once>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

function Choose({ one, audit, about, wanted }: { one: Case; audit: string; about: string | null; wanted: string | null }) {
  const { language } = useWords();
  const asked = useAsked(() => viewOf(one.folder, audit, language), [audit]);
  return <Once asked={asked}>{(found) => <Fitting one={one} found={found} about={about} wanted={wanted} />}</Once>;
}

function Fitting({ one, found, about, wanted }: { one: Case; found: AuditView; about: string | null; wanted: string | null }) {
  const { say, rule, language } = useWords();
  const listed = [...found.findings, ...found.rights];
  const asked = listed.find((each) => each.id === about);
  const kinds = [...new Set([...(wanted === null ? [] : [wanted]), ...(asked === undefined ? listed : [asked]).flatMap((each) => each.letters)])];
  const [kind, setKind] = useState(kinds[0] ?? "");
  const [spoken, setSpoken] = useState<Language>(language);
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  if (kinds.length === 0) return <p>{say("letters_none")}</p>;
  const write = () =>
    doing.run(async () => {
      const written = await new Cases(one.folder, language).write(one.id, kind, asked?.id ?? null, spoken, key);
      go("letter", { folder: one.folder, case: one.id, letter: written.letters.at(-1)?.id });
    });
  return (
    <form onSubmit={(event) => { event.preventDefault(); write(); }}>
      {asked === undefined ? null : <p className="note">{asked.title}. {asked.next_step}</p>}
      <Choices name="kind" label={say("letters_which")} value={kind} options={kinds.map((each) => [each, rule(`title_${each.replaceAll("-", "_")}`) ?? each] as const)} onChange={setKind} />
      <Spoken value={spoken} onChange={setSpoken} />
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("letters_write")}</Button></div>
    </form>
  );
}

function There({ one }: { one: Case }) {
  const { say, language } = useWords();
  if (one.letters.length === 0) return null;
  return (
    <>
      <h2>{say("letters_there")}</h2>
      <ul className="m-0 list-none p-0">
        {one.letters.map((each) => (
          <li key={each.id} className="border-t border-line py-2.5">
            <a href={way(language, "letter", { folder: one.folder, case: one.id, letter: each.id })}>{each.title}</a>
            <span className="quiet"> {say(each.sent.length > 0 ? "letter_is_sent" : each.approved !== null ? "letter_is_approved" : "letter_is_draft")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
