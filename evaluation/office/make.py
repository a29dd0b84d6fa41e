"""Makes an office's bills before they go out: two claim files with planted systematic errors beside random ones, and the truth.

    python evaluation/office/make.py --seed 1 --bills 1000 [--noise-only] [--noise 3] FOLDER

Writes hospital.837 (institutional), offices.837 (professional), tables/ (made-up NCCI and MUE files in the publisher's layout) and
truth.json. Shares no code with the program. Everybody in it is made up; code numbers stand without descriptions.

Planted, each in its own corner drawn by the seed:
  template   one hospital order set doubles one of its lines
  item       one drug goes out with ten times its units, wherever it is charged
  place      one place of service leaves modifier 25 off the visit beside a small operation
  provider   one practice charges a laboratory panel and, beside it, a panel that is part of it
Random, everywhere: lines entered twice, units far too many, a modifier forgotten, a part charged beside its panel.
"""

import argparse
import json
import random
from pathlib import Path

DAYS = [f"202608{day:02d}" for day in range(3, 29)]
ORDER_SETS = {
    "chest": [("0450", "99284"), ("0730", "93005"), ("0324", "71046"), ("0301", "80053"), ("0301", "84484"), ("0305", "85025")],
    "belly": [("0450", "99283"), ("0301", "80053"), ("0301", "83690"), ("0305", "85025"), ("0307", "81001")],
    "fall": [("0450", "99283"), ("0320", "73030"), ("0320", "73110"), ("0270", "A4565")],
    "stay": [("0762", "G0378"), ("0730", "93005"), ("0301", "80048"), ("0305", "85025")],
}
EXTRAS = [("0636", "J2405"), ("0636", "J1885"), ("0636", "J3490"), ("0260", "96374"), ("0460", "94640"), ("0301", "82947")]
DRUGS = ["J1885", "J2405", "J1100", "J0696"]
VISITS = ["99212", "99213", "99214"]
SMALL = ["20610", "11102", "17000"]
OFFICE = ["J1885", "J1100", "J0696", "J3301", "81002", "93000", "36415"]
PLACES = ["11", "19", "22", "49", "72"]
PRICES = {}
NOISE = {"twice": 0.006, "units": 0.01, "modifier": 0.04, "part": 0.03}
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qi ro su ta ve wi xo yu za".split()


def name(chance):
    return "".join(chance.choices(SYLLABLES, k=4)).upper()


def price(code):
    return PRICES.setdefault(code, 40 + int(code.strip("AGJ").ljust(5, "0")) * 7 % 400)


class Making:
    """One set of bills. `truth` names the claims of each planted error; without `planted` there are the random ones alone."""

    def __init__(self, seed, bills, planted=True):
        self.chance = random.Random(seed)
        pick = self.chance.choice
        drug = pick(DRUGS)
        self.plan = {
            "template": {"set": pick(["chest", "belly", "stay"])},
            "item": {"code": drug},
            "place": {"place": pick(PLACES), "beside": pick(SMALL)},
            "provider": {"number": self.chance.randrange(8)},
        }
        self.plan["template"]["code"] = pick([code for _, code in ORDER_SETS[self.plan["template"]["set"]][1:]])
        self.bills = bills
        if not planted:
            nowhere = {"set": "", "code": "", "place": "", "beside": "", "number": -1}
            self.plan = {kind: {key: nowhere[key] for key in about} for kind, about in self.plan.items()}
        self.truth = {kind: {**about, "claims": []} for kind, about in self.plan.items()}
        self.noise = {kind: [] for kind in NOISE}

    def hospital(self, claim):
        """Lines as (revenue code, code, modifiers, units)."""
        which = self.chance.choice(list(ORDER_SETS))
        lines = [(department, code, [], 1) for department, code in ORDER_SETS[which]]
        if self.chance.random() < 0.35:
            department, code = self.chance.choice(EXTRAS)
            lines.append((department, code, [], 1))
        if which == self.plan["template"]["set"]:
            lines += [line for line in lines if line[1] == self.plan["template"]["code"]][:1]
            self.truth["template"]["claims"].append(claim)
        return self.spoiled(claim, lines)

    def office(self, claim, place, provider):
        lines = [("", self.chance.choice(VISITS), [], 1)]
        if self.chance.random() < 0.4:
            small = self.chance.choice(SMALL)
            forgets = place == self.plan["place"]["place"]
            if forgets:
                self.truth["place"]["claims"].append(claim)
            elif self.chance.random() < NOISE["modifier"]:
                forgets = True
                self.noise["modifier"].append(claim)
            lines = [("", lines[0][1], [] if forgets else ["25"], 1), ("", small, [], 1)]
        for code in self.chance.sample(OFFICE, self.chance.choice([0, 1, 1, 2])):
            lines.append(("", code, [], 1))
        if self.chance.random() < 0.35:
            lines.append(("", "80053", [], 1))
            if provider == self.plan["provider"]["number"]:
                lines.append(("", "80048", [], 1))
                self.truth["provider"]["claims"].append(claim)
            elif self.chance.random() < NOISE["part"]:
                lines.append(("", "80048", [], 1))
                self.noise["part"].append(claim)
        return self.spoiled(claim, lines)

    def spoiled(self, claim, lines):
        made = []
        for department, code, modifiers, units in lines:
            if code == self.plan["item"]["code"]:
                units *= 10
                self.truth["item"]["claims"].append(claim)
            elif self.chance.random() < NOISE["units"]:
                units *= self.chance.randrange(6, 13)
                self.noise["units"].append(claim)
            made.append((department, code, modifiers, units))
            if self.chance.random() < NOISE["twice"]:
                made.append(made[-1])
                self.noise["twice"].append(claim)
        return made

    def files(self):
        hospital, office = [], []
        for number in range(self.bills):
            claim = f"K{number:05d}"
            day = self.chance.choice(DAYS)
            person = (name(self.chance), name(self.chance), f"Z{number:07d}")
            if number % 2:
                place, provider = self.chance.choice(PLACES), self.chance.randrange(8)
                office.append((provider, claim, person, day, place, self.office(claim, place, provider)))
            else:
                hospital.append((0, claim, person, day, "", self.hospital(claim)))
        self.chance.shuffle(office)
        return x12(hospital, professional=False), x12(office, professional=True)


