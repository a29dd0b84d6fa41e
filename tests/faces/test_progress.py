"""How far a job is, in words: one sentence for each state, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from almoner.adapters.messages import load_messages
from almoner.faces.progress import says
from almoner.ports.jobs import Job, State

MOMENT = datetime(2026, 11, 21, tzinfo=UTC)
JOB = Job("j1", "audit", "a1", "p1", "u1", State.WAITING, 0, 0, 0, MOMENT, MOMENT)


@pytest.mark.parametrize(
    ("changes", "english", "spanish"),
    [
        ({}, "This waits for its turn.", "Esto espera su turno."),
        ({"tries": 1}, "We could not do this yet. We will try again soon.", "Aún no se pudo. Pronto se prueba otra vez."),
        ({"state": State.RUNNING}, "We have begun.", "Ya se empezó."),
        ({"state": State.RUNNING, "done": 2, "of": 5}, "We have read 2 of 5 papers.", "Ya se leyeron 2 de 5 papeles."),
        (
            {"state": State.RUNNING, "done": 5, "of": 5},
            "All papers are read. Now we check them.",
            "Ya se leyó todo. Ahora se revisa.",
        ),
        ({"state": State.RUNNING, "kind": "letter", "of": 2}, "We write your letter.", "Se escribe su carta."),
        (
            {"state": State.RUNNING, "kind": "letter", "of": 2, "done": 1},
            "Your letter is written. Now we put it on pages.",
            "La carta está escrita. Ahora se pone en páginas.",
        ),
        ({"state": State.RUNNING, "kind": "refresh", "of": 2}, "We have begun.", "Ya se empezó."),
        ({"state": State.DONE, "of": 5}, "This is done.", "Ya está hecho."),
        ({"state": State.FAILED}, "This could not be done. Open it to see why.", "No se pudo hacer. Ábralo para ver por qué."),
        ({"state": State.CANCELLED}, "This was stopped.", "Esto se paró."),
    ],
    ids=["waits", "again", "begun", "reads", "checks", "writes", "sets", "refresh", "done", "failed", "stopped"],
)
def test_it_is_said_in_words(changes, english, spanish):
    job = replace(JOB, **changes)
    assert (says(job, load_messages(), "en"), says(job, load_messages(), "es")) == (english, spanish)
