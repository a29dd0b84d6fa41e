"""A whole journey over a real server, run as a program of its own: `python -m tests.journeys.server_journey FOLDER`.

Papers of every kind are taken in, audited, corrected and written about, a backup is made, mistakes are made too. Everything that a
person or an operator is shown is written to FOLDER/shown.json, what a collector of traces got to FOLDER/traces. What lay in the
folder of temporary files at any moment is looked at for the markers as it goes.
"""

import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from tests.adapters.stores.servers import free_port
from tests.faces.http.process import ALMONER, Server
from tests.made_up import csv_bill, fhir_eob, pdf_bill, text_bill, x12_835, x12_837

MARKERS = {
    "patient": "Zebulonmark", "family": "Quillfeathermark", "account": "MRKACCOUNT77", "clinic": "Oxbowmarker", "mail": "mrkmail",
    "street": "Mrkstreet", "member": "MRKMEMBER9", "note": "mrknotewords", "phone": "mrkphone", "words": "mrkdescription",
    "csv": "mrkcsvline", "fhir": "Mrkfhirperson", "remit": "MRKREMIT", "claim": "MRKCLAIM", "remitted": "MRKACCT835",
    "claimed": "MRKACCT837", "page": "mrkonpage", "paged": "Mrkpdfperson", "file": "mrk-file-name", "refused": "mrk-empty-file",
    "upload": "mrk-upload-name", "cancelled": "mrk-cancelled-name", "folder": "MRKFOLDER", "renamed": "MRKRENAMED",
    "correction": "MRKCORRECTED", "wrong": "mrkwrongpayer", "answer": "mrkanswer", "agent": "mrkbrowser", "key": "mrkidempotency",
    "query": "mrkquery",
}  # fmt: skip
CLINIC = f"{MARKERS['clinic']} {MARKERS['mail']}@home.example 1 {MARKERS['street']} {MARKERS['note']} {MARKERS['phone']}"
WORDED = ("02/03/2026", "99213", MARKERS["words"], 1, "200.00")
PAPERS = {
    f"{MARKERS['file']}.txt": text_bill(
        patient=f"{MARKERS['patient']} {MARKERS['family']}", account=MARKERS["account"], about=f"{CLINIC} {MARKERS['member']}"
    ),
    "b.csv": csv_bill(lines=[("02/03/2026", "99213", MARKERS["csv"], 1, "200.00")]),
    "c.json": fhir_eob(patient=MARKERS["fhir"]),
    "d.835": x12_835(patient=f"{MARKERS['remit']}*ALEX", account=MARKERS["remitted"]),
    "e.837": x12_837(patient=f"{MARKERS['claim']}*ALEX", account=MARKERS["claimed"]),
    "f.pdf": pdf_bill(patient=MARKERS["paged"], about=MARKERS["page"], lines=[WORDED], total="200.00"),
}


