"""Asks a gateway with clients that know nothing of it; run by itself, with an address, a key and the client's name. Prints JSON."""

import json
import sys

MESSAGES = [{"role": "system", "content": "Be short."}, {"role": "user", "content": "hello"}]
SHAPE = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"], "additionalProperties": False}


def with_openai(base, key):
    from openai import APIStatusError, OpenAI

    client = OpenAI(base_url=base, api_key=key, max_retries=0)
    whole = client.chat.completions.create(model="default", messages=MESSAGES, max_tokens=8, temperature=0)
    stream = client.chat.completions.create(
        model="default", messages=MESSAGES, max_tokens=8, temperature=0, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    shaped = client.chat.completions.create(
        model="default",
        messages=MESSAGES,
        response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": SHAPE, "strict": True}},
    )
    answer = client.responses.create(model="default", input="hello", max_output_tokens=8, temperature=0)
    events = [one.type for one in client.responses.create(model="default", input="hello", max_output_tokens=8, stream=True)]
    try:
        client.embeddings.create(model="default", input="hello")
        status = 200
    except APIStatusError as error:
        status = error.status_code
    return {
        "models": [one.id for one in client.models.list()],
        "model": whole.model,
        "tokens": whole.usage.completion_tokens,
        "streamed": chunks[-1].usage.completion_tokens,
        "shaped": sorted(json.loads(shaped.choices[0].message.content)),
        "answer": answer.status,
        "events": [events[0], events[-1]],
        "embeddings": status,
    }


def with_langchain(base, key):
    from langchain_openai import ChatOpenAI

    client = ChatOpenAI(base_url=base, api_key=key, model="default", max_tokens=8, temperature=0, max_retries=0)
    whole = client.invoke("hello")
    return {
        "model": whole.response_metadata["model_name"],
        "tokens": whole.usage_metadata["output_tokens"],
        "pieces": len(list(client.stream("hello"))) > 1,
    }


def with_llamaindex(base, key):
    from llama_index.core.llms import ChatMessage
    from llama_index.llms.openai_like import OpenAILike

    client = OpenAILike(
        model="default", api_base=base, api_key=key, is_chat_model=True, max_tokens=8, max_retries=0, context_window=2048
    )
    whole = client.chat([ChatMessage(role="user", content="hello")])
    return {
        "said": isinstance(whole.message.content, str),
        "pieces": len(list(client.stream_chat([ChatMessage(role="user", content="hello")]))) > 1,
    }


if __name__ == "__main__":
    print(json.dumps(globals()[f"with_{sys.argv[3]}"](sys.argv[1], sys.argv[2])))
