"""A folder goes out whole and comes in elsewhere, or not at all; a spoiled one leaves nothing behind."""

import io
import json
import zipfile
from hashlib import sha256
from types import SimpleNamespace

import pytest

from almoner.adapters.backups.zip_bundle import SealedUnbundling, zip_bundle
from almoner.adapters.chance.system import new_id
from almoner.engine.cases.case import (
    AuditAsked,
    AuditRead,
    CaseState,
    Happened,
    LetterApproved,
    LetterAsked,
    LetterWritten,
    Noted,
    Opened,
)
from almoner.engine.cases.folding import fold
from almoner.engine.errors import NotAllowed, Refused
from almoner.services.keeping.export import NOTICE, Export
from almoner.services.keeping.take_over import TakeOver

ANSWER = {"schema": "almoner.audit/1", "documents": [], "findings": [], "bills": [{"name": "Zebulon Markerson"}]}


@pytest.fixture
def both(house, tmp_path):
    unbundling = SealedUnbundling(tmp_path / "coming", 4 << 20)
    return SimpleNamespace(
        export=Export(house.allow, house.documents, zip_bundle),
        take_over=TakeOver(house.allow, house.documents, unbundling, new_id, 1 << 20),
        coming=tmp_path / "coming",
    )


@pytest.fixture
def folder(house):
    """With two papers, an audit that was answered and one that was not, a letter, and a case with all of them."""
    made = house.folders.make(house.me, "Ada").id
    papers = [house.take_in(house.me, made, "bill é/1.pdf", [b"bill" * times]).id for times in (5, 6)]
    audit = house.audits.ask(house.me, made, None, {"payers": []}).audit.id
    unread = house.audits.ask(house.me, made, None, {"payers": []}).audit.id
    stored = house.documents.put([b"Dear Hospital"], 1 << 20)

    def answer(work):
        work.papers.read_as(made, papers[0], "bill")
        work.audits.answer(made, audit, ANSWER)
        work.letters.add(made, audit, "j1", {"kind": "itemized-bill", "case": "c1"}, id="w1")
        work.letters.written(made, "w1", {"blanks": []}, {"pdf": stored})
        work.cases.add(made, house.me.account, Opened("Visit", (papers[0], "dgone")), id="c1")
        events = [
            AuditAsked(unread),
            AuditAsked(audit),
            AuditRead(audit, 0),
            LetterAsked("w1", audit, "itemized-bill", None),
            LetterAsked("w-unwritten", audit, "itemized-bill", None),
            LetterWritten("w1", {"pdf": stored.sha256}),
            LetterApproved("w1", "pdf", stored.sha256, "Ada"),
            Noted(work.now.date(), "they called", None),
        ]
        for number, event in enumerate(events, start=2):
            work.cases.append(made, "c1", Happened(number, work.now, house.me.account, event))

    house.database.write(answer)
    return made


def whole(both, caller, folder):
    return b"".join(both.export(caller, folder))


def test_all_of_it_is_in_the_file_and_the_export_is_a_line_in_the_journal(house, both, folder):
    data = whole(both, house.me, folder)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        names = opened.namelist()
        assert names == [
            "README.txt",
            "papers/0001-1.pdf",
            "papers/0002-1.pdf",
            "audits/0001.json",
            "letters/0001.pdf",
            "looks.jsonl",
            "folder.json",
        ]
        listed = json.loads(opened.read("folder.json"))
        assert opened.read("README.txt").decode() == NOTICE
        assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in NOTICE
        assert json.loads(opened.read("audits/0001.json")) == ANSWER
        assert opened.read("letters/0001.pdf") == b"Dear Hospital"
        looks = [json.loads(line) for line in opened.read("looks.jsonl").splitlines()]
        assert {one["action"] for one in looks} >= {"paper add", "audit make"}
        for one in (*listed["papers"], *listed["audits"]):
            assert sha256(opened.read(one["file"])).hexdigest() == one["sha256"]
    assert (house.me.account, "folder export", folder, "done") in house.lines()
    with pytest.raises(NotAllowed):
        whole(both, house.stranger, folder)


def test_it_comes_in_elsewhere_as_it_went_out(house, both, folder):
    made = both.take_over(house.stranger, [whole(both, house.me, folder)])
    assert (made.name, made.owner) == ("Ada", house.stranger.account)
    papers = [one.paper for one in house.fetch.list(house.stranger, made.id)]
    before = [one.paper for one in house.fetch.list(house.me, folder)]
    assert [(one.name, one.kind, one.made_at, one.stored.sha256) for one in papers] == [
        (one.name, one.kind, one.made_at, one.stored.sha256) for one in before
    ]
    assert {one.id for one in papers} & {one.id for one in before} == set()
    audit = house.audits.list(house.stranger, made.id)[0].audit
    seen = house.audits.see(house.stranger, made.id, audit.id)
    assert (seen.audit.answer, seen.job) == (ANSWER, None)
    assert seen.audit.asked["papers"] == [one.id for one in papers]
    [letter] = house.database.read(lambda work: list(work.letters.of(made.id)))
    with house.documents.open(letter.files["pdf"]) as stream:
        assert stream.read() == b"Dear Hospital"
    assert list(both.coming.iterdir()) == []
    [case] = house.database.read(lambda work: list(work.cases.of(made.id)))
    assert [one.event for one in case.events][:-1] == [
        Opened("Visit", (papers[0].id, "dgone")),
        AuditAsked(audit.id),
        AuditRead(audit.id, 0),
        LetterAsked(letter.id, audit.id, "itemized-bill", None),
        LetterWritten(letter.id, {"pdf": letter.files["pdf"].sha256}),
        LetterApproved(letter.id, "pdf", letter.files["pdf"].sha256, "Ada"),
    ]
    assert ({one.who for one in case.events}, "case" in letter.asked) == ({"elsewhere"}, False)
    assert fold(case.events).state is CaseState.TO_SEND
    again = whole(both, house.stranger, made.id)
    assert both.take_over(house.me, [again]).name == "Ada"


