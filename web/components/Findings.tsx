/** What was found: three things first, each with where it stands, how sure it is, the rule and what to do. */
"use client";

import { useState, type ReactNode } from "react";

import { FIRST, linesOf, ordered, spots, type Audit, type Finding, type Right } from "@/lib/audit";
import { server, useAsked } from "@/lib/asking";
import { ask, type Case, type Paying } from "@/lib/cases";
import { useCase } from "@/lib/here";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { Back, ByWhen, Rules, To } from "./Bits";
import { NextStep } from "./CaseHub";
import { Explained } from "./Explained";
import { PagePictures, type PictureOf } from "./PagePicture";
import { Pay } from "./Pay";
import { Script } from "./Script";
import { Once, Title } from "./States";

const DOTS = { fact: "●●●●", rule: "●●●○", evidence: "●●○○", question: "●○○○" };

export function Findings() {
  const { say } = useWords();
  const here = useCase();
  return (
    <Once asked={here.asked}>
      {(one) =>
        one.audit?.read == null ? (
          <>
            <Title name="findings_title" />
            <p className="lead">{say("findings_not_yet")}</p>
            <NextStep one={one} cases={here.cases} />
          </>
        ) : (
          <Read one={one} audit={one.audit.read} next={<NextStep one={one} cases={here.cases} />} />
        )
      }
    </Once>
  );
}

function Read({ one, audit, next }: { one: Case; audit: string; next: ReactNode }) {
  const { language } = useWords();
  const asked = useAsked(() => readAudit(one.folder, audit, language), [one.folder, audit]);
  return (
    <>
      <Once asked={asked}>
        {({ found, of }) => <Told audit={found} of={of} paying={one.paying} next={next} place={{ folder: one.folder, case: one.id }} />}
      </Once>
      <Back place={{ folder: one.folder, case: one.id }} />
    </>
  );
}

/** The audit, and where the pictures of its pages are: a paper and a document are the same bytes. */
export async function readAudit(folder: string, audit: string, language: string): Promise<{ found: Audit; of: PictureOf }> {
  const [found, papers] = await Promise.all([
    ask<Audit>("GET", `/folders/${folder}/audits/${audit}?language=${language}`),
    server().listPapers(folder, { limit: 200 }),
  ]);
  const ids = new Map(papers.body.papers.map((one) => [one.sha256, one.id]));
  const of: PictureOf = (document, page) => {
    const id = ids.get(found.documents[document]?.sha256 ?? "");
    return id === undefined ? null : `/api/v1/folders/${folder}/papers/${id}/pages/${page}.png?width=1400`;
  };
  return { found, of };
}

interface Where {
  folder: string;
  case: string;
}

/** `place` null: the example, where there is no case to go on with. */
export function Told({ audit, of, paying, next, place }: { audit: Audit; of: PictureOf; paying: Paying | null; next?: ReactNode; place: Where | null }) {
  const { say, money } = useWords();
  const found = ordered(audit);
  const rest = found.slice(FIRST);
  return (
    <>
      <Title name={found.length === 0 ? "findings_none_title" : "findings_title"} lead={found.length === 0 ? say("findings_none") : found.length === 1 ? say("findings_one") : say("findings_many", { count: found.length })} />
      {paying === null ? null : <Pay paying={paying} />}
      {found.length > 0 && audit.summary.at_stake !== "0.00" ? (
        <section className="card" aria-labelledby="money">
          <h2 id="money" className="!text-xl">{say("findings_money")}</h2>
          <p className="sum">{money(audit.summary.at_stake)}</p>
          <p className="quiet">{say("findings_money_note")}</p>
        </section>
      ) : null}
      {found.length === 0 ? null : <h2 id="first">{say(rest.length > 0 ? "findings_first" : "findings_all")}</h2>}
      {found.slice(0, FIRST).map((one, position) => <Shown key={one.id} number={position + 1} finding={one} audit={audit} of={of} place={place} />)}
      {next}
      {rest.length === 0 ? null : (
        <>
          <h2>{say("findings_rest")}</h2>
          {rest.map((one, position) => <Folded key={one.id} number={FIRST + position + 1} finding={one} audit={audit} of={of} place={place} />)}
        </>
      )}
      <Rights rights={audit.rights} place={place} />
      <NotChecked audit={audit} place={place} />
    </>
  );
}

interface One {
  number: number;
  finding: Finding;
  audit: Audit;
  of: PictureOf;
  place: Where | null;
}

function Shown({ number, finding, ...more }: One) {
  return (
    <article className="card" aria-labelledby={finding.id}>
      <h3 id={finding.id}><span className="text-quiet">{number}.</span> {finding.title}</h3>
      <Badges finding={finding} />
      <Body finding={finding} {...more} />
    </article>
  );
}

