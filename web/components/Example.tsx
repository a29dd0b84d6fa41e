/** What comes out for a made-up family, without an account. */
"use client";

import { useEffect, useState } from "react";

import { server, useAsked } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Told } from "./Findings";
import { Once } from "./States";

/** Only the first look of all takes long; whoever comes later does not wait for these words. */
const LONG_MS = 1500;

function First() {
  const { say } = useWords();
  const [long, set] = useState(false);
  useEffect(() => {
    const waits = setTimeout(() => set(true), LONG_MS);
    return () => clearTimeout(waits);
  }, []);
  return (
    <div role="status">
      {long ? <div className="card"><p>{say("example_first")}</p><progress aria-label={say("reading_progress")} /></div> : null}
    </div>
  );
}

export function Example() {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().exampleView({ language })).body, []);
  const of = (document: number, page: number) => `/api/v1/example/papers/${document}/pages/${page}.png?width=1400`;
  return (
    <>
      <p className="note !mt-0">{say("example_says")} <a href={`/example?language=${language}`}>{say("example_plain")}</a></p>
      {asked.state === "loading" ? <First /> : null}
      <Once asked={asked} title="example_title">
        {(view) => <Told view={view} of={of} paying={null} place={null} next={<p className="my-8"><To page="folders" strong>{say("start_go")}</To></p>} />}
      </Once>
    </>
  );
}
