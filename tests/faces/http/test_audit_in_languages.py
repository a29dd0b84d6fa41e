"""An audit in the language of who looks, and as a page shows it: nothing in it is left to reckon."""

import re

import pytest

from almoner.engine.wording.reporting import FIRST
from almoner.services.keeping.languages import BESIDE, differences, in_all, in_one
from tests.faces.http.conftest import audited, put
from tests.faces.http.test_corrections_asked import SLIP
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import LINES, pdf, text_bill

DAY = "2026-11-21"
TWICE = text_bill(lines=(*LINES, LINES[1]), total="290.00")
AMOUNT = re.compile(r"\$\d[\d,]*\.\d\d")


@pytest.fixture(scope="module")
def where(server):
    """One audit of a PDF with a line twice, of a text with a doubt, and of a file that is none."""
    folder = "/api/v1/folders/" + server.client.post("/api/v1/folders", json={"name": "Alex"}).json()["id"]
    papers = [put(server.client, folder, data, name) for name, data in PAPERS.items()]
    said, _ = audited(server.client, folder, {"as_of": DAY, "papers": papers})
    return str(said.url).partition("8000")[2], papers


PAPERS = {"broken.pdf": b"%PDF-1.7 and nothing else", "bill.pdf": pdf(TWICE.decode()), "slip.txt": SLIP}


def test_every_sentence_comes_in_the_language_asked_for(client, where):
    english, spanish = (client.get(f"{where[0]}?language={one}").json() for one in ("en", "es"))
    assert client.get(where[0]).json() == english
    assert (english["run"]["language"], spanish["run"]["language"]) == ("en", "es")
    assert BESIDE not in english
    assert [one["id"] for one in spanish["findings"]] == [one["id"] for one in english["findings"]]
    for part in ("findings", "could_not_check", "rights"):
        for one, other in zip(english[part], spanish[part], strict=True):
            for said in ("says", "title", "next_step", "because"):
                assert one.get(said) != other.get(said) or not one.get(said), (part, said)
            assert [each["cite"] for each in one.get("authority", ())] == [each["cite"] for each in other.get("authority", ())]
    doubts = [client.get(f"{where[0]}/doubts?language={one}").json()["doubts"] for one in ("en", "es")]
    assert doubts[0][0]["says"] != doubts[1][0]["says"]
    assert english["bills"] == spanish["bills"]
    is_problem(client.get(f"{where[0]}?language=fr"), 400)


def test_an_answer_kept_before_there_were_languages_stays_as_it_is():
    kept = {"run": {"language": "en"}, "findings": [{"says": "a"}]}
    assert in_one(kept, "es") == kept
    both = in_all(kept, {"es": {"run": {"language": "es"}, "findings": [{"says": "b"}]}})
    assert in_one(both, "es") == {"run": {"language": "es"}, "findings": [{"says": "b"}]}
    assert in_one(both, "en") == in_one(both, None) == kept
    assert list(differences({"a": [1]}, {"a": [1, 2]})) == [(["a"], [1, 2])]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_page_has_all_it_shows_ready(client, where, language):
    answer = client.get(f"{where[0]}?language={language}").json()
    shown = client.get(f"{where[0]}/view?language={language}").json()
    assert [one["id"] for one in shown["findings"]] != []
    assert {one["id"] for one in shown["findings"]} == {one["id"] for one in answer["findings"]}
    assert [one["first"] for one in shown["findings"]] == [number < FIRST for number in range(len(shown["findings"]))]
    first = shown["findings"][0]
    whole = next(one for one in answer["findings"] if one["id"] == first["id"])
    assert (first["says"], first["title"], first["class"]) == (whole["says"], whole["title"], whole["class"])
    assert (first["at_stake"]["amount"], AMOUNT.fullmatch(first["at_stake"]["says"]) is not None) == (whole["at_stake"], True)
    assert all(first[name] for name in ("class_says", "class_means", "likely_answer", "settles", "matters", "next_step"))
    assert shown["says"].count(".") >= 1
    assert shown["papers"][0]["paper"] == where[1][1]  # the refused one comes last
    assert [one["paper"] for one in shown["papers"]] == [where[1][1], where[1][2], where[1][0]]
    assert [one["refused"] is None for one in shown["papers"]] == [True, True, False]
    assert all(0 <= edge <= 1 for one in shown["pages"] for frame in one["boxes"] for edge in frame["box"])
    framed = {frame["finding"] for one in shown["pages"] for frame in one["boxes"]}
    assert framed == {one["id"] for one in shown["findings"] if one["boxes"]}
    assert first["id"] in framed
    assert [one["id"] for one in shown["doubts"]] == [one["id"] for page in answer["documents"] for one in page["doubts"]]
    assert {one["would_help"] for cause in shown["not_checked"] for one in cause["helps"]} == {
        one["would_help"] for one in answer["could_not_check"]
    }
    assert all(one["forms"] for one in shown["words"])


def test_before_there_is_an_answer_the_view_says_how_far_it_is(client, folder):
    put(client, folder, b"%PDF-1.7 and nothing else", "broken.pdf")
    said, _ = audited(client, folder, {"as_of": DAY})
    is_problem(client.get(str(said.url) + "/view"), 422)
    is_problem(client.get(folder + "/audits/none/view"), 404, "no_such_audit")


def test_the_example_has_its_view_too(client):
    for language in ("en", "es"):
        shown = client.get(f"/api/v1/example/view?language={language}").json()
        assert shown["language"] == language
        assert len(shown["findings"]) > FIRST
        assert shown["asks"]
        assert shown["dates"] == sorted(shown["dates"], key=lambda one: one["act_by"]["day"])
        assert all(one["deadline"] is None or one["deadline"]["says"] for one in (*shown["findings"], *shown["rights"]))
