/** The page read aloud by a voice that lies on this machine; where there is none, nothing is offered. */
"use client";

import { useEffect, useState } from "react";

import { useWords } from "@/lib/words";

export function ReadAloud() {
  const { say, language } = useWords();
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  const [reading, setReading] = useState(false);
  useEffect(() => {
    const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
    if (speech === undefined) return;
    const look = () => setVoice(speech.getVoices().find((each) => each.localService && each.lang.toLowerCase().startsWith(language)) ?? null);
    look();
    speech.addEventListener("voiceschanged", look);
    return () => {
      speech.removeEventListener("voiceschanged", look);
      speech.cancel();
    };
  }, [language]);
  if (voice === null) return null;
  const stop = () => {
    speechSynthesis.cancel();
    setReading(false);
  };
  const start = () => {
    speechSynthesis.cancel();
    const said = pieces(document.getElementById("main")?.innerText ?? "").map((text) => {
      const one = new SpeechSynthesisUtterance(text);
      one.voice = voice;
      one.lang = voice.lang;
      return one;
    });
    said.at(-1)?.addEventListener("end", () => setReading(false));
    for (const one of said) speechSynthesis.speak(one);
    setReading(said.length > 0);
  };
  return (
    <p>
      <button type="button" className="plain" onClick={reading ? stop : start}>{say(reading ? "aloud_stop" : "aloud_start")}</button>
    </p>
  );
}

/** Line by line: some browsers fall silent in long texts. */
function pieces(text: string): string[] {
  return text.split(/\n+/).map((line) => line.trim()).filter((line) => line !== "");
}
