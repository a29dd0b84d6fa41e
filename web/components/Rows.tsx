/** A table of an office: on a narrow screen each row stands by itself, with the name of each fact beside it. */
"use client";

import type { ReactNode } from "react";

import { useWords, type Key } from "@/lib/words";

export interface Column {
  name: Key;
  number?: boolean;
  /** A sentence: on a narrow screen it has the whole width. */
  wide?: boolean;
}

/** The first cell of a row names it. `rows`: a key, and what stands in each column; null where nothing is known. A column of which
 * nothing is known is left out. */
export function Rows({ label, columns, rows }: { label: string; columns: readonly Column[]; rows: readonly (readonly [string, readonly ReactNode[]])[] }) {
  const { say } = useWords();
  const shown = columns.map((one, at) => ({ ...one, at })).filter(({ at }) => at === 0 || rows.some(([, cells]) => (cells[at] ?? null) !== null));
  return (
    <table className="rows" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">{shown.map((one) => <th key={one.name} role="columnheader" scope="col" className={one.number ? "number" : ""}>{say(one.name)}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(([key, cells]) => (
          <tr key={key} role="row">
            {shown.map((one) => {
              const cell = cells[one.at] ?? null;
              const shape = [one.number ? "number" : "", one.wide ? "wide" : "", cell === null ? "empty" : ""].filter(Boolean).join(" ");
              return one.at === 0
                ? <th key={one.name} role="rowheader" scope="row" className={shape} data-name={say(one.name)}><span>{cell}</span></th>
                : <td key={one.name} role="cell" className={shape} data-name={say(one.name)}><span>{cell}</span></td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Bars beside each other, each with its words; the table near them says the same. How long each is says the server, in hundredths. */
export function Bars({ label, bars }: { label: string; bars: readonly { key: string; name: string; amount: string; bar: number }[] }) {
  return (
    <figure aria-label={label} className="m-0">
      <ul className="bars">
        {bars.map((one) => (
          <li key={one.key}>
            <p><span>{one.name}</span><span className="number">{one.amount}</span></p>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className="track" width="100" height="10" />
              <rect className="bar" width={one.bar} height="10" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A share with the reach in which the true one lies: low, share and high in hundredths. */
export function Span({ marks, label }: { marks: readonly number[]; label: string }) {
  const [low, share, high] = marks;
  return (
    <svg className="span" viewBox="-2 0 104 12" role="img" aria-label={label}>
      <line className="track" x1="0" x2="100" y1="6" y2="6" />
      <line className="reach" x1={low} x2={high} y1="6" y2="6" />
      <circle className="at" cx={share} cy="6" r="4" />
    </svg>
  );
}