function Folded({ number, finding, ...more }: One) {
  const [open, setOpen] = useState(false);
  return (
    <details className="card !py-0" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="!py-4 !text-ink">
        <h3 className="inline !text-lg"><span className="text-quiet">{number}.</span> {finding.title}</h3>
        <Badges finding={finding} />
      </summary>
      {open ? <div className="pb-5"><Body finding={finding} {...more} /></div> : null}
    </details>
  );
}

function Badges({ finding }: { finding: Finding }) {
  const { say, rule, money } = useWords();
  return (
    <p className="badges">
      <span><span className="dots" aria-hidden="true">{DOTS[finding.class]}</span> {rule(`report_class_${finding.class}`)}</span>
      {finding.at_stake === null ? null : <span className="text-ink">{say("finding_stake", { amount: money(finding.at_stake) })}</span>}
    </p>
  );
}

function Body({ finding, audit, of, place }: Omit<One, "number">) {
  const { say, rule, money } = useWords();
  const names = audit.documents.map((one) => one.name);
  const owed = finding.owed_effect;
  return (
    <>
      <p className="my-4 text-xl leading-normal">{finding.says}</p>
      <PagePictures spots={spots(audit, finding)} of={of} names={names} />
      <Lines audit={audit} finding={finding} />
      {finding.next_step === null ? null : (
        <div className="note">
          <p className="label">{rule("report_to_do")}</p>
          <p>{finding.next_step}</p>
          <ByWhen deadline={finding.deadline} />
          {place === null || finding.letters.length === 0 ? null : <p><To page="letters" place={{ ...place, finding: finding.id }} quiet>{say("finding_letter")}</To></p>}
        </div>
      )}
      {owed === null ? null : (
        <p><b>{rule("report_for_you")}:</b> {owed.low === owed.high ? rule("report_less_one", { amount: money(owed.high) }) : rule("report_less", { low: money(owed.low), high: money(owed.high) })} {owed.because}</p>
      )}
      <p><b>{rule("report_how_sure")}:</b> {rule(`report_means_${finding.class}`)}</p>
      <Rules authority={finding.authority} />
      <details>
        <summary>{say("finding_more")}</summary>
        <Explained name={finding.name} />
        {place === null ? null : <Script folder={place.folder} of={place.case} finding={finding.id} />}
      </details>
    </>
  );
}

const MOST_LINES = 6;

/** What the picture shows, as text. */
function Lines({ audit, finding }: { audit: Audit; finding: Finding }) {
  const { say, day, money } = useWords();
  const lines = linesOf(audit, finding);
  if (lines.length === 0) return null;
  return (
    <ul className="m-0 list-none p-0 text-base">
      {lines.slice(0, MOST_LINES).map((one) => (
        <li key={one.id} className="flex gap-4 border-t border-line py-1.5">
          <span className="grow">{[one.day === null ? null : day(one.day), one.code, one.description].filter((each) => each !== null && each !== "").join(" · ")}</span>
          <span className="whitespace-nowrap tabular-nums">{one.charge === null ? "" : money(one.charge)}</span>
        </li>
      ))}
      {lines.length > MOST_LINES ? <li className="quiet border-t border-line py-1.5">{say("finding_more_lines", { count: lines.length - MOST_LINES })}</li> : null}
    </ul>
  );
}

function Rights({ rights, place }: { rights: Right[]; place: Where | null }) {
  const { say, rule } = useWords();
  if (rights.length === 0) return null;
  return (
    <>
      <h2>{rule("report_rights")}</h2>
      {rights.map((one) => (
        <section key={one.id} className="card" aria-labelledby={one.id}>
          <h3 id={one.id}>{one.title}</h3>
          <p>{one.says}</p>
          {one.next_step === null ? null : <p><b>{rule("report_to_do")}:</b> {one.next_step}</p>}
          <ByWhen deadline={one.deadline} />
          {place === null || one.letters.length === 0 ? null : <p><To page="letters" place={{ ...place, finding: one.id }} quiet>{say("finding_letter")}</To></p>}
          <Rules authority={one.authority} />
        </section>
      ))}
    </>
  );
}

function NotChecked({ audit, place }: { audit: Audit; place: Where | null }) {
  const { say, language } = useWords();
  const said = [...new Set(audit.could_not_check.map((one) => one.because))];
  if (said.length === 0) return null;
  const answers = audit.could_not_check.some((one) => one.cause === "answer");
  return (
    <details className="mt-8">
      <summary>{say("not_checked_title", { run: audit.summary.checks_run, total: audit.summary.checks_total })}</summary>
      {place !== null && answers ? <p><a href={way(language, "questions", { ...place })}>{say("not_checked_answers")}</a></p> : null}
      <ul className="list-disc pl-5">{said.map((one) => <li key={one} className="my-1.5">{one}</li>)}</ul>
    </details>
  );
}