def x12(claims, *, professional):
    guide = "005010X222A1" if professional else "005010X223A2"
    body = [f"ST*837*0001*{guide}", "BHT*0019*00*1*20260901*1200*CH"]
    body += ["NM1*41*2*MADE UP BILLING*****46*123", "NM1*40*2*MADE UP PAYER*****46*456"]
    level = 0
    for provider in sorted({one[0] for one in claims}):
        level += 1
        npi = f"10000000{provider:02d}" if professional else "1999999984"
        body += [
            f"HL*{level}**20*1",
            f"NM1*85*2*MADE UP PRACTICE {provider}*****XX*{npi}",
            "N3*1 NOWHERE ST",
            "N4*NOWHERE*NY*12207",
        ]
        above = level
        for _, claim, (last, first, member), day, place, lines in (one for one in claims if one[0] == provider):
            level += 1
            charge = sum(price(code) * units for _, code, _, units in lines)
            body += [f"HL*{level}*{above}*22*0", "SBR*P*18*******MB", f"NM1*IL*1*{last}*{first}****MI*{member}"]
            body += ["DMG*D8*19500101*F", "NM1*PR*2*MADE UP PAYER*****PI*456"]
            if professional:
                body += [f"CLM*{claim}*{charge}***{place}:B:1*Y*A*Y*Y", "HI*ABK:R51"]
            else:
                body += [f"CLM*{claim}*{charge}***13:A:1**A*Y*Y", f"DTP*434*RD8*{day}-{day}", "HI*ABK:R51"]
            for number, (department, code, modifiers, units) in enumerate(lines, start=1):
                what = ":".join(["HC", code, *modifiers])
                amount = price(code) * units
                if professional:
                    body += [f"LX*{number}", f"SV1*{what}*{amount}*UN*{units}***1"]
                else:
                    body += [f"LX*{number}", f"SV2*{department}*{what}*{amount}*UN*{units}"]
                body.append(f"DTP*472*D8*{day}")
    whole = ["ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260901*1200*^*00501*000000001*0*T*:"]
    whole += [
        f"GS*HC*SENDER*RECEIVER*20260901*1200*1*X*{guide}",
        *body,
        f"SE*{len(body) + 1}*0001",
        "GE*1*1",
        "IEA*1*000000001",
    ]
    return "".join(one + "~\n" for one in whole)


def tables(folder):
    """NCCI pairs and unit limits of both settings, third quarter of 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = {code for some in ORDER_SETS.values() for _, code in some} | {code for _, code in EXTRAS}
    codes |= {*DRUGS, *VISITS, *SMALL, *OFFICE, "80053", "80048"}
    pairs = [(small, visit, "1") for small in SMALL for visit in VISITS] + [("80053", "80048", "0"), ("96374", "36415", "1")]
    head = "CPT only copyright 2025 American Medical Association.  All rights reserved.\t\t\t\t\t\t\r\nColumn1/Column2 Edits\t\t\t\t\t\t\r\n"
    head += "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n"
    head += (
        "\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n\t\t\t\t*=no data\t1=allowed\t\r\n\t\t\t\t\t9=not applicable\t\r\n"
    )
    rows = "".join(f"{a}\t{b}\t\t20200101\t*\t{mark}\tMisuse of codes\r\n" for a, b, mark in sorted(pairs))
    for kind in ("ccipra", "ccioph"):
        (folder / f"{kind}-v322r0-f1.TXT").write_bytes((head + rows).encode("ascii"))
    banner = (
        '"Current Procedural Terminology (CPT) codes, descriptions and other data only are copyright 2025 American Medical '
    )
    banner += (
        'Association. All rights reserved. \r\n\r\nCPT® is a registered trademark of the American Medical Association. ",,,\r\n'
    )
    for kind, said in (
        ("PractitionerServices", "Practitioner Services"),
        ("OutpatientHospitalServices", "Outpatient Hospital Services"),
    ):
        text = f'{banner}"HCPCS/\r\nCPT Code",{said} MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n'
        text += "".join(f"{code},4,3 Date of Service Edit: Clinical,Clinical: Data\r\n" for code in sorted(codes))
        (folder / f"MCR_MUE_{kind}_Eff_07-01-2026.csv").write_bytes(text.encode("cp1252"))


def make(folder, seed, bills, planted=True):
    making = Making(seed, bills, planted)
    hospital, office = making.files()
    papers = folder / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    (papers / "hospital.837").write_text(hospital)
    (papers / "offices.837").write_text(office)
    tables(folder / "tables")
    truth = {"seed": seed, "bills": bills, "planted": making.truth, "noise": making.noise}
    (folder / "truth.json").write_text(json.dumps(truth, indent=1))


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="Make an office's bills with planted errors.")
    words.add_argument("folder", type=Path)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--bills", type=int, default=1000)
    words.add_argument("--noise-only", action="store_true")
    words.add_argument("--noise", type=float, default=1, help="so many times the usual random errors")
    asked = words.parse_args()
    NOISE.update({kind: share * asked.noise for kind, share in NOISE.items()})
    make(asked.folder, asked.seed, asked.bills, not asked.noise_only)
