"""The mosaic's explanations of benefits: how a plan pays each line, and the facts of total rows."""

from evaluation.papers.families.mosaic_stock import house
from evaluation.papers.parts import fact
from evaluation.papers.work import rate_of


def adjudicate(job, plan):
    """Allowed, deductible, copay, coinsurance, paid and owed of each line; the rate stands in words when it can be checked."""
    percent = job.one(10, 15, 20, 20, 30, 40)
    left = job.one(0, 0, job.amount(40, 300), job.amount(200, 900))
    copays = job.odds(0.3)
    rates = {}
    plan.giver = house(job, plan.pool)
    for line in plan.lines:
        charge = line.money["charge"]
        allowed = charge * rates.setdefault(line.code or line.description, job.some(35, 92)) // 100
        opened = min(left, allowed)
        left -= opened
        visit = 2500 if copays and line.code.startswith("99") and not opened and allowed > 2500 else 0
        shared = 0 if visit else rate_of(allowed - opened, percent)
        line.money |= {"discount": charge - allowed, "allowed": allowed, "deductible": opened, "copay": visit, "coinsurance": shared, "paid": allowed - opened - visit - shared, "patient_owes": opened + visit + shared}
        line.extra["remark"] = job.one("", "", "45", "PDC", "131")
    able = [line for line in plan.lines if line.money["coinsurance"] > 500]
    if job.fault == "F07" and able:
        line = job.r.choice(able)
        right = line.money["coinsurance"]
        new = rate_of(line.money["allowed"] - line.money["deductible"], job.one(percent + 10, percent + 20, 50 if percent != 50 else 60))
        if new - right < 100 or line.money["paid"] - (new - right) < 0:
            new = right + line.money["paid"] // 2
        if new - right >= 100:
            line.money |= {"coinsurance": new, "paid": line.money["paid"] - new + right, "patient_owes": line.money["patient_owes"] + new - right}
            job.expect("F07", f"coinsurance is not {percent} % of allowed less deductible", [line], new, right)
    split = bool(job.expected) or job.fault == "F07" or job.odds(0.6)
    roles = ["charge", *(["discount"] if job.odds(0.7) else []), "allowed"]
    if split:
        own = ["deductible", *(["copay"] if any(line.money["copay"] for line in plan.lines) or job.odds(0.3) else []), "coinsurance"]
        roles += [*own, "paid"] if job.odds(0.6) else ["paid", *own]
        plan.percent = job.book.percent = percent
        plan.rate_text = job.one("Your plan pays {0}% of the allowed amount after the deductible. Your coinsurance is {1}%.", "After the deductible, you pay {1}% coinsurance of the allowed amount and the plan pays {0}%.",
                                 "Coinsurance: {1}% (plan {0}%) of what is allowed, once the deductible is met.").format(100 - percent, percent)
        if "copay" in own:
            plan.rate_text += " Visits may have a copay instead of coinsurance."
    else:
        roles.append("paid")
    plan.roles = [*roles, "patient_owes"]
    plan.units_mode = "none" if job.odds(0.7) else "before"
    plan.price = False
    plan.extras = [name for name in plan.extras if name in ("provider", "place", "ref")] + (["remark"] if job.odds(0.4) else [])


def totals(job, plan, flow):
    """The facts that a total row tells."""
    book, page, sums = job.book, flow.page, plan.all
    fact(book, page, "total_charges", sums["charge"])
    names = {"paid": "insurance_paid", "discount": "adjustments", "patient_paid": "patient_paid"}
    if plan.profile in ("eob", "pharmacy"):
        names |= {"patient_owes": "patient_responsibility", "deductible": "deductible", "copay": "copay", "coinsurance": "coinsurance"}
    for role, name in names.items():
        if role in plan.roles:
            fact(book, page, name, sums[role])
