"""Independent check of held.jsonl: bounds, edges, disjointness, kinds, and that the source's marks are all there in order."""
import json, re, os, glob
H = os.path.dirname(os.path.abspath(__file__))
KINDS = set("name place date age_over_89 phone fax email ssn record_number plan_number account licence vehicle device url ip biometric photo other_id facility employer".split())
rows = [json.loads(l) for l in open(os.path.join(H, "held.jsonl"), encoding="utf-8")]
src = {}
for f in sorted(glob.glob(os.path.join(H, "source_*.txt"))):
    for b in open(f, encoding="utf-8").read().split("\n=== "):
        h, body = b.split("\n", 1); src[h.replace("=== ", "").split("|")[0].strip()] = body
assert len(rows) == len({r["id"] for r in rows}) == 150 and set(src) == {r["id"] for r in rows}
bad = 0
for r in rows:
    t = r["text"]; allx = []
    assert [t[s["start"]:s["end"]] for s in r["spans"]] == re.findall(r"\[\[\w+:(.+?)\]\]", src[r["id"]], re.S), r["id"]
    for key in ("spans", "stay", "either"):
        for s in r[key]:
            a, b = s["start"], s["end"]; assert 0 <= a < b <= len(t) and t[a:b] == t[a:b].strip(); allx.append((a, b))
            if key == "spans": assert s["kind"] in KINDS
            if (a and t[a-1].isalnum() and t[a].isalnum()) or (b < len(t) and t[b-1].isalnum() and t[b].isalnum()): print("inside a word:", r["id"], t[a:b], "|", t[a-3:b+3]); bad += 1
    allx.sort()
    for (a, b), (c, d) in zip(allx, allx[1:]): assert b <= c, (r["id"], t[a:b], t[c:d])
assert len({r["text"] for r in rows}) == 150
print("ok" if not bad else f"{bad} doubtful", len(rows), sum(r["text"].count("\n") >= 34 for r in rows), max(r["text"].count("\n") + 1 for r in rows))
