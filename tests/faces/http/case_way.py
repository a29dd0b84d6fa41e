"""A case over HTTP, one step after the other, for tests."""

from dataclasses import dataclass
from typing import Any

from tests.faces.http.conftest import put
from tests.made_up import text_bill

DAY = "2026-11-21"
BILL = text_bill()


@dataclass
class Way:
    """A case of one paper; `at` is its address."""

    client: Any
    folder: str
    at: str = ""

    def open(self, data=BILL):
        paper = put(self.client, self.folder, data)
        said = self.client.post(self.folder + "/cases", json={"title": "Visit", "papers": [paper]})
        assert said.status_code == 201, said.text
        self.at = said.headers["Location"]
        return self

    def see(self, **asked):
        said = self.client.get(self.at, params=asked)
        assert said.status_code == 200, said.text
        return said.json()

    def post(self, step, said=None, status=(200, 202), **headers):
        got = self.client.post(f"{self.at}/{step}", json=said or {}, headers=headers)
        assert got.status_code in status, got.text
        return got

    def wait(self, job):
        with self.client.stream("GET", f"/api/v1/jobs/{job['id']}/events") as stream:
            assert "event: over" in "".join(stream.iter_text())

    def checked(self, **said):
        """Its papers gone over."""
        self.wait(self.post("audit", {"settings": {"as_of": DAY}} | said).json()["audit"]["job"])
        return self.see()

    def written(self, kind="line-dispute", **said):
        """A new letter, written."""
        self.wait(self.post("letters", {"kind": kind} | said).json()["letters"][-1]["job"])
        return self.see()["letters"][-1]

    def approve(self, letter, form="pdf", status=(200,)):
        digest = next(one["sha256"] for one in letter["files"] if one["form"] == form)
        return self.post(f"letters/{letter['id']}/approval", {"form": form, "sha256": digest}, status)
