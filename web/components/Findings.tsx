/** What was found: three things first, each with where it stands, how sure it is, the rule and what to do. */
"use client";

import { useState, type ReactNode } from "react";

import { useAsked } from "@/lib/asking";
import type { AuditView, FindingView, PayingShape, RightView } from "@/generated/almoner";
import type { Case } from "@/lib/cases";
import { useCase } from "@/lib/here";
import { namesOf, picturesOf, viewOf, type PictureOf } from "@/lib/view";
import { useWords } from "@/lib/words";

import { Back, Rules, To } from "./Bits";
import { NextStep } from "./CaseHub";
import { NotChecked } from "./NotChecked";
import { PagePictures } from "./PagePicture";
import { Pay } from "./Pay";
import { Script } from "./Script";
import { Once, Title } from "./States";

const MARKS = 4;

export function Findings() {
  const { say } = useWords();
  const here = useCase();
  return (
    <Once asked={here.asked} title="findings_title">
      {(one) =>
        one.audit?.read == null ? (
          <>
            <Title name="findings_title" lead={say("findings_not_yet")} />
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
  const asked = useAsked(() => viewOf(one.folder, audit, language), [one.folder, audit]);
  const place = { folder: one.folder, case: one.id };
  return (
    <>
      <Once asked={asked} title="findings_title">{(view) => <Told view={view} of={picturesOf(one.folder, view)} paying={one.paying} next={next} place={place} />}</Once>
      <Back place={place} />
    </>
  );
}

interface Where {
  folder: string;
  case: string;
}

/** `place` null: the example, where there is no case to go on with. */
export function Told({ view, of, paying, next, place }: { view: AuditView; of: PictureOf; paying: PayingShape | null; next?: ReactNode; place: Where | null }) {
  const { say } = useWords();
  const first = view.findings.filter((one) => one.first);
  const rest = view.findings.filter((one) => !one.first);
  const more = { names: namesOf(view), of, place };
  return (
    <>
      <Title name={view.findings.length === 0 ? "findings_none_title" : "findings_title"} lead={view.says} />
      <NotRead view={view} />
      {paying !== null ? <Pay paying={paying} /> : (
        <section className="card" aria-labelledby="pay">
          <h2 id="pay" className="!text-xl">{say("pay_title")}</h2>
          {view.pay_now.map((one) => <p key={one}>{one}</p>)}
        </section>
      )}
      {view.at_stake === null ? null : (
        <section className="card" aria-labelledby="money">
          <h2 id="money" className="!text-xl">{say("findings_money")}</h2>
          <p className="sum">{view.at_stake.says}</p>
          <p className="quiet">{view.at_stake_note}</p>
        </section>
      )}
      {first.length === 0 ? null : <h2>{say(rest.length > 0 ? "findings_first" : "findings_all")}</h2>}
      {first.map((one) => <Shown key={one.id} finding={one} {...more} />)}
      {next}
      {rest.length === 0 ? null : <h2>{say("findings_rest")}</h2>}
      {rest.map((one) => <Folded key={one.id} finding={one} {...more} />)}
      <Rights rights={view.rights} place={place} />
      <Missing view={view} />
      <More view={view} place={place} />
    </>
  );
}

/** Said first: what was found is not about these. */
function NotRead({ view }: { view: AuditView }) {
  const { say } = useWords();
  const not = view.papers.filter((one) => one.refused !== null);
  if (not.length === 0) return null;
  return (
    <div className="note wrong">
      <p>{say("findings_not_read", { count: not.length })}</p>
      <ul className="list-disc pl-5">{not.map((one) => <li key={one.document}><b>{one.name}</b>: {one.refused}</li>)}</ul>
    </div>
  );
}

interface One {
  finding: FindingView;
  names: (document: number) => string;
  of: PictureOf;
  place: Where | null;
}

function Shown({ finding, ...more }: One) {
  return (
    <article className="card" aria-labelledby={finding.id}>
      <h3 id={finding.id}><span className="text-quiet">{finding.number}.</span> {finding.title}</h3>
      <Badges finding={finding} />
      <Body finding={finding} {...more} />
    </article>
  );
}

function Folded({ finding, ...more }: One) {
  const [open, setOpen] = useState(false);
  return (
    <details className="card !py-0" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="!py-4 !text-ink">
        <h3 className="inline !text-lg"><span className="text-quiet">{finding.number}.</span> {finding.title}</h3>
        <Badges finding={finding} />
      </summary>
      {open ? <div className="pb-5"><Body finding={finding} {...more} /></div> : null}
    </details>
  );
}

function Badges({ finding }: { finding: FindingView }) {
  const { say } = useWords();
  return (
    <span className="badges">
      <span><span className="dots" aria-hidden="true">{"●".repeat(finding.sure) + "○".repeat(MARKS - finding.sure)}</span> {finding.class_says}</span>
      {finding.at_stake === null ? null : <span className="text-ink">{say("finding_stake", { amount: finding.at_stake.says })}</span>}
      {finding.whose.map((one) => <span key={one}>{one}</span>)}
    </span>
  );
}

function Body({ finding, names, of, place }: One) {
  const { say, rule } = useWords();
  const told: [string | null, string | null][] = [
    [rule("report_for_you"), finding.for_you],
    [rule("report_how_sure"), finding.class_means],
  ];
  const explained: [string | null, string | null][] = [
    [rule("report_matters"), finding.matters],
    [rule("report_they_may_say"), finding.likely_answer],
    [rule("report_settles"), finding.settles],
  ];
  return (
    <>
      <p className="my-4 text-xl leading-normal">{finding.says}</p>
      <PagePictures frames={finding.boxes} of={of} names={names} />
      {finding.places.map((one) => <p key={one} className="quiet !my-1">{say("finding_where", { place: one })}</p>)}
      {finding.next_step === null ? null : (
        <div className="note">
          <p className="label">{rule("report_to_do")}</p>
          <p>{finding.next_step}</p>
          {finding.deadline === null ? null : <p className="by">{finding.deadline.says}</p>}
          {place === null || finding.letters.length === 0 ? null : <p><To page="letters" place={{ ...place, finding: finding.id }} quiet>{say("finding_letter")}<span className="sr-only">: {finding.title}</span></To></p>}
        </div>
      )}
      <Pairs pairs={told} />
      <Rules authority={finding.authority} tables={finding.tables} />
      <details>
        <summary>{say("finding_more")}</summary>
        <Pairs pairs={explained} />
        {place === null ? null : <Script folder={place.folder} of={place.case} finding={finding.id} />}
      </details>
    </>
  );
}

function Pairs({ pairs }: { pairs: [string | null, string | null][] }) {
  const known = pairs.filter(([, meaning]) => meaning !== null);
  if (known.length === 0) return null;
  return <dl className="pairs">{known.map(([term, meaning]) => <div key={term}><dt>{term}</dt><dd>{meaning}</dd></div>)}</dl>;
}

function Rights({ rights, place }: { rights: RightView[]; place: Where | null }) {
  const { say, rule } = useWords();
  if (rights.length === 0) return null;
  return (
    <>
      <h2>{rule("report_rights")}</h2>
      {rights.map((one) => (
        <article key={one.id} className="card" aria-labelledby={one.id}>
          <h3 id={one.id}>{one.title}</h3>
          <p>{one.says}</p>
          {one.next_step === null ? null : <p><b>{rule("report_to_do")}:</b> {one.next_step}</p>}
          {one.deadline === null ? null : <p className="by">{one.deadline.says}</p>}
          {place === null || one.letters.length === 0 ? null : <p><To page="letters" place={{ ...place, finding: one.id }} quiet>{say("finding_letter")}<span className="sr-only">: {one.title}</span></To></p>}
          <Rules authority={one.authority} tables={one.tables} />
        </article>
      ))}
    </>
  );
}

function Missing({ view }: { view: AuditView }) {
  const { say } = useWords();
  if (view.missing.length === 0) return null;
  return (
    <>
      <h2>{say("findings_missing")}</h2>
      {view.missing.map((one) => (
        <article key={one.kind} className="card" aria-labelledby={`missing-${one.kind}`}>
          <h3 id={`missing-${one.kind}`}>{one.title}</h3>
          <p>{one.says} {one.next_step}</p>
        </article>
      ))}
    </>
  );
}

/** What is there for those who want it: what each paper asks for, prices, what could not be checked, hard words, the papers. */
function More({ view, place }: { view: AuditView; place: Where | null }) {
  const { say } = useWords();
  const answers = view.not_checked.some((one) => one.cause === "answer");
  return (
    <div className="mt-10">
      {view.asks.length === 0 ? null : (
        <details>
          <summary>{say("more_asks")}</summary>
          {view.asks.map((one) => <p key={one.bill}>{one.says} {one.may_fall}</p>)}
        </details>
      )}
      {view.prices.length === 0 ? null : (
        <details>
          <summary>{say("more_prices")}</summary>
          <ul className="list-disc pl-5">{view.prices.map((one) => <li key={one.says} className="my-1.5">{one.says}</li>)}</ul>
        </details>
      )}
      <NotChecked some={view.not_checked}>{place !== null && answers ? <p><To page="questions" place={place} quiet>{say("not_checked_answers")}</To></p> : null}</NotChecked>
      {view.doubts.length === 0 ? null : (
        <details>
          <summary>{say("more_doubts")}</summary>
          {place === null ? null : <p><To page="confirm" place={place} quiet>{say("ways_confirm")}</To></p>}
          <ul className="list-disc pl-5">{view.doubts.map((one) => <li key={one.id} className="my-1.5">{one.where}: {one.says}</li>)}</ul>
        </details>
      )}
      <details>
        <summary>{say("more_papers")}</summary>
        <ul className="list-disc pl-5">
          {view.papers.map((one) => <li key={one.document} className="my-1.5"><b>{one.name}</b>: {one.refused ?? one.says} {one.lost.join(" ")}</li>)}
        </ul>
      </details>
      {view.words.length === 0 ? null : (
        <details>
          <summary>{say("more_words")}</summary>
          <dl className="pairs">{view.words.map((one) => <div key={one.title}><dt>{one.title}</dt><dd>{one.says}</dd></div>)}</dl>
        </details>
      )}
    </div>
  );
}
