/** Who looked at a person's papers, for its owner alone. */
"use client";

import type { LookShape } from "@/generated/almoner";
import { server, useAsked } from "@/lib/asking";
import { useHere } from "@/lib/here";
import { useWords } from "@/lib/words";

import { To } from "./Bits";
import { Rows } from "./Rows";
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
              {others.length === 0 ? <Listed looks={looks} /> : (
                <>
                  <Listed looks={others} />
                  <details className="mt-6">
                    <summary>{say("looks_all")}</summary>
                    <Listed looks={looks} />
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

function Listed({ looks }: { looks: LookShape[] }) {
  const { say, moment } = useWords();
  return (
    <Rows
      label={say("looks_title")}
      columns={[{ name: "looks_when" }, { name: "looks_who" }, { name: "looks_what" }]}
      rows={looks.map((one) => [`${one.number}`, [moment(one.at, "short"), one.is_you ? say("looks_you") : (one.name ?? one.who), say(`did_${did(one.action)}`)]])}
    />
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
