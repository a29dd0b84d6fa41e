/** A mixed fax: brought, read and parted; each part goes to the folder of its person, and a page of nobody is asked about. */
"use client";

import { useState, type FormEvent } from "react";

import type { PartedShape, PartShape } from "@/generated/almoner";
import { failure, once, server, useAsked, useDoing, type Failure } from "@/lib/asking";
import { useGo, useHere } from "@/lib/here";
import { toldApart } from "@/lib/people";
import { patiently } from "@/lib/uploading";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { Button, To } from "./Bits";
import { BackToWork } from "./Desk";
import { Select } from "./Fields";
import { FileField, useFiles } from "./Files";
import { WaitsFor } from "./Reading";
import { Once, Title, Trouble, Wrong } from "./States";

const TAKEN = ".pdf,.tif,.tiff,image/*";
/** One's own folder for faxes bears one of these names, in whichever language it was made. */
const INBOX = { en: "Incoming faxes", es: "Faxes que llegan" } as const;

export function Fax() {
  const { folder, address } = useHere();
  const [audit, job] = [address?.get("audit"), address?.get("job")];
  const [over, setOver] = useState(false);
  if (address === null) return <Title name="page_fax" />;
  if (!audit) return <Bring />;
  return job && !over ? <WaitsFor job={job} title="fax_waiting" lead="reading_lead" onOver={() => setOver(true)} /> : <Parted folder={folder} audit={audit} />;
}

function Bring() {
  const { say, language } = useWords();
  const asked = useAsked(async () => {
    const { folders } = (await server().listFolders({ limit: 200 })).body;
    const inbox = folders.find((one) => one.name === INBOX.en || one.name === INBOX.es) ?? null;
    return { inbox, audits: inbox === null ? [] : (await server().listAudits(inbox.id, { limit: 200 })).body.audits };
  }, []);
  return (
    <>
      <Title name="page_fax" lead={say("fax_lead")} />
      <Once asked={asked}>
        {({ inbox, audits }) => (
          <>
            <Send inbox={inbox?.id ?? null} name={INBOX[language]} />
            {audits.length === 0 || inbox === null ? null : <Earlier folder={inbox.id} audits={audits} />}
          </>
        )}
      </Once>
      <BackToWork />
    </>
  );
}

function Send({ inbox, name }: { inbox: string | null; name: string }) {
  const { say, language } = useWords();
  const chosen = useFiles({ several: false });
  const [key] = useState(once);
  const doing = useDoing();
  const go = useGo();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.files.length === 0) return;
    doing.run(async () => {
      const folder = inbox ?? (await server().makeFolder({ idempotencyKey: `${key}-folder`, body: { name } })).body.id;
      const papers = await chosen.send(folder);
      const { body: audit } = await server().askAudit(folder, { idempotencyKey: key, body: { papers, language } });
      go("fax", { folder, audit: audit.id, job: audit.job?.id });
    });
  };
  return (
    <form onSubmit={send}>
      <FileField chosen={chosen} label={say("fax_file")} hint={say("fax_hint")} taken={TAKEN} several={false} />
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy || chosen.files.length === 0}>{say(doing.busy ? "add_wait" : "fax_read")}</Button></div>
    </form>
  );
}

function Earlier({ folder, audits }: { folder: string; audits: { id: string; made_at: string }[] }) {
  const { say, moment, language } = useWords();
  return (
    <>
      <h2>{say("fax_earlier")}</h2>
      <ul className="list-disc pl-5">{[...audits].reverse().map((one) => <li key={one.id}><a href={way(language, "fax", { folder, audit: one.id })}>{moment(one.made_at)}</a></li>)}</ul>
    </>
  );
}

function Parted({ folder, audit }: { folder: string; audit: string }) {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().seeParts(folder, audit, { language })).body.papers, [folder, audit]);
  return (
    <>
      <Title name="fax_parted" lead={say("fax_parted_lead")} />
      <Once asked={asked}>
        {(papers) => papers.length === 0 ? <p className="note">{say("trouble_gone")}</p> : papers.map((one) => <HandOut key={one.paper} folder={folder} one={one} />)}
      </Once>
      <p className="mt-10"><To page="fax" quiet>{say("fax_another")}</To></p>
      <p><To page="clients" quiet>{say("page_clients")}</To></p>
    </>
  );
}

type Went = "on its way" | "there" | Failure;

