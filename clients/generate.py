"""Writes the API's description and its TypeScript client anew: run by `make client`, held up to date by a test."""

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from almoner.assembly.embedded import embedded
from almoner.assembly.served import served
from almoner.assembly.settings import Settings
from almoner.faces.http.app import application

HERE = Path(__file__).parent
DESCRIPTION, CLIENT = HERE / "openapi.json", HERE / "typescript" / "almoner.ts"
KEPT_WORDS = frozenset({"case", "class", "default", "export", "import", "new"})
OWN_TYPES = frozenset({"Almoner", "Answer", "Refused", "Sent"})
HEAD = """// The client of Almoner's HTTP API, written by clients/generate.py from clients/openapi.json. Not to be edited.

/** What came back: the status, its headers (`ETag`, `Location`, `Upload-Offset` …) and the body. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A refusal, with the sentence that a person can read in `problem.detail`. */
export class Refused extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Headers,
  ) {
    super(problem.detail);
  }
}

type Said = Record<string, string | number | boolean | null | undefined>;
type Sent = { query?: Record<string, Said[string] | readonly string[]>; headers?: Said; json?: unknown; bytes?: BodyInit };

/** One server. `key` is a program's key; a browser that signed in needs none. */
export class Almoner {
  constructor(
    readonly base: string,
    readonly key?: string,
    readonly ask: typeof fetch = (...given) => fetch(...given),
  ) {}

  private async send(method: string, path: string, media: string, sent: Sent): Promise<Answer<unknown>> {
    const address = new URL(path, this.base);
    for (const [name, value] of Object.entries(sent.query ?? {})) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== null) address.searchParams.append(name, String(one));
      }
    }
    const headers = new Headers();
    for (const [name, value] of Object.entries(sent.headers ?? {})) {
      if (value !== undefined && value !== null) headers.set(name, String(value));
    }
    if (this.key !== undefined) headers.set("Authorization", `Bearer ${this.key}`);
    const body = sent.json === undefined ? sent.bytes : JSON.stringify(sent.json);
    if (body !== undefined && media !== "") headers.set("Content-Type", media);
    const answer = await this.ask(address, { method, headers, body: body ?? null, redirect: "error" });
    const kind = answer.headers.get("Content-Type") ?? "";
    if (!answer.ok) {
      const said: unknown = kind.startsWith("application/problem+json") ? await answer.json() : null;
      throw new Refused((said ?? unknown(answer.status)) as Problem, answer.headers);
    }
    const told = answer.status !== 204 && method !== "HEAD" && kind.startsWith("application/json");
    const whole: unknown = told ? await answer.json() : answer;
    return { status: answer.status, headers: answer.headers, body: whole };
  }
"""
TAIL = """}

function unknown(status: number): Problem {
  const detail = `The server answered with ${status}.`;
  return { type: "about:blank", title: "No answer of Almoner's", status, detail, code: "unknown" };
}
"""
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def description() -> dict[str, Any]:
    """As a server of one person would give it. Nothing is started."""
    with tempfile.TemporaryDirectory() as data:
        platform = embedded(data)
        made: dict[str, Any] = application(served(Settings(data), platform, lambda _audited, _language: {})).openapi()
    return made


def type_of(schema: dict[str, Any]) -> str:
    """The TypeScript type of a JSON Schema."""
    if "$ref" in schema:
        return type_name(str(schema["$ref"]).rpartition("/")[2])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(one) for one in schema["enum"])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(type_of(one) for one in schema[several]))
    if isinstance(schema.get("type"), list):
        return " | ".join(type_of({**schema, "type": one}) for one in schema["type"])
    if schema.get("type") == "array":
        inner = type_of(schema.get("items", {}))
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if schema.get("type") == "object":
        return record(schema)
    return PLAIN.get(schema.get("type", ""), "unknown")


def type_name(name: str) -> str:
    """Another one for what is called like a type of the client's own, or like nothing that TypeScript can name."""
    plain = re.sub(r"\W", "", name)
    return f"{plain}Said" if plain in OWN_TYPES else plain


def record(schema: dict[str, Any]) -> str:
    if "properties" not in schema:
        more = schema.get("additionalProperties", True)
        return f"Record<string, {type_of(more) if isinstance(more, dict) else 'unknown'}>"
    needed = set(schema.get("required", ()))
    parts = [f"{name_of(name)}{'' if name in needed else '?'}: {type_of(one)}" for name, one in schema["properties"].items()]
    return "{ " + "; ".join(parts) + " }"