class Journey:
    """What was asked, and all that came back."""

    def __init__(self, port):
        self.port, self.shown, self.addresses = port, [], []

    def ask(self, method, path, body=None, *, own=False, **headers):
        """The answer's JSON, or its bytes. `own`: it is for the person who asked, and holds what is theirs."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method)
        if isinstance(body, dict):
            body, headers = json.dumps(body).encode(), {"Content-Type": "application/json"} | headers
        request.data = body
        for name, value in ({"User-Agent": MARKERS["agent"]} | headers).items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                data, said = answer.read(), lowered(answer.headers)
        except urllib.error.HTTPError as error:
            data, said, own = error.read(), lowered(error.headers), False
        said.pop("content-disposition", None)  # the file's own name, for its owner
        self.shown.append(json.dumps(said))
        self.addresses.append(said.get("location", ""))
        if not own:
            self.shown.append(data.decode("utf-8", "replace"))
        return json.loads(data) if said.get("content-type", "").startswith("application/json") else data

    def over(self, job):
        until = time.monotonic() + 120
        while time.monotonic() < until:
            if self.ask("GET", f"/api/v1/jobs/{job}")["state"] not in {"waiting", "running"}:
                return
            time.sleep(0.1)
        raise AssertionError("never over")

    def walk(self):
        """The journey. Gives how the audit and the letter came out."""
        folders = "/api/v1/folders"
        id = self.ask("POST", folders, {"name": MARKERS["folder"]}, own=True, Idempotency_Key=MARKERS["key"])["id"]
        folder = f"{folders}/{id}"
        for name, data in PAPERS.items():
            self.ask("POST", folder + "/papers", data, own=True, Content_Disposition=f'attachment; filename="{name}"')
        self.upload(folder)
        asked = {"as_of": "2026-11-21", "payers": ["commercial"], "answers": {"qmb": False}}
        made = self.ask("POST", folder + "/audits", asked)
        self.over(made["job"]["id"])
        audit = f"{folder}/audits/{made['id']}"
        answer = self.ask("GET", audit, own=True)
        self.ask("GET", audit + "/doubts", own=True)
        fact = f"bills/{answer['bills'][0]['id']}/patient/name"
        corrected = self.ask("POST", audit + "/corrections", {"corrections": [{"field": fact, "new": MARKERS["correction"]}]})
        self.over(corrected["job"]["id"])
        letter = self.ask("POST", audit + "/letters", {"kind": "itemized-bill"})
        if isinstance(letter, dict) and "job" in letter:
            self.over(letter["job"]["id"])
            self.ask("GET", f"{audit}/letters/{letter['id']}/pdf", own=True)
        self.mistakes(folders, folder, audit)
        self.ask("PATCH", folder, {"name": MARKERS["renamed"]}, own=True, If_Match='"v1"')
        for path in ("/metrics", "/health", "/ready", "/api/openapi.json"):
            self.ask("GET", path)
        return len(answer["documents"]), len(answer["findings"]), isinstance(letter, dict)

    def upload(self, folder):
        for name, data in ((MARKERS["upload"], text_bill(account=MARKERS["note"])), (MARKERS["cancelled"], b"")):
            begun = self.ask("POST", folder + "/uploads", own=True, Content_Disposition=f'attachment; filename="{name}.txt"')
            where, more = f"{folder}/uploads/{begun['id']}", {"Content_Type": "application/partial-upload"}
            half = len(data) // 2
            self.ask("PATCH", where, data[:half], own=True, Upload_Offset="0", **more)
            if data:
                self.ask("PATCH", where, data[half:], own=True, Upload_Offset=str(half), Upload_Complete="?1", **more)

    def mistakes(self, folders, folder, audit):
        self.ask("POST", folders, {"name": [MARKERS["patient"]]})
        self.ask("POST", folder + "/audits", {"payers": [MARKERS["wrong"]]})
        self.ask("POST", folder + "/audits", {"answers": {MARKERS["answer"]: MARKERS["answer"]}})
        self.ask("POST", folder + "/audits", {"papers": [MARKERS["query"]]})
        self.ask("GET", f"{folders}?after={MARKERS['query']}")
        self.ask("GET", f"/nowhere/{MARKERS['query']}")
        self.ask("POST", audit + "/corrections", {"corrections": [{"field": MARKERS["wrong"], "new": MARKERS["wrong"]}]})
        self.ask("POST", folder + "/papers", b"{" + MARKERS["note"].encode(), own=True, Content_Type="multipart/form-data")
        empty = self.ask(
            "POST", folder + "/papers", b"", own=True, Content_Disposition=f'attachment; filename="{MARKERS["refused"]}.pdf"'
        )
        self.over(self.ask("POST", folder + "/audits", {"papers": [empty["id"]]})["job"]["id"])


def lowered(headers):
    return {name.lower(): value for name, value in headers.items()}


class Watching(threading.Thread):
    """Looks at every file that lies in a folder, again and again, for the markers."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder, self.ended, self.found, self.looks = folder, threading.Event(), set(), 0

    def run(self):
        while not self.ended.wait(0.02):
            self.look()

    def look(self):
        self.looks += 1
        for one in self.folder.rglob("*"):
            try:
                data = str(one).encode() + (one.read_bytes() if one.is_file() else b"")
            except OSError:
                continue  # gone meanwhile
            self.found |= markers_in(data)


def markers_in(data):
    low = data.lower()
    return {name for name, marker in MARKERS.items() if marker.lower().encode() in low}


def collector(path):
    """Keeps what came, as it came."""

    class Sink(BaseHTTPRequestHandler):
        def do_POST(self):
            with path.open("ab") as kept:
                kept.write(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_said):
            pass

    server = HTTPServer(("127.0.0.1", 0), Sink)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main(home):
    import subprocess

    home = Path(home)
    data, temporary, port = home / "data", home / "temporary", free_port()
    temporary.mkdir()
    sink = collector(home / "traces")
    os.environ["TMPDIR"] = str(temporary)
    watching = Watching(temporary)
    watching.start()
    traces = f"http://127.0.0.1:{sink.server_port}"
    server = Server(data, port, OTEL_EXPORTER_OTLP_ENDPOINT=traces, LOG_LEVEL="debug").start()
    journey = Journey(port)
    try:
        server.ready()
        came = journey.walk()
    finally:
        code, out, err = server.end()
    (home / "key").write_bytes(bytes(range(32)))
    backup = [
        *ALMONER,
        "--data",
        str(data),
        "backup",
        str(home / "kept.backup"),
        "--key-file",
        str(home / "key"),
        "--with-secrets",
    ]
    made = subprocess.run(backup, capture_output=True, text=True, check=True)
    watching.ended.set()
    watching.join()
    told = {"shown": journey.shown, "addresses": journey.addresses, "streams": [out, err, made.stdout, made.stderr]}
    told |= {"came": came, "code": code, "temporary": sorted(watching.found), "looks": watching.looks}
    (home / "shown.json").write_text(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
