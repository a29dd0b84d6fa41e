/** Who may do what, looked over once a year: accounts whose roles nobody confirmed, and who acts for whom. For the privacy officer. */
"use client";

import type { AccountShape, GrantShape } from "@/generated/almoner";
import { server, useDoing } from "@/lib/asking";
import { useWords } from "@/lib/words";

import { Button } from "./Bits";
import { AtWork, BackToWork, DeskTitle, More, usePages } from "./Desk";
import { Wrong } from "./States";

type Due = { account: AccountShape } | { acting: GrantShape };

export function Yearly() {
  const { say } = useWords();
  const pages = usePages<Due>(async (after) => {
    const { body } = await server().listDue({ after, limit: 50 });
    return { found: [...body.accounts.map((account) => ({ account })), ...body.acting.map((acting) => ({ acting }))], next: body.next };
  }, []);
  return (
    <>
      <DeskTitle name="page_yearly" lead="yearly_lead" />
      <AtWork asked={pages.asked}>
        {(due, again) => {
          const accounts = due.flatMap((one) => ("account" in one ? [one.account] : []));
          const acting = due.flatMap((one) => ("acting" in one ? [one.acting] : []));
          if (due.length === 0) return <p className="note done">{say("yearly_none")}</p>;
          return (
            <>
              {accounts.length === 0 ? null : (
                <section aria-labelledby="roles">
                  <h2 id="roles">{say("yearly_roles")}</h2>
                  <ul className="m-0 list-none p-0">{accounts.map((one) => <Account key={one.id} one={one} onDone={again} />)}</ul>
                </section>
              )}
              {acting.length === 0 ? null : (
                <section aria-labelledby="acting">
                  <h2 id="acting">{say("yearly_acting")}</h2>
                  <p>{say("yearly_acting_says")}</p>
                  <ul className="m-0 list-none p-0">{acting.map((one) => <Acting key={one.id} one={one} />)}</ul>
                </section>
              )}
              <More pages={pages} />
            </>
          );
        }}
      </AtWork>
      <BackToWork />
    </>
  );
}

function Account({ one, onDone }: { one: AccountShape; onDone: () => void }) {
  const { say, day } = useWords();
  const doing = useDoing();
  const confirm = () => doing.run(async () => { await server().confirmAccount(one.id, { ifMatch: `"v${one.version}"` }); onDone(); });
  return (
    <li className="card">
      <h3 className="!m-0">{one.name}</h3>
      <p className="quiet">{one.login} · {one.roles.map((each) => say(`as_${each}`)).join(", ")}</p>
      <p>{say("yearly_last", { day: day(one.confirmed_at) })}</p>
      <Wrong failure={doing.wrong} />
      <p><Button also busy={doing.busy} onClick={confirm}>{say("yearly_right", { name: one.name })}</Button></p>
    </li>
  );
}

function Acting({ one }: { one: GrantShape }) {
  const { say, day } = useWords();
  return (
    <li className="card">
      <p className="font-semibold">{say("yearly_acts", { name: one.to_name ?? one.to, owner: one.giver_name ?? one.giver })}</p>
      <p className="quiet">{say("yearly_since", { first: day(one.first_day), last: day(one.last_day) })}</p>
    </li>
  );
}
