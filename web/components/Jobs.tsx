/** Work that takes longer than an answer: what is open, what failed, what is over. For an operator, who is not told what it is about. */
"use client";

import { useEffect } from "react";

import type { JobLine } from "@/generated/almoner";
import { server, useDoing } from "@/lib/asking";
import { useWords, type Key } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, DeskTitle, More, usePages } from "./Desk";
import { Wrong } from "./States";

const LOOK_MS = 4000;
type Show = "open" | "failed" | "refused" | "over";

export function Jobs() {
  return (
    <>
      <DeskTitle name="page_jobs" lead="jobs_lead" />
      <Those show="open" title="jobs_open" none="jobs_none_open" />
      <Those show="failed" title="jobs_failed" none="jobs_none_failed" />
      <Those show="refused" title="jobs_refused" none="jobs_none_refused" />
      <Those show="over" title="jobs_over" none="jobs_none_over" />
      <BackToWork />
    </>
  );
}

function Those({ show, title, none }: { show: Show; title: Key; none: Key }) {
  const { say, language } = useWords();
  const pages = usePages(async (after) => {
    const { body } = await server().listJobs({ show, after, limit: 20, language });
    return { found: body.jobs, next: body.next };
  }, [show]);
  const again = pages.asked.state === "there" ? pages.asked.again : null;
  const count = pages.asked.state === "there" ? pages.asked.value.length : 0;
  useEffect(() => {
    if (again === null || count > 20) return; // who reads further back is not disturbed
    const asks = setInterval(again, LOOK_MS);
    return () => clearInterval(asks);
  }, [again, count]);
  return (
    <section aria-labelledby={show}>
      <h2 id={show}>{say(title)}</h2>
      <AtWork asked={pages.asked}>
        {(jobs, anew) => (
          <>
            {jobs.length === 0 ? <p className="quiet">{say(none)}</p> : <ul className="m-0 list-none p-0">{jobs.map((one) => <Job key={one.id} one={one} onChanged={anew} />)}</ul>}
            <More pages={pages} />
          </>
        )}
      </AtWork>
    </section>
  );
}

function Job({ one, onChanged }: { one: JobLine; onChanged: () => void }) {
  const { say, moment, language } = useWords();
  const doing = useDoing();
  const run = (work: () => Promise<unknown>) => doing.run(async () => { await work(); onChanged(); });
  return (
    <li className="card">
      <h3 className="!m-0">{one.says}</h3>
      <p className="quiet">{say(one.refused ? "job_refused" : `job_${one.state}`)} · {moment(one.ended_at ?? one.made_at)}{one.tries > 1 ? ` · ${say("jobs_tries", { count: one.tries })}` : ""}</p>
      {one.state === "running" && one.of > 0 ? <progress max={one.of} value={one.done} aria-label={one.says} /> : null}
      {one.because === null ? null : <p lang="en">{one.because}</p>}
      {one.refused && one.because === null ? <p>{say("jobs_refused_told")}</p> : null}
      {one.state === "failed" && !one.refused && one.because === null ? <p>{say("jobs_closed", { code: (one.code ?? "").replaceAll("_", " ") })}</p> : null}
      <Wrong failure={doing.wrong} />
      {one.may_again || one.may_stop ? (
        <p className="flex flex-wrap gap-3">
          {one.may_again ? <Button also busy={doing.busy} onClick={() => run(() => server().tryJobAgain(one.id, { language }))}>{say("jobs_again")}</Button> : null}
          {one.may_stop ? <Button also busy={doing.busy} onClick={() => run(() => server().stopJob(one.id, { language }))}>{say("jobs_stop")}</Button> : null}
        </p>
      ) : null}
    </li>
  );
}
