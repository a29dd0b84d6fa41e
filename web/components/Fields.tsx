/** Fields of forms, each with its name: a line of text, a day, one of a list, one of some choices, and a place to drop files. */
"use client";

import { useState, type DragEvent, type InputHTMLAttributes, type ReactNode } from "react";

import { useWords, type Language } from "@/lib/words";

interface Named {
  id: string;
  label: ReactNode;
  hint?: string | undefined;
}

function Field({ id, label, hint, children }: Named & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : <p className="quiet" id={`${id}-hint`}>{hint}</p>}
      {children}
    </div>
  );
}

const hinted = ({ id, hint }: { id: string; hint?: string | undefined }) => (hint === undefined ? {} : { "aria-describedby": `${id}-hint` });

type Input = Pick<InputHTMLAttributes<HTMLInputElement>, "required" | "maxLength" | "inputMode" | "autoComplete" | "spellCheck" | "aria-invalid" | "type" | "max">;

/** One line; the browser fills nothing in unless it is told what it is. */
export function Text({ id, label, hint, value, onChange, ...more }: Named & Input & { value: string; onChange: (text: string) => void }) {
  return (
    <Field id={id} label={label} hint={hint}>
      <input id={id} type="text" autoComplete="off" {...hinted({ id, hint })} {...more} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

/** `max` is the last day that may be, as the server says it. */
export function Day({ id, label, value, onChange, ...more }: { id: string; label: string; required?: boolean; max?: string; value: string; onChange: (day: string) => void }) {
  return (
    <Field id={id} label={label}>
      <input id={id} type="date" {...more} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

/** One of a list. `options`: what is chosen, and what stands there. */
export function Select<T extends string>({ id, label, hint, value, options, onChange }: Named & { value: T; options: readonly (readonly [T, string])[]; onChange: (one: T) => void }) {
  return (
    <Field id={id} label={label} hint={hint}>
      <select id={id} {...hinted({ id, hint })} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([one, said]) => <option key={one} value={one}>{said}</option>)}
      </select>
    </Field>
  );
}

/** One of a few, all of them in sight. */
export function Choices<T extends string | boolean | null | undefined>({ name, label, hint, value, options, onChange }: { name: string; label: ReactNode; hint?: string; value: T; options: readonly (readonly [T, ReactNode])[]; onChange: (one: T) => void }) {
  return (
    <fieldset className="field" {...hinted({ id: name, hint })}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="quiet" id={`${name}-hint`}>{hint}</p>}
      {options.map(([one, said]) => (
        <label key={String(one)} className="choice">
          <input type="radio" name={name} checked={value === one} onChange={() => onChange(one)} />
          <span>{said}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The language of a letter or a bundle. */
export function Spoken({ value, onChange }: { value: Language; onChange: (one: Language) => void }) {
  const { say } = useWords();
  return <Choices name="spoken" label={say("letters_language")} value={value} options={[["en", say("language_en")], ["es", say("language_es")]]} onChange={onChange} />;
}

export function Tick({ checked, onChange, children }: { checked: boolean; onChange: (on: boolean) => void; children: ReactNode }) {
  return <label className="choice"><input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} /><span>{children}</span></label>;
}

/** Where files may be dropped, beside the buttons that choose them. */
export function Drop({ onDrop, children }: { onDrop: (files: FileList) => void; children: ReactNode }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onDrop(event.dataTransfer.files);
  };
  return <div className={over ? "drop over" : "drop"} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>{children}</div>;
}
