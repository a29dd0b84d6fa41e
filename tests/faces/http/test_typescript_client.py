"""The TypeScript client is the one its description makes, compiles under strict rules, and speaks with a real server."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from clients import generate
from tests.adapters.stores.servers import free_port
from tests.faces.http.test_serve import end, ready, start

ROOT = Path(__file__).parents[3]
COMPILER = ROOT / ".browser" / "node_modules" / "typescript" / "bin" / "tsc"
CALLS = """
import { Almoner, Refused } from "./almoner.js";
const almoner = new Almoner(process.argv[2]);
const made = await almoner.makeFolder({ body: { name: "Alex Example" }, idempotencyKey: "k1" });
const again = await almoner.makeFolder({ body: { name: "Alex Example" }, idempotencyKey: "k1" });
const folder = made.body.id;
const paper = await almoner.addPaper(folder, { body: "a bill", contentDisposition: 'attachment; filename="a.txt"' });
const back = await (await almoner.fetchPaper(folder, paper.body.id)).body.text();
const listed = await almoner.listPapers(folder, { limit: 1 });
const upload = await almoner.beginUpload(folder, { uploadLength: 3 });
const sent = await almoner.addToUpload(folder, upload.body.id, { uploadOffset: 0, uploadComplete: "?1", body: "abc" });
let refused = "";
try {
  await almoner.renameFolder(folder, { body: { name: "Eve" } });
} catch (error) {
  refused = error instanceof Refused ? error.problem.code : String(error);
}
const tag = made.headers.get("ETag");
const renamed = await almoner.renameFolder(folder, { body: { name: "Eve" }, ifMatch: tag });
await almoner.eraseFolder(folder);
console.log(JSON.stringify({
  same: made.body.id === again.body.id, back, names: listed.body.papers.map((one) => one.name), sent: sent.status, refused,
  name: renamed.body.name,
}));
"""


def compiler():
    if shutil.which("node") is None or not COMPILER.exists():
        pytest.skip("the TypeScript compiler is not in .browser: make test brings it")
    return ["node", str(COMPILER)]


def test_it_is_the_one_that_its_description_makes():
    kept = json.loads(generate.DESCRIPTION.read_text(encoding="utf-8"))
    assert kept == generate.description(), "run make client"
    assert generate.client(kept) == generate.CLIENT.read_text(encoding="utf-8"), "run make client"


def test_it_compiles_under_strict_rules():
    done = subprocess.run([*compiler(), "-p", str(generate.CLIENT.parent)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_a_wrong_call_does_not_compile(tmp_path):
    for one in generate.CLIENT.parent.iterdir():
        shutil.copy(one, tmp_path)
    wrong = generate.CLIENT.read_text() + '\nnew Almoner("x").makeFolder({ body: { nam: 1 } });\n'
    (tmp_path / "almoner.ts").write_text(wrong)
    done = subprocess.run([*compiler(), "-p", str(tmp_path)], capture_output=True, text=True, check=False)
    assert "almoner.ts" in done.stdout
    assert done.returncode != 0


def test_it_speaks_with_a_real_server(tmp_path):
    tsc, port = compiler(), free_port()
    (tmp_path / "package.json").write_text('{"type": "module"}')
    source = str(generate.CLIENT)
    made = [
        *tsc,
        source,
        "--outDir",
        str(tmp_path),
        "--target",
        "ES2022",
        "--module",
        "ES2022",
        "--moduleResolution",
        "bundler",
    ]
    subprocess.run([*made, "--lib", "ES2022,DOM,DOM.Iterable"], check=True)
    (tmp_path / "calls.js").write_text(CALLS)
    process = start(tmp_path / "data", port)
    try:
        ready(port, process)
        asked = ["node", str(tmp_path / "calls.js"), f"http://127.0.0.1:{port}"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
    finally:
        end(process)
    assert json.loads(done.stdout) == {
        "same": True,
        "back": "a bill",
        "names": ["a.txt"],
        "sent": 201,
        "refused": "if_match_missing",
        "name": "Eve",
    }


def test_two_operations_of_one_name_are_refused():
    said = {"components": {"schemas": {}}, "paths": {}}
    for path in ("/a", "/b"):
        said["paths"][path] = {"get": {"summary": "See", "responses": {"204": {}}}}
    with pytest.raises(ValueError, match="see"):
        generate.client(said)
