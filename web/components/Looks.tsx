/** Who looked at a person's papers, for its owner alone. */
"use client";

import type { LookShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { useHere } from "@/lib/here";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Once, Title } from "./States";

export function Looks() {
  const { say } = useWords();
  const { folder, address } = useHere();
  const asked = useAsked(async () => (await server().listLooks(folder, { limit: 200 })).body.looks, [address === null ? null : folder]);
  return (
    <>
      <Title name="looks_title" lead={say("looks_lead")} />
      <Once asked={asked}>
        {(looks) => {
          const others = looks.filter((one) => !one.is_you);
          return (
            <>
              <p className="note">{others.length === 0 ? say("looks_only_you") : say("looks_others", { count: others.length })}</p>
              {others.length === 0 ? <Table looks={looks} /> : (
                <>
                  <Table looks={others} />
                  <details className="mt-6">
                    <summary>{say("looks_all")}</summary>
                    <Table looks={looks} />
                  </details>
                </>
              )}
            </>
          );
        }}
      </Once>
      <p className="mt-10"><To page="sharing" place={{ folder }} quiet>{say("folder_sharing")}</To></p>
      <p><To page="folder" place={{ folder }} quiet>{say("back_folder")}</To></p>
    </>
  );
}

function Table({ looks }: { looks: LookShape[] }) {
  const { say, moment } = useWords();
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={say("looks_title")}>
      <table className="w-full border-collapse text-left text-base">
        <thead><tr>{(["looks_when", "looks_who", "looks_what"] as const).map((each) => <th key={each} scope="col" className="whitespace-nowrap border-b border-line py-2 pr-4">{say(each)}</th>)}</tr></thead>
        <tbody>
          {looks.map((one) => (
            <tr key={one.number} className="align-top">
              <td className="border-b border-line py-2 pr-4">{moment(one.at, "short")}</td>
              <td className="border-b border-line py-2 pr-4">{one.is_you ? say("looks_you") : (one.name ?? one.who)}</td>
              <td className="border-b border-line py-2">{say(`did_${did(one.action)}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The action's verb in one of a few plain words. */
function did(action: string): "saw" | "made" | "changed" | "removed" | "shared" | "exported" | "other" {
  const verb = action.split(" ").at(-1) ?? "";
  if (action.startsWith("grant") || action.startsWith("glass")) return "shared";
  if (verb === "see" || verb === "looks") return "saw";
  if (verb === "make" || verb === "add") return "made";
  if (verb === "change" || verb === "rename" || verb === "approve" || verb === "end") return "changed";
  if (verb === "remove" || verb === "erase") return "removed";
  return verb === "export" ? "exported" : "other";
}
