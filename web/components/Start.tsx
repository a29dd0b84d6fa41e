/** The entry page: what this is, and two ways on. Who has no papers of their own here is led to their work. */
"use client";

import { useEffect } from "react";

import { useGo } from "@/lib/here";
import { onlyWorks, useMe, worksOf } from "@/lib/me";
import { way } from "@/lib/ways";
import { useWords, type Key } from "@/lib/words";

import { Title } from "./States";
import { BackThere, useBack } from "./Where";

const HOW: [Key, Key][] = [
  ["start_one", "start_one_says"],
  ["start_two", "start_two_says"],
  ["start_three", "start_three_says"],
  ["start_four", "start_four_says"],
];

export function Start() {
  const { say, language } = useWords();
  const back = useBack();
  const me = useMe();
  const go = useGo();
  const led = onlyWorks(me) && back === null;
  useEffect(() => {
    if (led) go("work");
  }, [led, go]);
  return (
    <>
      <Title name="start_title" lead={say("start_lead")} />
      <BackThere back={back} />
      {worksOf(me).length === 0 ? null : <p className="note"><a href={way(language, "work")}>{say("start_work")}</a></p>}
      <div className="actions">
        <a className="go" href={way(language, "folders")}>{say("start_go")}</a>
        <a className="also" href={way(language, "example")}>{say("start_example")}</a>
      </div>
      <p className="quiet">{say("start_example_note")}</p>
      <h2>{say("start_how")}</h2>
      <ol className="grid gap-4 p-0 sm:grid-cols-2">
        {HOW.map(([name, says], position) => (
          <li key={name} className="card !m-0">
            <h3><span className="text-quiet">{position + 1}.</span> {say(name)}</h3>
            <p>{say(says)}</p>
          </li>
        ))}
      </ol>
      <h2>{say("start_private")}</h2>
      <p>{say("start_private_says")}</p>
      <p><a href={`${way(language, "help")}#interpreter`}>{say("help_speak")}</a></p>
    </>
  );
}
