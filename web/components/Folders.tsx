/** Whose papers there are: each person's cases where they are few, and a place for somebody new. */
"use client";

import { useState, type FormEvent } from "react";

import { once, server, useAsked, useDoing } from "@/lib/asking";
import { Cases } from "@/lib/cases";
import { useGo } from "@/lib/here";
import { toldApart } from "@/lib/people";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { CaseList } from "./CaseList";
import { Text } from "./Fields";
import { WaitingPapers } from "./KeptPapers";
import { Once, Title, Wrong } from "./States";

const FEW = 3;

export function Folders() {
  const words = useWords();
  const { say } = words;
  const asked = useAsked(async () => (await server().listFolders({ limit: 200 })).body.folders, []);
  return (
    <>
      <Title name="folders_title" />
      <Once asked={asked}>
        {(folders) => (
          <>
            {folders.length === 0 ? <p className="lead">{say("folders_none")}</p> : toldApart(folders, words).map(([id, name]) => <Folder key={id} id={id} name={name} open={folders.length <= FEW} />)}
            <NewFolder first={folders.length === 0} />
          </>
        )}
      </Once>
    </>
  );
}

function Folder({ id, name, open }: { id: string; name: string; open: boolean }) {
  const { say, language } = useWords();
  if (!open) return <p className="card"><a href={way(language, "folder", { folder: id })}>{name}</a></p>;
  return (
    <article className="card" aria-labelledby={id}>
      <h2 id={id} className="!mt-0">{name}</h2>
      <FolderCases folder={id} />
      <WaitingPapers folder={id} />
      <div className="actions">
        <To page="add" place={{ folder: id }} strong>{say("folders_add")}</To>
        <To page="folder" place={{ folder: id }} quiet>{say("folders_more")}</To>
      </div>
    </article>
  );
}

export function FolderCases({ folder }: { folder: string }) {
  const { language } = useWords();
  const asked = useAsked(() => new Cases(folder, language).list(), [folder]);
  return <Once asked={asked}>{(cases) => <CaseList cases={cases} />}</Once>;
}

/** A name is all that is asked for; it may be any. */
function NewFolder({ first }: { first: boolean }) {
  const { say } = useWords();
  const [name, setName] = useState("");
  const [open, setOpen] = useState(first);
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    doing.run(async () => {
      const { body } = await server().makeFolder({ idempotencyKey: key, body: { name: name.trim() } });
      go("add", { folder: body.id });
    });
  };
  if (!open) return <p className="mt-8"><button type="button" className="plain" onClick={() => setOpen(true)}>{say("folders_new")}</button></p>;
  return (
    <form onSubmit={make}>
      <Text id="name" label={say("folders_name")} hint={say("folders_name_hint")} required maxLength={200} value={name} onChange={setName} />
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy}>{say("folders_make")}</Button></div>
    </form>
  );
}
