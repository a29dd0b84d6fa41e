"""What a mosaic paper says before it is laid out: the kind of house, lines and groups, which marks of a line are printed."""

import datetime
from types import SimpleNamespace

from evaluation.papers.families.mosaic_stock import DEPARTMENTS, LONG, PARTS, house, other_words, services
from evaluation.papers.style import Money, day

WEEK = "Mon Tue Wed Thu Fri Sat Sun".split()
PROFILES = (("hospital", 22), ("doctor", 20), ("ledger", 14), ("summary", 6), ("lab", 6), ("ambulance", 4), ("dental", 6), ("dme", 4), ("home", 4), ("therapy", 5), ("pharmacy", 4), ("estimate", 5), ("eob", 12))
DATES = ("%m/%d/%Y", "%m/%d/%Y", "%m/%d/%y", "%m/%d/%y", "m/d/y", "m/d/Y", "%m-%d-%Y", "%m-%d-%y", "b", "%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%Y-%m-%d", "%d%b%y", "%b %d %Y")
MONIES = (Money(""), Money("$"), Money("", comma=False), Money("", minus="x-"), Money("$", minus="-x"), Money("$", minus="(x)"), Money("", minus="(x)"), Money("$", minus="$-x"), Money("", minus="x CR"),
          Money("", lead=False, comma=False), Money("$ "), Money("$", comma=False), Money("", minus="xCR"), Money("$", minus="x-"))


def pick(job):
    """A profile that can carry this paper's fault."""
    if job.fault == "F07":
        return "eob"
    able = [(name, weight) for name, weight in PROFILES if not (
        (job.fault in ("A07", "A08") and name in ("summary", "eob", "estimate", "ambulance")) or (job.fault == "A08" and name == "pharmacy") or (job.fault == "A01" and name in ("summary", "eob", "pharmacy"))
        or (job.fault == "A03" and name in ("eob", "estimate", "pharmacy")))]
    return job.r.choices([name for name, _ in able], [weight for _, weight in able])[0]


def style(words, how):
    return words.upper() if how == "upper" else words.lower() if how == "lower" else words.title().replace("'S", "'s") if how == "title" else words


def short(when, dates, year=True):
    """A day as printed; without its year when the paper leaves it out."""
    return day(when, dates) if year else (f"{when.month}/{when.day}" if dates.startswith("m/") else when.strftime("%d %b") if dates.startswith("%d") else when.strftime("%b %d") if "b" in dates
                                          else when.strftime("%m-%d" if "-" in dates else "%m/%d"))


def build(job):
    """Everything that is decided before a mark is made."""
    profile = pick(job)
    plan = SimpleNamespace(profile=profile, pool="doctor" if profile == "ledger" else profile, kind=("bill", {"bill", "statement"}), rows=[], percent=None)
    if profile == "estimate":
        plan.pool, plan.kind = job.one("hospital", "doctor", "dental", "therapy"), ("estimate", {"estimate"})
    if profile == "eob":
        plan.pool, plan.kind = job.one("hospital", "doctor", "doctor", "lab", "therapy"), ("eob", {"eob"})
    if profile == "ledger":
        plan.pool, plan.kind = job.one("doctor", "doctor", "therapy", "dental"), ("statement", {"bill", "statement"})
    plan.house = house(job, "eob" if profile == "eob" else plan.pool)
    plan.dates, plan.money = job.one(*DATES), job.one(*MONIES)
    plan.first = job.date()
    if plan.first > datetime.date(2026, 3, 1):
        plan.first = plan.first.replace(year=2025)
    marks(job, plan)
    lines = order(job, plan)
    plan.faulted = job.fault
    if job.fault == "A08":
        lines = job.nearly(lines, {line.code: style(other_words(line.extra["plain"]), plan.case) for line in lines if line.code})
    else:
        lines = job.plant(lines)
    plan.lines = lines
    plan.last = max(line.through or line.day for line in lines)
    plan.issued = job.after(plan.last, 5, 45) if profile != "estimate" else plan.first - datetime.timedelta(days=job.some(3, 30))
    plan.due = job.after(plan.issued, 14, 35)
    group(job, plan)
    return plan


