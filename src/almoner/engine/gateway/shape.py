"""Whether a value keeps to a JSON Schema, for back ends that do not hold a model to it: the words of it that can be checked here, and no others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from almoner.engine.gateway.words import those

TYPES = {
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: not isinstance(value, bool) and isinstance(value, int),
    "number": lambda value: not isinstance(value, bool | str | list | Mapping) and value is not None,
}
TOLD = frozenset({"title", "description", "default", "examples", "$schema", "$id", "$defs", "definitions", "format"})
"""Words that say something and check nothing."""
CHECKED = those(
    "type enum const properties required additionalProperties items anyOf oneOf allOf $ref minimum maximum minItems maxItems minLength maxLength"
)
DEEPEST = 32


def unchecked(schema: Any, depth: int = 0) -> Iterator[str]:
    """Words of a schema that nobody here can check."""
    if depth > DEEPEST:
        yield "depth"
    elif isinstance(schema, Mapping):
        for name, value in schema.items():
            if name in {"properties", "$defs", "definitions"} and isinstance(value, Mapping):
                for inner in value.values():
                    yield from unchecked(inner, depth + 1)
            elif name in {"items", "additionalProperties"}:
                yield from unchecked(value, depth + 1)
            elif name in {"anyOf", "oneOf", "allOf"} and isinstance(value, Sequence):
                for inner in value:
                    yield from unchecked(inner, depth + 1)
            elif name not in CHECKED | TOLD or (name == "$ref" and not str(value).startswith(("#/$defs/", "#/definitions/"))):
                yield name
    elif not isinstance(schema, bool):
        yield "schema"


def fits(value: Any, schema: Any, whole: Any = None, depth: int = 0) -> bool:
    """`whole` is where references point to, the schema itself unless given. A schema that runs in a ring fits nothing."""
    if isinstance(schema, bool):
        return schema
    if depth > DEEPEST or not isinstance(schema, Mapping):
        return False
    whole = schema if whole is None else whole

    def also(inner: Any, one: Any) -> bool:
        return fits(inner, one, whole, depth + 1)

    if "$ref" in schema and not also(value, pointed(whole, schema["$ref"])):
        return False
    wanted = schema.get("type")
    kinds = [wanted] if isinstance(wanted, str) else wanted
    if kinds is not None and not any(one in TYPES and TYPES[one](value) for one in kinds):
        return False
    if ("enum" in schema and value not in schema["enum"]) or ("const" in schema and value != schema["const"]):
        return False
    if "anyOf" in schema and not any(also(value, one) for one in schema["anyOf"]):
        return False
    if "oneOf" in schema and sum(also(value, one) for one in schema["oneOf"]) != 1:
        return False
    if not all(also(value, one) for one in schema.get("allOf", ())):
        return False
    return in_bounds(value, schema) and parts_fit(value, schema, also)


def in_bounds(value: Any, schema: Mapping[str, Any]) -> bool:
    if isinstance(value, list | str):
        least, most = ("minItems", "maxItems") if isinstance(value, list) else ("minLength", "maxLength")
        return bool(schema.get(least, 0) <= len(value) <= schema.get(most, len(value)))
    if TYPES["number"](value):
        return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
    return True


def parts_fit(value: Any, schema: Mapping[str, Any], also: Any) -> bool:
    if isinstance(value, list):
        return all(also(one, schema.get("items", True)) for one in value)
    if isinstance(value, Mapping):
        known = schema.get("properties", {})
        if any(name not in value for name in schema.get("required", ())):
            return False
        other = schema.get("additionalProperties", True)
        return all(also(inner, known.get(name, other)) for name, inner in value.items())
    return True


def pointed(whole: Any, reference: str) -> Any:
    """What a reference within a schema points to; one that points nowhere fits nothing."""
    here = whole
    for step in reference.removeprefix("#/").split("/"):
        if not isinstance(here, Mapping) or step not in here:
            return False
        here = here[step]
    return here
