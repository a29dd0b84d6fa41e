"""Questions about bills whose answers our rules give: the file is what its generator makes, and any model of the gateway can be asked them."""

import json

import pytest

from data.evals import ask, make_billing_qa
from tests.faces.http.gateway.door import LOCAL, WHOLE, door

READ = ask.task()
FEW = 6


def asked_of(one, items):
    """What a gateway's model says to each."""
    bodies = [
        {
            "model": "default",
            "messages": [{"role": "user", "content": ask.filled(READ["doc_to_text"], item)}],
            "max_tokens": READ["generation_kwargs"]["max_gen_toks"],
            "temperature": 0,
        }
        for item in items
    ]
    got = [one.ask("/v1/chat/completions", body) for body in bodies]
    assert {each.status for each in got} == {200}
    return [json.loads(each.body)["choices"][0]["message"]["content"] or "" for each in got]


def test_the_file_is_what_the_generator_makes():
    kept = make_billing_qa.OUT.read_text(encoding="utf-8")
    assert kept == make_billing_qa.text(), "make docs, and look at what changed"
    found = [json.loads(line) for line in kept.splitlines()]
    assert len(found) >= 200
    assert len({one["id"] for one in found}) == len({one["question"] for one in found}) == len(found)
    assert all(one["answer"] in "ABCD"[: len(one["choices"])] for one in found if one["choices"])
    for way in READ["filter_list"]:
        assert all(ask.taken(way["filter"][0], one["answer"]) == one["answer"] for one in found)


@pytest.mark.parametrize(
    ("says", "scores"),
    [("{}", (FEW, FEW)), (" {}.\n", (FEW, FEW)), ("A guess: I take 2020-01-01, no, {}", (0, FEW)), ("I cannot say.", (0, 0))],
    ids=["bare", "with a stop", "in words", "nothing"],
)
def test_right_answers_are_counted_as_right(tmp_path, says, scores):
    items = ask.items(READ, FEW)
    right = iter([item["answer"] for item in items])

    def script(_door, _asked):
        message = {"role": "assistant", "content": says.format(next(right))}
        answer = WHOLE | {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
        return 200, False, [json.dumps(answer).encode()]

    with door(tmp_path, ends=(LOCAL,)) as one:
        one.fakes["here"].script = script
        said = asked_of(one, items)
    assert ask.scores(READ, items, said) == {"whole": (scores[0], FEW), "last": (scores[1], FEW)}


def test_a_real_model_is_asked_them_through_the_gateway(tmp_path):
    for needed in ("xllamacpp", "gguf"):
        pytest.importorskip(needed, reason=f"{needed} is not installed: no real model is asked the questions")
    from almoner.adapters.models.llama_in_process import LlamaInProcess
    from tests.adapters.models.tiny_gguf import tiny_gguf

    items = ask.items(READ, FEW)
    weights = tiny_gguf(tmp_path / "tiny.gguf")
    with door(tmp_path / "data", ends=(LOCAL,), servers={"here": LlamaInProcess(weights, 2048, 1)}) as one:
        said = asked_of(one, items)
    assert all(said)
    assert all(0 <= right <= of == FEW for right, of in ask.scores(READ, items, said).values())