def spoiled(data, change):
    """The same zip with its files changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def listed(change):
    def work(files):
        said = json.loads(files["folder.json"])
        change(said)
        files["folder.json"] = json.dumps(said).encode()

    return work


SPOILING = {
    "a paper changed": lambda files: files.update({"papers/0001-1.pdf": b"x" * 70}),
    "a paper longer": lambda files: files.update({"papers/0001-1.pdf": b"x" * 700_000}),
    "a paper left out": lambda files: files.pop("papers/0001-1.pdf"),
    "a file too many": lambda files: files.update({"papers/0003-x": b""}),
    "a way out": lambda files: files.update({"../x": b""}),
    "no list": lambda files: files.pop("folder.json"),
    "a list that is none": lambda files: files.update({"folder.json": b"[]"}),
    "a deep list": lambda files: files.update({"folder.json": b"[" * 100_000}),
    "another version": listed(lambda said: said.update(schema="almoner.folder/2")),
    "no name": listed(lambda said: said["folder"].update(name="")),
    "a size that is none": listed(lambda said: said["papers"][0].update(bytes=-1)),
    "a moment that is none": listed(lambda said: said["papers"][0].update(made_at="yesterday")),
    "a moment without a zone": listed(lambda said: said["papers"][0].update(made_at="2026-01-01T00:00:00")),
    "twice the same file": listed(lambda said: said["papers"].append(said["papers"][0])),
    "an audit of nothing": listed(lambda said: said["audits"][0]["asked"].update(papers=["papers/x"])),
    "an audit that is none": lambda files: files.update({"audits/0001.json": b"{}"}),
    "a letter about nothing": listed(lambda said: said["letters"][0].update(audit="audits/9.json")),
    "a case of another audit": listed(lambda said: said["cases"][0]["events"][1].update(audit="audits/9.json")),
    "a case that nothing opened": listed(lambda said: said["cases"][0]["events"].pop(0)),
    "a case without events": listed(lambda said: said["cases"][0].update(events=[])),
    "an event that is none": listed(lambda said: said["cases"][0]["events"][0].update(event="zebulon")),
    "an event of another shape": listed(lambda said: said["cases"][0]["events"][0].update(title=7)),
    "an event that does not follow": listed(lambda said: said["cases"][0]["events"][-2].update(sha256="00")),
    "a form that is none": listed(lambda said: said["letters"][0]["files"].update(html={})),
}


@pytest.mark.parametrize("name", SPOILING)
def test_a_spoiled_one_is_refused_whole(house, both, folder, name):
    data = spoiled(whole(both, house.me, folder), SPOILING[name])
    before = sorted(one.name for one in house.documents.folder.iterdir())
    with pytest.raises(Refused):
        both.take_over(house.me, [data])
    assert [one.id for one in house.folders.mine(house.me)] == [folder]
    assert sorted(one.name for one in house.documents.folder.iterdir()) == before
    assert list(both.coming.iterdir()) == []


def test_what_is_no_zip_cut_or_too_large_is_refused(house, both, folder):
    data = whole(both, house.me, folder)
    for bad in (b"", b"%PDF-1.7", data[:-30], data[: len(data) // 2], bytes(5 << 20)):
        with pytest.raises(Refused):
            both.take_over(house.me, [bad])
    assert list(both.coming.iterdir()) == []


def test_a_bomb_is_refused_by_what_it_says_it_holds(house, both, folder):
    def change(files):
        said = json.loads(files["folder.json"])
        said["papers"][0] |= {"bytes": 2 << 20, "sha256": sha256(bytes(2 << 20)).hexdigest()}
        files |= {"papers/0001-1.pdf": bytes(2 << 20), "folder.json": json.dumps(said).encode()}

    with pytest.raises(Refused, match="larger than it says"):
        both.take_over(house.me, [spoiled(whole(both, house.me, folder), change)])


def test_nothing_that_comes_lies_in_the_clear_or_has_a_name(house, both, folder):
    data, seen = whole(both, house.me, folder), []

    def pieces():
        yield data[:2000]
        seen.extend(both.coming.iterdir())
        yield data[2000:]

    both.take_over(house.me, pieces())
    assert seen == []


def test_who_may_not_sends_nothing(house, both):
    from almoner.engine.privacy.permissions import Role
    from almoner.ports.entering import Caller

    made = house.database.write(lambda work: work.accounts.add(login="op", name="op", roles=[Role.OPERATOR]))

    def pieces():
        raise AssertionError("nothing is asked for")
        yield

    with pytest.raises(NotAllowed):
        both.take_over(Caller(made.id, "test"), pieces())


def test_a_document_that_was_changed_ends_the_export(house, both, folder):
    paper = house.fetch.list(house.me, folder)[0].paper.stored
    place = house.documents.folder / f"{paper.id}.sealed"
    place.write_bytes(bytes(100))
    with pytest.raises(Refused, match="cut, changed or exchanged"):
        whole(both, house.me, folder)
