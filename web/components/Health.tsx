/** How the installation stands: what is wrong first, and what to do. For an operator. */
"use client";

import type { HealthLine } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { AtWork, BackToWork, DeskTitle } from "./Desk";

/** Where one may do something about it. */
const PLACES = { tables: "tables", failures: "jobs" } as const;

export function Health() {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().seeHealth({ language })).body.lines, []);
  return (
    <>
      <DeskTitle name="page_health" />
      <AtWork asked={asked}>
        {(lines, again) => {
          const wrong = lines.filter((one) => one.standing !== "well");
          return (
            <>
              <p className="lead" role="status">{wrong.length === 0 ? say("health_all_well") : say("health_some", { count: wrong.length })}</p>
              {wrong.map((one) => <Line key={one.what} one={one} />)}
              <h2>{say("health_well")}</h2>
              <dl className="pairs">{lines.filter((one) => one.standing === "well").map((one) => <div key={one.what}><dt>{one.title}</dt><dd>{one.says}</dd></div>)}</dl>
              <div className="actions"><Button also onClick={again}>{say("health_again")}</Button></div>
            </>
          );
        }}
      </AtWork>
      <BackToWork />
    </>
  );
}

function Line({ one }: { one: HealthLine }) {
  const { say } = useWords();
  return (
    <article className={one.standing === "wrong" ? "card stands-wrong" : "card"} aria-labelledby={one.what}>
      <h2 id={one.what} className="!m-0 !text-xl">{one.title}</h2>
      <p className="quiet">{say(`stands_${one.standing}`)}</p>
      <p>{one.says}</p>
      {one.do === null ? null : <p>{one.do}</p>}
      {one.what === "tables" || one.what === "failures" ? <p><To page={PLACES[one.what]} quiet>{say(`page_${PLACES[one.what]}`)}</To></p> : null}
    </article>
  );
}
