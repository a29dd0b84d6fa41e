/** Holds both languages to the same keys and the same places for names and amounts; run as the build begins. */
import { readFileSync } from "node:fs";

type Sentences = Record<string, string>;

const PLACE = /\{[a-z_]+\}/g;

/** Throws with every key that is missing or differs. */
export function held(): void {
  const [english, spanish] = ["en", "es"].map(sentences) as [Sentences, Sentences];
  const keys = [...new Set([...Object.keys(english), ...Object.keys(spanish)])];
  const wrong = keys.filter((key) => places(english[key]) !== places(spanish[key]));
  if (wrong.length > 0) throw new Error(`web/messages: not the same in both languages: ${wrong.join(", ")}`);
}

function sentences(language: string): Sentences {
  return JSON.parse(readFileSync(`messages/${language}.json`, "utf8")) as Sentences;
}

function places(sentence: string | undefined): string {
  return sentence === undefined ? "missing" : [...new Set(sentence.match(PLACE))].sort().join();
}
