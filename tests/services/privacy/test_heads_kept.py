"""A head goes to every place; one that is away keeps no other from it, and says so."""

import pytest

from almoner.adapters.heads.folder import FolderHeads, HeadFiles
from almoner.adapters.keys.signing_key import JOURNAL, SigningKey, is_signed
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.chain import START
from almoner.services.privacy.keep_head import KeepHead
from almoner.services.privacy.verify_journal import VerifyJournal


def test_one_place_that_is_away_keeps_no_other_from_it(house, tmp_path):
    key = SigningKey(tmp_path / "secrets", JOURNAL)
    (tmp_path / "file").write_text("in the way")
    keep = KeepHead(house.database, key, [FolderHeads(tmp_path / "file"), FolderHeads(tmp_path / "elsewhere")])
    with pytest.raises(Unavailable, match="not kept"):
        keep()
    [kept] = HeadFiles(tmp_path / "elsewhere")()
    assert (kept.head.number, kept.head.link, kept.head.at) == (0, START, house.clock.moment)
    verify = VerifyJournal(house.database, key.public(), is_signed)
    assert (verify(HeadFiles(tmp_path / "elsewhere")).heads, verify().lines) == (1, 0)


def test_heads_of_a_journal_that_grew_hold_and_those_of_another_do_not(house, tmp_path):
    key, heads = SigningKey(tmp_path / "secrets", JOURNAL), tmp_path / "elsewhere"
    keep, verify = KeepHead(house.database, key, [FolderHeads(heads)]), VerifyJournal(house.database, key.public(), is_signed)
    for _ in range(3):
        house.database.write(lambda work: work.journal(Act("a1", Purpose.OWN, "test"), "paper see", "d1"))
        keep()
    found = verify(HeadFiles(heads))
    assert (found.heads, found.last_line) == (3, 3)
    other = SigningKey(tmp_path / "others", JOURNAL)
    with pytest.raises(Refused, match="not signed by this installation"):
        VerifyJournal(house.database, other.public(), is_signed)(HeadFiles(heads))
    with pytest.raises(Refused, match="not signed by this installation"):
        VerifyJournal(house.database, None, is_signed)(HeadFiles(heads))
