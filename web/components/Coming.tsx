/** Dates that come to a person: reminders and a private calendar, each off until asked for, neither with a word of what it is about. */
"use client";

import { useState } from "react";

import type { FeedShape, ReminderShape, ReminderWay } from "@/generated/almoner";
import { server, useAsked, useDoing } from "@/lib/asking";
import { useWords, type Key } from "@/lib/words";

import { Button } from "./Bits";
import { Choices, Text } from "./Fields";
import { Once, Wrong } from "./States";

const ADDRESS: Record<ReminderWay, Key> = { mail: "reminder_mail_address", mattermost: "reminder_hook", matrix: "reminder_server" };

export function Coming() {
  const { say } = useWords();
  const reminders = useAsked(async () => (await server().seeReminders()).body, []);
  const calendar = useAsked(async () => (await server().seeCalendar()).body, []);
  return (
    <>
      <h2>{say("reminder_title")}</h2>
      <p>{say("reminder_says")}</p>
      <Once asked={reminders}>{(one, again) => one.way !== null ? <Reminded one={one} way={one.way} onOver={again} /> : one.ways.length === 0 ? <p className="note">{say("reminder_no_way")}</p> : <Remind one={one} onSet={again} />}</Once>
      <h2>{say("calendar_title")}</h2>
      <p>{say("calendar_says")}</p>
      <Once asked={calendar}>{(feed, again) => <Calendar feed={feed} onOver={again} />}</Once>
    </>
  );
}

function Reminded({ one, way, onOver }: { one: ReminderShape; way: ReminderWay; onOver: () => void }) {
  const { say } = useWords();
  const doing = useDoing();
  const end = () =>
    doing.run(async () => {
      await server().removeReminders();
      onOver();
    });
  return (
    <div className="note done">
      <p role="status">{say("reminder_on", { way: say(`reminder_way_${way}`), days: one.days_before })}</p>
      <p className="break-words">{one.address}{one.room === "" ? "" : ` ${one.room}`}</p>
      {one.ways.includes(way) ? null : <p>{say("reminder_way_gone")}</p>}
      <Wrong failure={doing.wrong} />
      <p><button type="button" className="plain" onClick={end}>{say("reminder_end")}</button></p>
    </div>
  );
}

function Remind({ one, onSet }: { one: ReminderShape; onSet: () => void }) {
  const { say, language } = useWords();
  const [way, setWay] = useState<ReminderWay>(one.ways[0] ?? "mail");
  const [said, setSaid] = useState({ address: "", room: "", token: "", days: String(one.days_before) });
  const doing = useDoing();
  const set = () =>
    doing.run(async () => {
      const { address, room, token, days } = said;
      await server().writeReminders({ body: { way, address: address.trim(), language, days_before: Number(days), ...(way === "matrix" ? { room: room.trim(), token } : {}) } });
      onSet();
    });
  const field = (name: keyof typeof said, label: Key, more: { type?: string; inputMode?: "numeric" } = {}) => (
    <Text id={`reminder-${name}`} label={say(label)} required maxLength={500} {...more} value={said[name]} onChange={(text) => setSaid({ ...said, [name]: text })} />
  );
  return (
    <form onSubmit={(event) => { event.preventDefault(); set(); }}>
      <Choices name="way" label={say("reminder_which")} value={way} options={one.ways.map((each) => [each, say(`reminder_way_${each}`)] as const)} onChange={setWay} />
      {field("address", ADDRESS[way])}
      {way !== "matrix" ? null : <>{field("room", "reminder_room")}{field("token", "reminder_token", { type: "password" })}</>}
      {field("days", "reminder_days", { inputMode: "numeric" })}
      <Wrong failure={doing.wrong} />
      <div className="actions"><Button type="submit" busy={doing.busy} also>{say("reminder_start")}</Button></div>
    </form>
  );
}

/** The address is there only right after it was made; the server keeps no copy of it. */
function Calendar({ feed, onOver }: { feed: FeedShape; onOver: () => void }) {
  const { say, language, day } = useWords();
  const [made, setMade] = useState<FeedShape | null>(null);
  const doing = useDoing();
  const now = made ?? feed;
  const make = () => doing.run(async () => setMade((await server().makeCalendar({ body: { language } })).body));
  const end = () =>
    doing.run(async () => {
      await server().removeCalendar();
      setMade(null);
      onOver();
    });
  return (
    <>
      {now.path == null ? null : (
        <div className="note done">
          <label htmlFor="calendar">{say("calendar_once")}</label>
          <input id="calendar" type="text" readOnly value={location.origin + now.path} onFocus={(event) => event.target.select()} />
        </div>
      )}
      {now.made_at === null || now.path != null ? null : <p className="note">{say("calendar_there", { day: day(now.made_at) })}</p>}
      <Wrong failure={doing.wrong} />
      <div className="actions">
        <Button busy={doing.busy} also onClick={make}>{say(now.made_at === null ? "calendar_make" : "calendar_anew")}</Button>
        {now.made_at === null ? null : <Button busy={doing.busy} also onClick={end}>{say("calendar_end")}</Button>}
      </div>
    </>
  );
}