def name_of(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_]\w*", name) else json.dumps(name)


def camel(words: str) -> str:
    first, *rest = re.split(r"[^A-Za-z0-9]+", words)
    return first[:1].lower() + first[1:] + "".join(one[:1].upper() + one[1:] for one in rest)


def argument(name: str) -> str:
    """What a part of an address is called; a word that TypeScript keeps for itself gets another ending."""
    return f"{name}Id" if name in KEPT_WORDS else name


def interface(name: str, schema: dict[str, Any]) -> str:
    """One named type."""
    said = schema.get("description", "")
    head = f"\n/** {' '.join(said.split())} */\n" if said else "\n"
    if schema.get("type") != "object" or "properties" not in schema:
        return f"{head}export type {type_name(name)} = {type_of(schema)};\n"
    needed = set(schema.get("required", ()))
    lines = [f"  {name_of(key)}{'' if key in needed else '?'}: {type_of(one)};" for key, one in schema["properties"].items()]
    return f"{head}export interface {type_name(name)} {{\n" + "\n".join(lines) + "\n}\n"


def answer_type(operation: dict[str, Any]) -> str:
    """What a call that went well gives: JSON by its type, anything else as the answer itself, to be read as it comes."""
    found: list[str] = []
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            content = answer.get("content", {})
            schema = content.get("application/json", {}).get("schema")
            found.append(type_of(schema) if schema else "Response")
    return " | ".join(dict.fromkeys(found))


def method(verb: str, path: str, operation: dict[str, Any]) -> str:
    """One operation as a method."""
    given = operation.get("parameters", [])
    within = [argument(one) for one in re.findall(r"\{(\w+)\}", path)]
    query = [one for one in given if one["in"] == "query"]
    headers = [one for one in given if one["in"] == "header"]
    content = operation.get("requestBody", {}).get("content", {})
    media = next(iter(content), "")
    is_json = media == "application/json"
    options = [(camel(one["name"]), one.get("required", False), type_of(one["schema"])) for one in (*query, *headers)]
    if media:
        wanted = type_of(content[media]["schema"]) if is_json else "BodyInit"
        options.append(("body", operation["requestBody"].get("required", False), wanted))
    if path.endswith("/papers") and verb == "post":
        options.append(("contentDisposition", False, "string"))
    arguments = [f"{name}: string" for name in within]
    if options:
        inside = "; ".join(f"{name}{'' if needed else '?'}: {kind}" for name, needed, kind in options)
        arguments.append(f"given: {{ {inside} }}" + ("" if any(needed for _, needed, _ in options) else " = {}"))
    address = re.sub(r"\{(\w+)\}", lambda one: f"${{encodeURIComponent({argument(one[1])})}}", path)
    sent = []
    if query:
        sent.append("query: { " + ", ".join(f"{name_of(one['name'])}: given.{camel(one['name'])}" for one in query) + " }")
    names = [one["name"] for one in headers]
    if path.endswith("/papers") and verb == "post":
        names.append("Content-Disposition")
    if names:
        sent.append("headers: { " + ", ".join(f"{json.dumps(one)}: given.{camel(one)}" for one in names) + " }")
    if media:
        sent.append("json: given.body" if is_json else "bytes: given.body")
    kind = answer_type(operation)
    said = " ".join(operation.get("description", "").split()).replace("*/", "* /")
    head = f"\n  /** {said} */\n" if said else "\n"
    return (
        f"{head}  async {camel(operation['summary'])}({', '.join(arguments)}): Promise<Answer<{kind}>> {{\n"
        f"    const sent: Sent = {{ {', '.join(sent)} }};\n"
        f'    return (await this.send("{verb.upper()}", `{address}`, "{media}", sent)) as Answer<{kind}>;\n'
        "  }\n"
    )


def client(said: dict[str, Any]) -> str:
    """The whole file. Raises ValueError where two operations would have one name."""
    methods = [
        (camel(operation["summary"]), method(verb, path, operation))
        for path, verbs in said["paths"].items()
        for verb, operation in verbs.items()
    ]
    names = [name for name, _ in methods]
    if len(set(names)) != len(names):
        raise ValueError(f"two operations have one name: {sorted({one for one in names if names.count(one) > 1})}")
    types = "".join(interface(name, schema) for name, schema in sorted(said["components"]["schemas"].items()))
    return HEAD + "".join(text for _, text in methods) + TAIL + types


def main() -> None:
    said = description()
    DESCRIPTION.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    CLIENT.parent.mkdir(exist_ok=True)
    CLIENT.write_text(client(said), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