def marks(job, plan):
    """Which marks of a line are printed, and where."""
    profile, fault = plan.profile, job.fault
    strict = fault in ("A07", "A08")
    plan.day_mode = job.r.choices(("line", "group", "first", "bill"), (60, 16, 10, 14))[0]
    if profile == "summary":
        plan.day_mode = job.one("none", "none", "bill")
    elif profile in ("home", "pharmacy", "ledger"):
        plan.day_mode = job.one("line", "line", "first") if profile != "pharmacy" else "line"
    elif profile == "ambulance":
        plan.day_mode = job.one("line", "bill")
    elif profile == "estimate":
        plan.day_mode = job.one("bill", "bill", "line", "none")
    if strict and plan.day_mode == "none":
        plan.day_mode = "line"
    plan.through = plan.day_mode == "line" and ((profile in ("dme", "home") and job.odds(0.6)) or job.odds(0.06))
    plan.join = job.odds(0.5)  # from and through in one column
    plan.weekday = plan.day_mode in ("line", "group") and not plan.through and job.odds(0.05)
    plan.code_mode = job.r.choices(("own", "prefix", "dash", "bracket", "suffix", "next", "none"), (54, 9, 6, 8, 3, 8, 12))[0]
    if profile in ("summary", "pharmacy"):
        plan.code_mode = "none"
    elif strict and plan.code_mode == "none":
        plan.code_mode = "own"
    plan.mod_mode = job.one("own", "dash", "space", "dash", "comma") if plan.code_mode == "own" else "dash" if plan.code_mode != "none" else "none"
    if plan.code_mode != "none" and job.odds(0.25):
        plan.mod_mode = "none"
    plan.coded_rev = plan.pool in ("hospital", "summary", "home", "therapy") and profile not in ("eob", "ledger") and job.odds(0.6)
    plan.price = fault == "A01" or (profile not in ("summary", "eob", "pharmacy") and job.odds(0.3))
    plan.units_mode = job.r.choices(("none", "before", "after", "times", "next", "at"), (26, 22, 32, 8, 6, 6))[0]
    if profile == "summary":
        plan.units_mode = "none"
    if plan.price and plan.units_mode in ("none", "times"):
        plan.units_mode = job.one("before", "after")
    if plan.units_mode == "at":
        plan.price = True
    if profile == "pharmacy":
        plan.units_mode = "after"
    plan.units_form = job.r.choices(("{}", "{}.0", "{}.00", "{} EA"), (80, 6, 8, 6))[0]
    plan.case = job.r.choices(("upper", "plain", "title", "lower"), (42, 40, 15, 3))[0]
    plan.long = 0.0 if job.odds(0.5) else job.one(0.15, 0.4, 0.8)
    plan.roles = ["charge"]
    if profile in ("hospital", "doctor", "lab", "dental", "therapy", "dme", "ambulance") and job.odds(0.32):
        plan.roles = job.one(["charge", "discount", "paid", "patient_owes"], ["charge", "allowed", "paid", "patient_owes"], ["charge", "discount", "allowed", "paid", "patient_owes"], ["charge", "paid", "discount", "patient_owes"],
                             ["charge", "discount", "paid", "patient_paid", "patient_owes"], ["charge", "allowed"], ["charge", "paid", "patient_owes"], ["charge", "discount", "patient_owes"])
    elif profile == "pharmacy":
        plan.roles = job.one(["charge", "paid", "patient_owes"], ["charge"], ["charge", "patient_owes"])
    plan.extras = [name for name, odds in (("provider", 0.1), ("place", 0.06), ("pointer", 0.05), ("diagnosis", 0.04), ("item", 0.07), ("ref", 0.06), ("type", 0.03), ("status", 0.03)) if job.odds(odds)]
    if plan.pool == "hospital" and job.odds(0.06):
        plan.extras.append("dept")
    if plan.pool in ("hospital", "lab") and profile != "eob" and job.odds(0.06):
        plan.extras.append("time")
    if profile == "dental":
        plan.extras += [name for name in ("tooth", "surface") if job.odds(0.75)]
    if profile == "pharmacy":
        plan.extras = ["rx", *(["ndc"] if job.odds(0.85) else []), *(["supply"] if job.odds(0.5) else [])]
    plan.body = job.r.choices(("grid", "stack", "cards", "pairs", "prose"), (72, 12, 6, 5, 5))[0]
    if profile in ("ledger", "eob") or len(plan.roles) > 1:
        plan.body = "grid" if profile != "eob" or job.odds(0.8) else job.one("cards", "pairs")
    if plan.body != "grid":
        plan.roles = plan.roles if profile == "eob" else ["charge"]
        if plan.code_mode not in ("none", "bracket"):
            plan.code_mode = "own"
        if plan.units_mode != "none":
            plan.units_mode = "after"
        plan.mod_mode = "none" if plan.code_mode == "none" or plan.mod_mode == "none" else "dash"
        plan.extras = [name for name in plan.extras if name in ("rx", "ndc", "provider", "tooth")]
        if plan.day_mode == "first":
            plan.day_mode = "line"
        if plan.body == "prose" and plan.price:
            plan.units_mode = "after"