/** Where each part goes; what is left out stays in the fax. */
function HandOut({ folder, one }: { folder: string; one: PartedShape }) {
  const { say } = useWords();
  const [to, setTo] = useState<string[]>(one.parts.map((part) => part.there ?? part.meant ?? ""));
  const [went, setWent] = useState<(Went | null)[]>(one.parts.map((part) => (part.there === null ? null : "there")));
  const doing = useDoing();
  const mark = (at: number, how: Went) => setWent((all) => all.map((each, here) => (here === at ? how : each)));
  const hand = () =>
    doing.run(async () => {
      for (const [at, part] of one.parts.entries()) {
        const place = to[at];
        if (!place || went[at] === "there") continue;
        mark(at, "on its way");
        const body = { pages: part.pages, to: place, name: say("fax_part_name", { name: one.name.replace(/\.[a-z]+$/i, ""), pages: pagesOf(part) }) };
        await patiently(() => server().handPart(folder, one.paper, { body })).then(() => mark(at, "there"), (error: unknown) => mark(at, failure(error)));
      }
    });
  const asks = one.parts.filter((part, at) => part.meant === null && !to[at]).length;
  const left = one.parts.some((_, at) => to[at] && went[at] !== "there");
  const all = one.parts.length > 0 && went.every((each) => each === "there");
  return (
    <article aria-label={one.name}>
      <p className="note">{say(asks === 0 ? "fax_sum" : "fax_sum_asks", { parts: one.parts.length, asks, name: one.name })}</p>
      {one.places.length === 0 ? <div className="note wrong"><p>{say("fax_no_places")}</p></div> : null}
      <ul className="m-0 list-none p-0">
        {inOrder(one.parts).map(({ part, at }) => (
          <Part key={pagesOf(part)} folder={folder} paper={one.paper} part={part} at={at} places={one.places} to={to[at] ?? ""} went={went[at] ?? null} onTo={(place) => setTo((before) => before.map((each, here) => (here === at ? place : each)))} />
        ))}
      </ul>
      {one.left.length === 0 ? null : (
        <details>
          <summary>{say("fax_left", { count: one.left.length })}</summary>
          <ul className="list-disc pl-5">{one.left.map((each) => <li key={each.page}>{each.says}</li>)}</ul>
        </details>
      )}
      <div role="status">{all ? <p className="note done">{say("fax_all_there")}</p> : null}</div>
      {left ? <div className="actions"><Button busy={doing.busy} onClick={hand}>{say(doing.busy ? "fax_going" : "fax_hand")}</Button></div> : null}
    </article>
  );
}

/** Those that ask come first, then each person's together. */
function inOrder(parts: PartShape[]): { part: PartShape; at: number }[] {
  const rank = (part: PartShape) => (part.person === null ? 0 : part.meant === null ? 1 : 2);
  return parts.map((part, at) => ({ part, at })).sort((one, other) => rank(one.part) - rank(other.part) || (one.part.person ?? "").localeCompare(other.part.person ?? "") || one.at - other.at);
}

function pagesOf(part: PartShape): string {
  return part.pages.join(", ");
}

interface PartSaid {
  folder: string;
  paper: string;
  part: PartShape;
  at: number;
  places: PartedShape["places"];
  to: string;
  went: Went | null;
  onTo: (place: string) => void;
}

function Part({ folder, paper, part, at, places, to, went, onTo }: PartSaid) {
  const words = useWords();
  const { say, rule, language } = words;
  const [open, setOpen] = useState(false);
  const kind = rule(`report_kind_${part.kind ?? "unknown"}`) ?? rule("report_kind_notice");
  const named = part.person ?? say("fax_nobody");
  const place = places.find((one) => one.folder === to);
  return (
    <li className="card">
      <h2 className="!mt-0 !text-xl">{named}</h2>
      <p className="!my-0">{[kind, part.sender].filter(Boolean).join(", ")}</p>
      <p className="quiet !my-0">{say(part.pages.length === 1 ? "fax_page" : "fax_pages", { pages: pagesOf(part) })}</p>
      {went === "there" && place !== undefined ? (
        <p className="font-semibold">{say("fax_there")} <a href={way(language, "folder", { folder: place.folder })}>{place.name}</a></p>
      ) : (
        <>
          {part.person !== null ? null : <p className="note">{say("fax_whose")} {part.asks.length === 0 ? null : say("fax_maybe", { names: part.asks.join(", ") })}</p>}
          {part.person === null || part.meant !== null ? null : <p className="note">{say(part.several ? "fax_several" : "fax_no_place")}</p>}
          <Select id={`to-${at}`} label={<>{say("fax_to")}<span className="sr-only"> {named}, {pagesOf(part)}</span></>} value={to} options={[["", say("fax_leave")], ...toldApart(places.map((one) => ({ ...one, id: one.folder })), words)]} onChange={onTo} />
          {went === "on its way" ? <p role="status" className="quiet">{say("state_loading")}</p> : went !== null && went !== "there" ? <Trouble failure={went} /> : null}
        </>
      )}
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say("fax_look")}<span className="sr-only"> {named}, {pagesOf(part)}</span></summary>
        {open ? part.pages.map((page) => <p key={page}><img className="picture w-full" src={`/api/v1/folders/${folder}/papers/${paper}/pages/${page}.png?width=900`} alt={say("fax_picture", { page })} /></p>) : null}
      </details>
    </li>
  );
}
