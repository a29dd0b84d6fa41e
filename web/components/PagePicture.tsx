/** A page of a paper as a picture, with a frame around the places that are meant; the same facts always stand beside it as text. */
"use client";

import { useEffect, useRef, useState } from "react";

import type { Frame } from "@/generated/almoner";
import type { PictureOf } from "@/lib/view";
import { useWords } from "@/lib/words";

interface Size {
  wide: number;
  high: number;
}

/** Every page that the frames stand on, cut to them; each can be opened whole. */
export function PagePictures({ frames, of, names }: { frames: Frame[]; of: PictureOf; names: (document: number) => string }) {
  const pages = new Map<string, { document: number; page: number; boxes: Box[] }>();
  for (const { document, page, box } of frames) {
    const known = pages.get(`${document}/${page}`)?.boxes ?? [];
    pages.set(`${document}/${page}`, { document, page, boxes: [...known, box as Box] });
  }
  return (
    <>
      {[...pages.entries()].slice(0, MOST_PAGES).map(([name, { document, page, boxes }]) => {
        const src = of(document, page);
        return src === null ? null : <Page key={name} src={src} boxes={boxes} name={names(document)} page={page} />;
      })}
    </>
  );
}

type Box = [number, number, number, number];
const MOST_PAGES = 3;
const AROUND = 0.045;
const LEAST_WIDE = 0.6;
/** Pixels that stay free beside a frame. */
const BESIDE = 10;

function Page({ src, boxes, name, page }: { src: string; boxes: Box[]; name: string; page: number }) {
  const { say } = useWords();
  const [size, setSize] = useState<Size | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  if (failed) return null;
  const told = say("picture_of", { name, page });
  return (
    <figure className="my-5">
      <div className="picture" tabIndex={0} role="group" aria-label={told}>
        {size === null ? (
          <img className="!h-44 object-cover object-top opacity-40" src={src} alt={told} onError={() => setFailed(true)} onLoad={({ currentTarget: one }) => setSize({ wide: one.naturalWidth, high: one.naturalHeight })} />
        ) : (
          <Framed src={src} size={size} boxes={boxes} told={told} whole={open} />
        )}
      </div>
      <figcaption className="quiet mt-1.5 flex flex-wrap gap-x-5">
        <span>{say("picture_caption", { name, page })}</span>
        <button type="button" className="plain !py-0" aria-expanded={open} onClick={() => setOpen(!open)}>{say(open ? "picture_part" : "picture_whole")}</button>
      </figcaption>
    </figure>
  );
}

/** From side to side of what is framed, and never so little that a row cannot be known by it. */
function across(boxes: Box[]): [number, number] {
  const left = Math.min(...boxes.map((one) => one[0])) - AROUND;
  const right = Math.max(...boxes.map((one) => one[2])) + AROUND;
  return [Math.max(0, Math.min(left, right - LEAST_WIDE)), Math.min(1, Math.max(right, LEAST_WIDE))];
}

function Framed({ src, size, boxes, told, whole }: { src: string; size: Size; boxes: Box[]; told: string; whole: boolean }) {
  const { wide, high } = size;
  const top = whole ? 0 : Math.max(0, Math.min(...boxes.map((one) => one[1])) - AROUND);
  const bottom = whole ? 1 : Math.min(1, Math.max(...boxes.map((one) => one[3])) + AROUND);
  const [left, right] = whole ? [0, 1] : across(boxes);
  const drawn = useRef<SVGSVGElement>(null);
  const end = (Math.max(...boxes.map((one) => one[2])) - left) / (right - left);
  useEffect(() => {
    // On a narrow page the amount, at the right end of the frame, is what has to be seen first.
    const strip = drawn.current?.parentElement;
    if (strip) strip.scrollLeft = end * strip.scrollWidth - strip.clientWidth + BESIDE;
  }, [end]);
  return (
    <svg ref={drawn} viewBox={`${left * wide} ${top * high} ${(right - left) * wide} ${(bottom - top) * high}`} role="img" aria-label={told}>
      <image href={src} width={wide} height={high} />
      {boxes.map(([x0, y0, x1, y1]) => (
        <rect key={`${x0} ${y0}`} className="boxed" x={x0 * wide - 4} y={y0 * high - 4} width={(x1 - x0) * wide + 8} height={(y1 - y0) * high + 8} rx={4} />
      ))}
    </svg>
  );
}
