"""Documents: what was put comes back, and nothing that was cut, reordered, exchanged or changed ever does."""

import os
import tracemalloc
from dataclasses import replace

import pytest

from almoner.adapters.stores.documents_folder import BEGUN, SUFFIX, FolderDocuments
from almoner.adapters.stores.sealed_stream import PIECE, TAG, Opened
from almoner.engine.errors import Refused, Unavailable

MOST = 1 << 30
MARKER = b"Zebulon Markerson"


@pytest.fixture
def documents(tmp_path):
    return FolderDocuments(tmp_path / "documents")


def put(documents, data, size=70_000):
    return documents.put((data[at : at + size] for at in range(0, len(data), size)), MOST)


def read(documents, stored):
    with documents.open(stored) as stream:
        return stream.read()


def path(documents, stored):
    return documents.folder / (stored.id + SUFFIX)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7])
def test_what_was_put_comes_back_and_lies_there_unreadable(documents, size):
    data = (MARKER * (size // len(MARKER) + 1))[:size]
    stored = put(documents, data)
    assert stored.size == size
    assert read(documents, stored) == data
    lying = path(documents, stored).read_bytes()
    assert MARKER not in lying
    assert len(lying) == size + TAG * max(1, -(-size // PIECE))
    assert path(documents, stored).stat().st_mode & 0o777 == 0o600
    assert documents.folder.stat().st_mode & 0o777 == 0o700


def pieces_of(data):
    return [data[at : at + PIECE + TAG] for at in range(0, len(data), PIECE + TAG)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pieces: pieces[:2],  # cut at a piece's end
        lambda pieces: [*pieces[:2], pieces[2][:-1]],
        lambda pieces: [],
        lambda pieces: [pieces[1], pieces[0], pieces[2]],
        lambda pieces: [pieces[0], pieces[0], pieces[2]],
        lambda pieces: [*pieces, pieces[2]],
        lambda pieces: [*pieces, pieces[0]],
        lambda pieces: [pieces[2]],
        lambda pieces: [bytes([pieces[0][0] ^ 1]) + pieces[0][1:], *pieces[1:]],
    ],
)
def test_what_was_spoiled_is_refused(documents, spoil):
    stored = put(documents, os.urandom(2 * PIECE + 100))
    place = path(documents, stored)
    place.write_bytes(b"".join(spoil(pieces_of(place.read_bytes()))))
    with documents.open(stored) as stream, pytest.raises(Refused, match="cut, changed or exchanged"):
        stream.read()


def test_one_document_never_passes_for_another(documents):
    first, second = put(documents, b"first"), put(documents, b"second")
    path(documents, first).write_bytes(path(documents, second).read_bytes())
    for pretended in (first, replace(first, key=second.key)):
        with documents.open(pretended) as stream, pytest.raises(Refused):
            stream.read()


def test_too_large_or_broken_off_leaves_nothing(documents):
    with pytest.raises(Refused, match="larger than 1 MiB"):
        documents.put([bytes(PIECE), b"1"], PIECE)

    def breaks():
        yield bytes(2 * PIECE)
        raise ValueError("gone")

    with pytest.raises(ValueError, match="gone"):
        documents.put(breaks(), MOST)
    assert list(documents.folder.iterdir()) == []


def test_sweeping_keeps_what_is_known(documents):
    kept, stray = put(documents, b"kept"), put(documents, b"stray")
    (documents.folder / ("d0" + BEGUN)).write_bytes(b"half")
    assert documents.sweep(frozenset({kept.id})) == 2
    assert read(documents, kept) == b"kept"
    with pytest.raises(Refused, match="not in its place"):
        documents.open(stray)
    documents.remove(kept.id)
    documents.remove(kept.id)
    assert list(documents.folder.iterdir()) == []


def test_where_nothing_can_be_written_one_sentence_says_so(tmp_path):
    (tmp_path / "documents").write_text("a file in the way")
    documents = FolderDocuments(tmp_path / "documents")
    assert not documents.well()
    with pytest.raises(Unavailable, match="make room"):
        put(documents, b"1")


def test_a_large_document_never_sits_in_memory(documents):
    piece, count = os.urandom(1 << 16), 300 * 16
    tracemalloc.start()
    stored = documents.put((piece for _ in range(count)), MOST)
    with documents.open(stored) as stream:
        size = sum(len(some) for some in iter(lambda: stream.read(1 << 16), b""))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size == stored.size == 300 << 20
    assert peak < 12 << 20


@pytest.mark.parametrize("size", [0, 5, PIECE, 2 * PIECE + 7])
def test_it_can_be_read_from_any_place(documents, size):
    data = os.urandom(size)
    stored = put(documents, data)
    with Opened(documents.sealed(stored.id), stored.id, stored.key) as stream:
        assert stream.seekable()
        places = (0, 1, size // 2, PIECE - 1, PIECE, PIECE + 1, size - 3, size)
        for at in sorted({min(max(place, 0), size) for place in places}, reverse=True):
            assert (stream.seek(at), stream.tell()) == (at, at)
            assert stream.read() == data[at:]
            assert stream.tell() == size
        assert stream.seek(-3, os.SEEK_END) == max(0, size - 3)
        assert stream.seek(1, os.SEEK_CUR) == min(size, max(0, size - 3) + 1)


def test_what_lay_can_be_laid_again_elsewhere(documents, tmp_path):
    stored = put(documents, b"as it came")
    other = FolderDocuments(tmp_path / "other")
    with documents.sealed(stored.id) as sealed:
        other.lay(stored.id, sealed)
    assert read(other, stored) == b"as it came"
    with pytest.raises(Refused, match="not in its place"):
        other.sealed("d-none")
