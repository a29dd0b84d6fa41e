/** One person's place: cases, papers, and what may be done with all of it. */
"use client";

import type { PaperShape } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useHere } from "@/lib/here";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { FolderCases } from "./Folders";
import { WaitingPapers } from "./KeptPapers";
import { Once, Title, Wrong } from "./States";

export function Folder() {
  const { say, language } = useWords();
  const { folder, address } = useHere();
  const asked = useAsked(async () => (await server().seeFolder(folder)).body, [address === null ? null : folder]);
  return (
    <Once asked={asked} title="folders_title">
      {(one) => (
        <>
          <Title name="folder_title" filled={{ name: one.name }} />
          {one.may.includes("paper add") ? null : <p className="note">{say("folder_only_look")}</p>}
          <FolderCases folder={one.id} />
          {one.may.includes("paper add") ? (
            <>
              <WaitingPapers folder={one.id} />
              <div className="actions"><To page="add" place={{ folder: one.id }} strong>{say("folders_add")}</To></div>
            </>
          ) : null}
          <Papers folder={one.id} removes={one.may.includes("paper remove")} />
          {(["grant see", "folder looks", "folder export"] as const).some((each) => one.may.includes(each)) ? <h2>{say("folder_more")}</h2> : null}
          <ul className="list-disc pl-5">
            {one.may.includes("grant see") ? <li><a href={way(language, "sharing", { folder: one.id })}>{say("folder_sharing")}</a></li> : null}
            {one.may.includes("folder looks") ? <li><a href={way(language, "looks", { folder: one.id })}>{say("folder_looks")}</a></li> : null}
            {one.may.includes("folder export") ? <li><a href={`/api/v1/folders/${one.id}/export`}>{say("folder_export")}</a></li> : null}
          </ul>
        </>
      )}
    </Once>
  );
}

function Papers({ folder, removes }: { folder: string; removes: boolean }) {
  const { say } = useWords();
  const asked = useAsked(async () => (await server().listPapers(folder, { limit: 200 })).body.papers, [folder]);
  return (
    <>
      <h2>{say("folder_papers")}</h2>
      <Once asked={asked}>
        {(papers, again) =>
          papers.length === 0 ? <p className="quiet">{say("folder_no_papers")}</p> : (
            <ul className="m-0 list-none p-0">{papers.map((one) => <Paper key={one.id} paper={one} removes={removes} onGone={again} />)}</ul>
          )
        }
      </Once>
    </>
  );
}

function Paper({ paper, removes, onGone }: { paper: PaperShape; removes: boolean; onGone: () => void }) {
  const { say, rule, day } = useWords();
  const doing = useDoing();
  const remove = () => {
    if (!confirm(say("paper_remove_sure"))) return;
    doing.run(async () => {
      await server().removePaper(paper.folder, paper.id);
      onGone();
    });
  };
  return (
    <li className="border-t border-line py-3 first:border-0">
      <span className="font-semibold">{paper.name}</span>
      <p className="quiet !my-0">{rule(`report_kind_${paper.kind ?? "unknown"}`)}. {say("paper_added", { day: day(paper.made_at) })}</p>
      <p className="flex flex-wrap gap-x-5 !my-0 text-base">
        <a href={`/api/v1/folders/${paper.folder}/papers/${paper.id}`}>{say("paper_fetch")}<span className="sr-only">: {paper.name}</span></a>
        {removes ? <button type="button" className="plain !py-0" onClick={remove}>{say("paper_remove")}<span className="sr-only">: {paper.name}</span></button> : null}
      </p>
      <Wrong failure={doing.wrong} />
    </li>
  );
}
