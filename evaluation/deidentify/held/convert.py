"""source_*.txt with inline marks -> held.jsonl. Run: python3 convert.py"""
import glob, json, re, collections, os
H = os.path.dirname(os.path.abspath(__file__))
K = dict(n="name", p="place", d="date", a="age_over_89", ph="phone", fx="fax", em="email", ssn="ssn", mr="record_number",
         pl="plan_number", ac="account", li="licence", ve="vehicle", de="device", url="url", ip="ip", bio="biometric",
         pho="photo", id="other_id", fac="facility", emp="employer")
TOK = re.compile(r"\[\[(\w+):(.+?)\]\]|\{\{(\w+):(.+?)\}\}|<<(.+?)>>", re.S)
out, ids, warn = [], set(), []
for f in sorted(glob.glob(os.path.join(H, "source_*.txt"))):
    for block in re.split(r"(?m)^=== ", open(f, encoding="utf-8").read())[1:]:
        head, body = block.split("\n", 1)
        i, lang, style = [x.strip() for x in head.split("|")]
        assert i not in ids and lang in ("en", "es", "mixed"), head
        ids.add(i); body = body.rstrip("\n")
        text, spans, stay, either, p = "", [], [], [], 0
        for m in TOK.finditer(body):
            text += body[p:m.start()]; p = m.end(); s = len(text)
            v = m[2] or m[4] or m[5]; text += v
            assert v == v.strip(), (i, v)
            if m[1]: spans.append({"start": s, "end": s + len(v), "kind": K[m[1]]})
            elif m[3]: stay.append({"start": s, "end": s + len(v), "what": m[3]})
            else: either.append({"start": s, "end": s + len(v)})
        text += body[p:]
        assert not re.search(r"\[\[|\]\]|\{\{|\}\}|<<|>>", text), (i, text)
        cov = [(x["start"], x["end"]) for x in spans + stay + either]
        for m in re.finditer(r"\$ ?\d[\d,]*(?:\.\d\d)?", text):      # every $ amount stays, marked or not
            if not any(a < m.end() and m.start() < b for a, b in cov):
                stay.append({"start": m.start(), "end": m.end(), "what": "amount"}); cov.append(m.span())
        stay.sort(key=lambda x: x["start"])
        r = {"id": i, "text": text, "spans": spans, "stay": stay, "either": either, "language": lang, "style": style}
        allsp = sorted(cov)
        for (a, b), (c, d) in zip(allsp, allsp[1:]): assert b <= c, (i, text[a:b], text[c:d])
        for x in spans:
            v = text[x["start"]:x["end"]]
            parts = {v} | ({w for w in re.findall(r"\w{4,}", v)} if x["kind"] == "name" else set())
            for w in parts:
                for m in re.finditer(r"(?<!\w)" + re.escape(w) + r"(?!\w)", text, re.I):
                    if not any(a <= m.start() and m.end() <= b for a, b in cov): warn.append((i, "again", w, text[max(0, m.start()-20):m.end()+15]))
        for m in re.finditer(r"\d{5,}|\d[\d-]{6,}\d|\d{1,2}/\d{1,2}|\S+@\S+|\d+\.\d\d\b|\b[A-Z]\d{2}\.?\d*\b", text):
            if not any(a < m.end() and m.start() < b for a, b in cov): warn.append((i, "unmarked", m[0], text[max(0, m.start()-20):m.end()+15]))
        out.append(r)
with open(os.path.join(H, "held.jsonl"), "w", encoding="utf-8") as g:
    for r in out: g.write(json.dumps(r, ensure_ascii=False) + "\n")
for w in warn: print("?", w)
c = collections.Counter
print(len(out), "texts;", sum(len(r["spans"]) for r in out), "spans;", sum(len(r["stay"]) for r in out), "stay;", sum(not r["spans"] for r in out), "without identifier")
for n, k in (("kind", c(s["kind"] for r in out for s in r["spans"])), ("what", c(s["what"] for r in out for s in r["stay"])), ("language", c(r["language"] for r in out)), ("style", c(r["style"].split(",")[0] for r in out)), ("lines>=35", c(r["text"].count("\n") >= 34 for r in out)), ("one line", c("\n" not in r["text"] for r in out))): print(n, dict(k.most_common()))