def order(job, plan):
    """The services of the paper."""
    pool, profile = services(plan.pool, job), plan.profile
    sided = plan.mod_mode != "none" and job.fault != "A08"
    case = plan.case
    tails = {}
    for service in pool:
        tails[service.words] = style(f"{service.words}, {job.r.choice(LONG)}" if job.odds(plan.long) else service.words, case)
    plain = {(service.code, service.words) for service in pool}
    assert len(plain) == len(pool)
    single = plan.day_mode in ("bill", "none")
    if profile == "summary":
        lines = [job.line(service, plan.first, 1) for service in pool[:job.some(4, 14)] if not setattr(service, "price", job.amount(service.low / 100, service.high / 100))]
        lines.sort(key=lambda line: line.revenue_code)
    elif profile == "pharmacy":
        lines = []
        for number in range(job.some(3, 14)):
            service = job.r.choice(pool)
            service.price = service.price or job.amount(service.low / 100, service.high / 100)
            line = job.line(service, job.after(plan.first, number * 6, number * 6 + 4), 1)
            line.units = job.one("30", "60", "90", "15", "28", "8.5")
            line.extra = {"rx": job.people.number("#######"), "supply": job.one("30", "90", "10")}
            lines.append(line)
    elif profile == "hospital" or (profile == "lab" and job.odds(0.5)):
        days = 1 if single else job.some(1, 5)
        lines = job.order(pool, job.one(job.some(4, 10), job.some(6, 20), job.some(14, 44)) if plan.body in ("grid", "stack") else job.some(4, 11), plan.first, days, modifiers=sided)
    elif profile in ("ambulance", "estimate") or single:
        lines = job.order(pool, job.some(3, 10), plan.first, 1, modifiers=sided)
    else:
        lines, when = [], plan.first
        for number in range(job.some(2, 7) if profile != "home" and plan.body in ("grid", "stack") else job.some(3, 12) if profile == "home" and plan.body == "grid" else job.some(2, 4)):
            lines += job.order(pool, job.some(1, 5) if profile != "home" else job.some(1, 2), when, 1, twins=number == 0, modifiers=sided)
            when = job.after(when, 2, 40) if profile != "home" else job.after(when, 1, 4)
    if profile == "eob" and plan.body != "grid":
        lines = lines[:7]
    if profile == "hospital" and not job.fault and job.odds(0.3):
        lines = job.thousands(lines)
    if profile in ("hospital", "doctor", "therapy", "dental") and job.odds(0.08):
        lines = job.zero(lines, job.one("Patient education, no charge", "Tray, included", "Written instructions", "Follow-up check, included"))
    if profile in ("hospital", "doctor", "lab", "ledger") and not job.fault and not plan.price and plan.roles == ["charge"] and job.odds(0.08):
        line = job.r.choice([line for line in lines if line.money["charge"] > 0])
        back = line.copy()
        back.money["charge"] = -line.money["charge"]
        lines.insert(lines.index(line) + 1, back)
        job.looks.append("a charge and its reversal")
    rental = profile == "dme"
    if job.fault == "A01" and not any(line.units not in ("1", "0") and line.money["charge"] > 500 for line in lines):
        line = job.r.choice([line for line in lines if line.money["charge"] > 250] or lines)
        line.units, line.money["charge"] = "3", line.money["unit_price"] * 3
        if line.money["charge"] <= 500:
            line.money = {"unit_price": 2550, "charge": 7650}
    for line in lines:
        line.extra["plain"] = line.description
        line.description = tails.get(line.description) or style(line.description, case)
        if plan.mod_mode != "none" and not line.modifiers and line.code:
            if rental and "r" in line.flags:
                line.modifiers = ["RR", "KX"] if job.odds(0.3) else ["RR"]
            elif profile == "ambulance" and line.code in ("A0427", "A0429", "A0428", "A0433", "A0425"):
                line.modifiers = ["SH"]
            elif profile == "therapy":
                line.modifiers = ["GP"]
            elif line.code.startswith("992") and plan.profile != "hospital" and job.odds(0.2):
                line.modifiers = ["25"]
        line.through = (job.after(line.day, 29, 30) if rental and "r" in line.flags else job.after(line.day, 0, 3) if profile == "home" else line.day) if plan.through else None
        line.extra |= {"giver": "", "pointer": job.one("A", "A", "AB", "B"), "diagnosis": job.one("M54.50", "E11.9", "I10", "J06.9", "R07.9"), "place": job.one("11", "11", "22"), "surface": job.one("O", "MO", "DO", "B", "MOD"),
                       "tooth": str(job.some(2, 31)) if "t" in line.flags else "", "ref": job.people.number("@####"), "type": job.one("C", "S", "P"), "status": job.one("Final", "Filed", "Open"), "dept": job.one("301", "412", "620"),
                       "time": f"{job.some(6, 21):02d}:{job.one(0, 5, 12, 18, 30, 41, 55):02d}"}
    if job.fault == "A08":
        for line in lines:
            line.modifiers = []
    return lines


