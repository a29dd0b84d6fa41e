/** "Do I have to pay now?", as the server answers it: over all papers in one sentence, then for each bill by its name. */
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
      {paying.bills.length === 1 ? null : <p className="font-semibold">{paying.says}</p>}
      {paying.whole.map((one) => <p key={one.key + one.says}>{one.says}</p>)}
      {paying.bills.map((bill) => (
        <article key={bill.id} className="border-t border-line pt-3 first-of-type:border-0" aria-labelledby={`pay-${bill.id}`}>
          <h3 id={`pay-${bill.id}`} className="!mt-1 !text-lg">{bill.called}</h3>
          <p className="font-semibold">{bill.says}</p>
          {bill.part === null ? null : <p className="sum">{money(bill.part)}</p>}
          {bill.because.map((one) => <p key={one.key + one.says}>{one.says}</p>)}
        </article>
      ))}
      {rules.length === 0 ? null : (
        <details>
          <summary>{say("pay_rules")}</summary>
          <Rules authority={rules} />
        </details>
      )}
    </section>
  );
}
