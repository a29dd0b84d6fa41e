/** "Do I have to pay now?", as the server answers it. */
"use client";

import type { PayingShape } from "@/generated/almoner";
import { useWords } from "@/lib/words";

import { Rules } from "./Bits";

export function Pay({ paying }: { paying: PayingShape }) {
  const { say, money } = useWords();
  const rules = [...new Map([...paying.because.flatMap((one) => one.authority), ...paying.meanwhile].map((one) => [one.id, one])).values()];
  return (
    <section className="card" aria-labelledby="pay">
      <h2 id="pay" className="!text-xl">{say("pay_title")}</h2>
      <p className="font-semibold">{paying.says}</p>
      {paying.part === null ? null : <p className="sum">{money(paying.part)}</p>}
      {paying.because.map((one) => <p key={one.key + one.says}>{one.says}</p>)}
      {rules.length === 0 ? null : (
        <details>
          <summary>{say("pay_rules")}</summary>
          <Rules authority={rules} />
        </details>
      )}
    </section>
  );
}
