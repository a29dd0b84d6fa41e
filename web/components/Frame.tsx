/** What stands around every page: the way past it, leaving fast, where one is, how it looks. */
"use client";

import { useEffect, useState, type ReactNode } from "react";

import { comeBack, leave, wasLeft } from "@/lib/drafts";
import { server, useOnline } from "@/lib/asking";
import { onlyWorks, useMe, worksOf } from "@/lib/me";
import { way } from "@/lib/ways";
import { useWords } from "@/lib/words";

import { ReadAloud } from "./ReadAloud";
import { TabName } from "./States";

export function Frame({ children }: { children: ReactNode }) {
  const { say, language } = useWords();
  const [left, setLeft] = useState(false);
  useEffect(() => {
    setLeft(wasLeft());
    const shown = () => setLeft(wasLeft()); // the browser may bring a page back as it was
    addEventListener("pageshow", shown);
    return () => removeEventListener("pageshow", shown);
  }, []);
  useLeavingByKey();
  const me = useMe();
  const works = worksOf(me);
  if (left) return <Left onBack={() => { comeBack(); setLeft(false); }} />;
  return (
    <>
      <a className="skip" href="#main">{say("frame_skip")}</a>
      <header className="sticky top-0 z-10 border-b border-line bg-paper">
        <div className="mx-auto flex max-w-[46rem] flex-wrap items-center gap-x-5 gap-y-1 px-4 py-2.5 sm:px-5">
          <a href={way(language, "start")} className="font-serif text-xl font-semibold text-ink no-underline">Almoner</a>
          <LeaveButton className="ml-auto sm:hidden" />
          <nav aria-label={say("frame_ways")} className="w-full sm:w-auto">
            <ul className="flex flex-wrap gap-x-5 text-base">
              {works.length > 0 ? <li><a className="inline-block py-1" href={way(language, "work")}>{say("frame_work")}</a></li> : null}
              {onlyWorks(me) ? null : <li><a className="inline-block py-1" href={way(language, "folders")}>{say("frame_folders")}</a></li>}
              <li><a className="inline-block py-1" href={way(language, "dates")}>{say("frame_dates")}</a></li>
              <li><a className="inline-block py-1" href={way(language, "example")}>{say("frame_example")}</a></li>
            </ul>
          </nav>
          <LeaveButton className="ml-auto max-sm:hidden" />
        </div>
      </header>
      <Offline />
      <main id="main" tabIndex={-1} className="mx-auto max-w-[46rem] px-4 pt-8 pb-10 outline-none sm:px-5 sm:pt-12">
        {children}
      </main>
      <footer className="mx-auto max-w-[46rem] px-4 pb-16 text-base text-quiet sm:px-5">
        <div className="border-t border-line pt-4">
          <ReadAloud />
          <p className="flex flex-wrap gap-x-6 gap-y-1">
            <OtherLanguage />
            <a href={way(language, "settings")}>{say("frame_looks")}</a>
            <a href={way(language, "help")}>{say("frame_help")}</a>
          </p>
          <p>{say("frame_not_advice")}</p>
        </div>
      </footer>
    </>
  );
}

/** It stands twice, once where it is seen on a narrow screen and once for a wide one: what is read follows what is seen. */
function LeaveButton({ className }: { className: string }) {
  const { say } = useWords();
  return (
    <button type="button" className={`leave min-h-11 rounded-lg border-[1.5px] border-accent px-4 py-1 text-base font-semibold text-accent ${className}`} onClick={leaveNow}>
      {say("frame_leave")}
    </button>
  );
}

/** Shows nothing of what was there, ends the stay on the server, and makes room for an empty page. */
export function leaveNow(): void {
  leave();
  document.documentElement.hidden = true;
  void endStay().finally(() => location.replace("about:blank"));
  setTimeout(() => location.replace("about:blank"), 300); // the server need not answer first
}

export async function endStay(): Promise<void> {
  try {
    const { body } = await server().listSessions();
    const here = body.sessions.find((each) => each.here);
    if (here !== undefined) await server().endSession(here.id);
  } catch {
    // nobody was signed in, or nobody answers: the page is left all the same
  }
}

/** Escape three times within two seconds. */
function useLeavingByKey(): void {
  useEffect(() => {
    let pressed: number[] = [];
    const down = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      pressed = [...pressed.filter((at) => event.timeStamp - at < 2000), event.timeStamp];
      if (pressed.length >= 3) leaveNow();
    };
    addEventListener("keydown", down);
    return () => removeEventListener("keydown", down);
  }, []);
}

function Left({ onBack }: { onBack: () => void }) {
  const { say } = useWords();
  return (
    <main id="main" className="mx-auto max-w-[38rem] px-5 pt-16">
      <TabName name="left_title" />
      <h1>{say("left_title")}</h1>
      <p><button type="button" className="plain" onClick={onBack}>{say("left_back")}</button></p>
    </main>
  );
}

function Offline() {
  const { say } = useWords();
  const online = useOnline();
  return <div role="status" className="mx-auto max-w-[46rem] px-4 sm:px-5">{online ? null : <p className="note wrong">{say("frame_offline")}</p>}</div>;
}

function OtherLanguage() {
  const { say, language } = useWords();
  const other = language === "en" ? "es" : "en";
  const [there, setThere] = useState(`/${other}/`);
  useEffect(() => {
    const here = location.pathname.replace(/^\/(en|es)\//, `/${other}/`);
    setThere(here + location.search);
  }, [other]);
  const keep = () => void fetch(`/?language=${other}`, { redirect: "manual", keepalive: true }).catch(() => undefined);
  return <a href={there} lang={other} hrefLang={other} onClick={keep}>{say("frame_other_language")}</a>;
}
