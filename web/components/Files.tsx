/** Files that are chosen first and go to the server when the form is sent, one after the other. */
"use client";

import { useRef, useState } from "react";

import { uploadOnce } from "@/lib/uploading";
import { useWords } from "@/lib/words";

export interface Chosen {
  files: File[];
  /** The file that is on its way, and how much of it has arrived. */
  going: { file: File; bytes: number } | null;
  choose: (list: FileList | null) => void;
  /** Their ids in the folder, in order; a file that is there already is not kept twice. */
  send: (folder: string) => Promise<string[]>;
}

export function useFiles({ several }: { several: boolean }): Chosen {
  const [files, setFiles] = useState<File[]>([]);
  const [going, setGoing] = useState<Chosen["going"]>(null);
  const choose = (list: FileList | null) => {
    const fresh = [...(list ?? [])]; // the list empties itself with its field
    setFiles((before) => (several ? [...before, ...fresh] : fresh.slice(0, 1)));
  };
  const send = async (folder: string) => {
    const ids: string[] = [];
    try {
      for (const file of files) ids.push((await uploadOnce(folder, file, (bytes) => setGoing({ file, bytes }))).paper);
    } finally {
      setGoing(null);
    }
    return [...new Set(ids)];
  };
  return { files, going, choose, send };
}

/** The button that opens the files, what was chosen, and how far the one is that goes out. */
export function FileField({ chosen, label, hint, taken, several }: { chosen: Chosen; label: string; hint: string; taken: string; several: boolean }) {
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const { going } = chosen;
  return (
    <div className="field">
      <p className="label">{label}</p>
      <p className="quiet">{hint}</p>
      <p><button type="button" className="also" onClick={() => field.current?.click()}>{say(several ? "add_choose" : "files_one")}</button></p>
      <input ref={field} type="file" hidden multiple={several} accept={taken} aria-label={label} onChange={(event) => { chosen.choose(event.target.files); event.target.value = ""; }} />
      {chosen.files.length === 0 ? null : <ul className="list-disc pl-5" aria-label={say("files_chosen")}>{chosen.files.map((one, at) => <li key={`${at} ${one.name}`}>{one.name}</li>)}</ul>}
      {going === null ? null : <progress max={Math.max(1, going.file.size)} value={going.bytes} aria-label={say("add_on_way", { name: going.file.name })} />}
    </div>
  );
}
