/** How far the reading is, as the server tells it; over, it goes on by itself. Closing the page stops nothing. */
"use client";

import { useEffect, useState } from "react";

import type { JobShape } from "@/generated/almoner";
import { once, server, useAsked, useDoing } from "@/lib/asking";
import type { Case } from "@/lib/cases";
import { useCase, useGo } from "@/lib/here";
import { useWords, type Key } from "@/lib/words";

import { Back, Button } from "./Bits";
import { Once, Title, Trouble, Wrong } from "./States";

export function Reading() {
  const { say } = useWords();
  const here = useCase();
  return (
    <>
      <Title name="reading_title" lead={say("reading_lead")} />
      <Once asked={here.asked}>{(one, again) => <Way one={one} then={here.address.get("then") === "compare" ? "compare" : "findings"} onOver={again} />}</Once>
      <p className="quiet">{say("reading_close")}</p>
      <Back place={{ folder: here.folder, case: here.id }} />
    </>
  );
}

/** `then` is the page to go on to: what changed, where a reply was read. */
function Way({ one, then, onOver }: { one: Case; then: "compare" | "findings"; onOver: () => void }) {
  const { say } = useWords();
  const go = useGo();
  const { cases } = useCase();
  const doing = useDoing();
  const [key, setKey] = useState(once);
  const job = one.audit?.job ?? null;
  const over = one.state !== "reading" && one.state !== "papers";
  useEffect(() => {
    const place = { folder: one.folder, case: one.id };
    if (over) go(one.state === "confirm" ? "confirm" : then, one.state === "confirm" ? { ...place, then } : place);
  }, [over, one, go, then]);
  const check = () =>
    doing.run(async () => {
      await cases.check(one.id, key);
      setKey(once());
      onOver();
    });
  if (over) return <p role="status">{say("reading_done")}</p>;
  if (one.audit?.refused) {
    return (
      <>
        <Trouble failure={{ kind: "refused", detail: one.audit.refused, code: null }} />
        <Wrong failure={doing.wrong} />
        <div className="actions"><Button busy={doing.busy} onClick={check}>{say("reading_again")}</Button></div>
      </>
    );
  }
  if (job === null || one.state === "papers") {
    return (
      <>
        <p>{one.step.says}</p>
        <Wrong failure={doing.wrong} />
        <div className="actions"><Button busy={doing.busy} onClick={check}>{say("go_check")}</Button></div>
      </>
    );
  }
  return <Progress job={job} onOver={onOver} />;
}

/** A job that the address names, until it is over; it goes on where nobody looks, too. */
export function WaitsFor({ job, title, lead, onOver }: { job: string; title: Key; lead?: Key; onOver: () => void }) {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().seeJob(job, { language })).body, [job]);
  return (
    <>
      <Title name={title} lead={lead === undefined ? undefined : say(lead)} />
      <Once asked={asked}>{(now) => <Progress job={now} onOver={onOver} />}</Once>
      <p className="quiet">{say("reading_close")}</p>
    </>
  );
}

const OVER = new Set(["done", "failed", "cancelled"]);

export function Progress({ job, onOver }: { job: JobShape; onOver: () => void }) {
  const { say, language } = useWords();
  const [now, set] = useState(job);
  useEffect(() => {
    if (OVER.has(job.state)) return onOver();
    const source = new EventSource(`/api/v1/jobs/${job.id}/events?language=${language}`);
    const hear = (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as JobShape;
      set(told);
      if (!OVER.has(told.state)) return;
      source.close();
      onOver();
    };
    source.addEventListener("progress", hear);
    source.addEventListener("over", hear);
    const asks = setInterval(() => {
      // where nothing comes through, as after a restart of the server
      if (source.readyState !== EventSource.OPEN) void server().seeJob(job.id, { language }).then(({ body }) => { set(body); if (OVER.has(body.state)) onOver(); }, () => undefined);
    }, 3000);
    return () => {
      source.close();
      clearInterval(asks);
    };
  }, [job.id, job.state, language, onOver]);
  return (
    <div className="card">
      <p role="status" aria-live="polite">{now.says ?? say("state_loading")}</p>
      <progress max={Math.max(1, now.of)} {...(now.of > 0 ? { value: now.done } : {})} aria-label={say("reading_progress")} />
    </div>
  );
}
