/** Why a finding matters, what the other side may say, what settles it: the rulebook's words, brought when they are asked for. */
"use client";

import { useEffect, useState } from "react";

import { useWords, type Language } from "@/lib/words";

const BRING: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import("@/generated/explained.en.json"),
  es: () => import("@/generated/explained.es.json"),
};
const PARTS = [["matters", "report_matters"], ["likely_answer", "report_they_may_say"], ["settles", "report_settles"]] as const;

export function Explained({ name }: { name: string }) {
  const { language, rule } = useWords();
  const [words, set] = useState<Record<string, string>>({});
  useEffect(() => void BRING[language]().then((one) => set(one.default), () => undefined), [language]);
  const known = PARTS.filter(([part]) => words[`${name}_${part}`] !== undefined);
  if (known.length === 0) return null;
  return (
    <dl className="pairs">
      {known.map(([part, heading]) => (
        <div key={part}>
          <dt>{rule(heading)}</dt>
          <dd>{words[`${name}_${part}`]}</dd>
        </div>
      ))}
    </dl>
  );
}
