/** How often asking has helped here, by reason and payer: a share with the reach in which the true one lies. */
"use client";

import type { RateShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { payerSaid } from "@/lib/payers";
import { useWords } from "@/lib/words";

import { BackToWork } from "./Desk";
import { Rows, Span, type Column } from "./Rows";
import { Once, Title } from "./States";

const RATES: Column[] = [{ name: "queue_reason" }, { name: "success_payer" }, { name: "success_helped", number: true }, { name: "success_decided", number: true }, { name: "success_share" }];

export function Success() {
  const { say, language } = useWords();
  const asked = useAsked(async () => (await server().seeSuccess({ language })).body.rates, []);
  return (
    <>
      <Title name="page_success" lead={say("success_lead")} />
      <Once asked={asked}>
        {(rates) => rates.length === 0 ? <p className="note">{say("success_none")}</p> : (
          <>
            <Table rates={rates} />
            <p className="quiet">{say("success_reach")}</p>
            <p><a href={`/api/v1/office/success.csv?language=${language}`}>{say("csv_fetch")}</a></p>
          </>
        )}
      </Once>
      <BackToWork />
    </>
  );
}

function Table({ rates }: { rates: RateShape[] }) {
  const words = useWords();
  const { say } = words;
  return (
    <Rows
      label={say("page_success")}
      columns={RATES}
      rows={rates.map((one) => [[one.check, one.payer].join(), [
        one.title ?? one.check ?? say("success_whole"),
        payerSaid(one.payer, words),
        one.helped,
        one.decided,
        one.bar === null ? one.says : <Share key="share" marks={one.bar} />,
      ]])}
    />
  );
}

function Share({ marks }: { marks: number[] }) {
  const { say } = useWords();
  const told = say("success_of", { share: marks[1] ?? "", low: marks[0] ?? "", high: marks[2] ?? "" });
  return <span className="block min-w-32"><Span marks={marks} label={told} /><span aria-hidden="true">{told}</span></span>;
}
