/** Folders opened in an emergency, why, and whether somebody looked into it. For the privacy officer. */
"use client";

import type { GlassShape } from "@/generated/almoner";
import { server, useDoing } from "@/lib/asking";
import { useMe } from "@/lib/me";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, DeskTitle, More, usePages } from "./Desk";
import { Wrong } from "./States";

export function Glass() {
  const { say } = useWords();
  const pages = usePages(async (after) => {
    const { body } = await server().listGlass({ after, limit: 50 });
    return { found: body.glass, next: body.next };
  }, []);
  return (
    <>
      <DeskTitle name="page_glass" lead="glass_lead" />
      <AtWork asked={pages.asked}>
        {(all, again) => (
          <>
            {all.length === 0 ? <p className="note">{say("glass_none")}</p> : <ul className="m-0 list-none p-0">{all.map((one) => <Broken key={one.id} one={one} onSeen={again} />)}</ul>}
            <More pages={pages} />
          </>
        )}
      </AtWork>
      <BackToWork />
    </>
  );
}

function Broken({ one, onSeen }: { one: GlassShape; onSeen: () => void }) {
  const { say, moment, day, language } = useWords();
  const doing = useDoing();
  const me = useMe();
  const seen = () => doing.run(async () => { await server().markGlassSeen(one.id); onSeen(); });
  return (
    <li className="card">
      <h2 className="!m-0 !text-xl">{one.account_name ?? one.account}</h2>
      <p className="quiet">{say("glass_when", { first: moment(one.opened_at), last: moment(one.until) })}</p>
      <blockquote className="note">{one.reason}</blockquote>
      <p className="quiet">{say("desk_folder")} <code>{one.folder}</code></p>
      <p><a href={`${way(language, "journal", { folder: one.folder })}&account=${encodeURIComponent(one.account)}`}>{say("snooping_lines")}</a></p>
      <Wrong failure={doing.wrong} />
      {one.seen_at !== null ? <p>{say("glass_seen", { day: day(one.seen_at) })}</p> : me?.id === one.account ? <p>{say("glass_yours")}</p> : <p><Button also busy={doing.busy} onClick={seen}>{say("glass_see")}</Button></p>}
    </li>
  );
}