def group(job, plan):
    """Lines in groups: by day, department, doctor, visit or none; a group has a title, or only its day."""
    lines, mode = plan.lines, plan.day_mode
    doctors = [job.people.doctor() for _ in range(job.some(1, 3))]
    for line in lines:
        line.extra["giver"] = job.r.choice(doctors).split(",")[0] if "provider" in plan.extras else ""
    twin = [e["_lines"] for e in job.expected if e["check"] in ("A07", "A08")]
    for couple in twin:
        couple[1].extra |= {name: value for name, value in couple[0].extra.items()}
    if mode == "group":
        plan.by = "day"
    elif plan.profile in ("ledger", "pharmacy", "ambulance"):
        plan.by = "none"
    else:
        plan.by = job.r.choices(("none", "day", "department", "doctor"), (58, 14 if mode in ("line", "first") else 0, 16, 12))[0]
    if plan.body == "prose" and mode != "group":
        plan.by = "none"
    if plan.by == "none":
        plan.groups = [("", None, lines)]
    elif plan.by == "day":
        plan.groups = [("", when, [line for line in lines if line.day == when]) for when in sorted({line.day for line in lines})]
        pattern = job.one("{}", "{}", "Services on {}", "Date of service: {}", "DOS {}", "Visit {}", "Visit of {}", "*** {} ***", "Treatment date {}")
        plan.groups = [(pattern, when, mine) for _, when, mine in plan.groups]
    else:
        titled = job.one("Provider: ", "", "Dr. ")
        names = job.r.sample(DEPARTMENTS if plan.pool in ("hospital", "summary") else PARTS, min(7, max(1, min(5, len(lines) // 3 + 1)))) if plan.by == "department" else [f"{titled}{name.split(',')[0]}" for name in sorted(set(doctors))]
        if plan.profile == "eob":
            titled = job.one("Claim ", "Claim #", "Claim number ")
            names = [f"{titled}{job.people.number('##########')} - {name}" for name in names]
        elif plan.by == "department" and job.odds(0.25):
            glue = job.one(" ", " - ", ": ")
            names = [f"{job.people.number('###')}{glue}{name}" for name in names]
        if job.odds(0.4):
            names = [name.upper() for name in names]
        held = {}
        for line in lines:
            held.setdefault(line.extra["plain"] + line.code, job.r.choice(names))
        for couple in twin:
            held[couple[1].extra["plain"] + couple[1].code] = held[couple[0].extra["plain"] + couple[0].code]
        of = [(name, None, [line for line in lines if held[line.extra["plain"] + line.code] == name]) for name in names]
        plan.groups = [part for part in of if part[2]]
    plan.lines = [line for *_, mine in plan.groups for line in mine]
    if plan.by != "none":
        for at, (*_, mine) in enumerate(plan.groups):
            for line in mine:
                line.section = str(at)
    plan.subtotals = "none" if plan.by == "none" else job.r.choices(("none", "named", "unnamed", "heading"), (34, 44, 8, 14))[0]
    if plan.profile == "eob" and plan.body != "grid" and plan.subtotals in ("heading", "unnamed"):
        plan.subtotals = "named"
    if plan.by != "none" and plan.day_mode == "first" and plan.by != "day":
        plan.day_mode = "line"
    if plan.day_mode in ("first",):
        plan.through = False
    plan.year = not (mode in ("line", "first") and plan.profile not in ("pharmacy", "dme", "home", "estimate") and plan.first.year == plan.last.year and "%Y-" not in plan.dates and plan.dates != "%d%b%y" and not plan.through
                     and job.odds(0.09))
