/** The new paper beside the old ones, as the server compared them: what went, what quietly rose, what is still open. */
"use client";

import { useAsked } from "@/lib/asking";
import type { ComparisonShape, NotedShape } from "@/generated/almoner";
import { useCase } from "@/lib/here";
import { useWords, type Key } from "@/lib/words";

import { Back, ByWhen, To } from "./Bits";
import { Once, Title } from "./States";

const WAYS: [NotedShape["way"], Key][] = [["down", "compare_down"], ["up", "compare_up"], ["open", "compare_open"]];

export function Compare() {
  const { say, day } = useWords();
  const here = useCase();
  const place = { folder: here.folder, case: here.id };
  const asked = useAsked(
    () => here.cases.comparison(here.id),
    [here.folder === "" ? null : here.folder, here.id === "" ? null : here.id],
  );
  return (
    <>
      <Title name="compare_title" />
      <Once asked={asked}>
        {(found) => (
          <>
            <p className="quiet">{say("compare_since", { day: day(found.replied_on) })}</p>
            <Beside found={found} />
            {WAYS.map(([which, name]) => <Notes key={which} name={name} notes={found.notes.filter((one) => one.way === which)} />)}
            <Points found={found} />
            {found.next === null ? null : (
              <div className="note">
                <p className="label">{say("compare_next")}</p>
                <ByWhen deadline={{ act_by: found.next.act_by, last_day: found.next.last_day ?? found.next.act_by }} />
              </div>
            )}
            {found.look_on === null ? null : <p className="note">{say("compare_look", { day: day(found.look_on) })}</p>}
            <div className="actions">
              <To page="findings" place={place} strong>{say("go_findings")}</To>
              <To page="outcome" place={place}>{say("go_outcome")}</To>
            </div>
          </>
        )}
      </Once>
      <Back place={place} />
    </>
  );
}

function Beside({ found }: { found: ComparisonShape }) {
  const { say, money } = useWords();
  const sum = (amount: string | null) => (amount === null ? say("compare_unknown") : money(amount));
  return (
    <>
      {found.beside.map((one) => (
        <dl key={one.old + one.new} className="card !grid grid-cols-2 gap-4">
          <div><dt className="quiet">{say("compare_before")}</dt><dd className="sum !text-2xl">{sum(one.asked_before)}</dd></div>
          <div><dt className="quiet">{say("compare_now")}</dt><dd className="sum !text-2xl">{sum(one.asked_now)}</dd></div>
        </dl>
      ))}
    </>
  );
}

function Notes({ name, notes }: { name: Key; notes: NotedShape[] }) {
  const { say } = useWords();
  if (notes.length === 0) return null;
  return (
    <section aria-label={say(name)}>
      <h2>{say(name)}</h2>
      <ul className="list-disc pl-5">{notes.map((one) => <li key={one.key + one.says} className="my-1.5">{one.says}</li>)}</ul>
    </section>
  );
}

function Points({ found }: { found: ComparisonShape }) {
  const { say } = useWords();
  if (found.points.length === 0) return null;
  return (
    <>
      <h2>{say("compare_points")}</h2>
      <ul className="m-0 list-none p-0">
        {found.points.map((one) => (
          <li key={`${one.old ?? ""} ${one.new ?? ""}`} className="border-t border-line py-2.5">
            {one.title === null ? null : <b>{one.title}</b>}
            <p className="!my-0">{one.says}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
