"""What a plan's paper says in words of the coinsurance rate and of the side of the network it decided on."""

import re
from decimal import Decimal

from almoner.engine.bill import Network
from almoner.engine.intake.paper_kind import flat
from almoner.engine.intake.told.passages import passages

PERCENT = r"(\d{1,2}(?:\.\d{1,2})?) ?(?:%|percent|por ciento)"
COINSURANCE = r"(?:co-?insurance|co-?ins\.?|coaseguro)"
SHARE = r"(?:of (?:the |your )?(?:allowed|approved|eligible|covered|negotiated|contracted)(?: (?:amount|charge|charges|cost|expense|expenses))?|of (?:the amount|the charge|what) (?:that )?(?:we|your plan|the plan|medicare) (?:allows?|approves?|covers?)|of what(?:'s| is) left|de (?:la cantidad|el monto|el cargo|lo) (?:aprobad|permitid|cubiert|elegible|autorizad)|of the (?:rest|remainder|remaining \w+|cost|balance)|after (?:the |your )?deductible|in[- ]?network|out[- ]of[- ]network|dentro de|fuera de)"
TIED = (
    rf"(?: ?{PERCENT}|[^.;%\d$]{{0,60}}?(?::|=|\(|-|\bis\b|\bat\b|\bof\b|\bes\b|\bdel?\b|\brate\b) ?\(?{PERCENT})(?! of which)"
)
RATES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"{PERCENT} (?:\w+ ){{0,2}}{COINSURANCE}"),
    re.compile(rf"{COINSURANCE}{TIED}"),
    re.compile(
        rf"(?:you|member|patient|your (?:share|part|portion|responsibility)|usted|su parte)(?: (?:pays?|owes?|are responsible for|is responsible for|is|paga|es|(?:will |must |should )?pay))?(?: del?| the)? {PERCENT}(?: \w+){{0,3}}? ?{SHARE}"
    ),
    re.compile(rf"your (?:share|part|portion|cost share)(?: \w+){{0,6}} is {PERCENT}"),
    re.compile(
        rf"(?<!plan )(?<!seguro )(?<!aseguradora )(?:paga|pagara) (?:el )?{PERCENT} (?:del? \w+ )?(?:despues|de la cantidad|del monto)"
    ),
)
PLAN_PAYS = re.compile(
    rf"(?:plan|we|insurance|it|el plan|su plan)(?: will)? (?:pays?|covers?|paid|paga|cubre)(?: el)? {PERCENT}(?: \w+){{0,3}}? ?{SHARE}"
)
SPLIT = re.compile(r"\b([5-9]\d) ?/ ?([1-4]\d|50)\b(?= (?:plan|coverage|co-?insurance|coaseguro|after|in))")
CLAUSE = re.compile(r"[.;\n](?!\d)|,(?= )|\band\b|\by\b|/(?= )|\|")
OUTSIDE = re.compile(r"out[- ]of[- ]network|non[- ]?(?:network|participating|preferred|par\b)|fuera de (?:la )?red|\boon\b")
INSIDE = re.compile(
    r"\bin[- ]?network|\bpreferred\b|\bnetwork (?:provider|rate|benefit)|participating provider|dentro de (?:la )?red|en la red|\binn\b"
)
OF_A_SERVICE = re.compile(
    r"\b(emergency room|er visits?|ambulance|prescription|drugs?|pharmacy|brand|generic|dental|vision|basic|major|preventive|specialists?|primary care|imaging|mental|inpatient|outpatient|hospital stay|office visits?|urgent care|durable|dme|therapy|lab)\b"
)
"""A rate for one kind of service need not be the rate of the service on the paper."""
ANY = re.compile(PERCENT)
WHOLE = Decimal(100)
NETWORK_OUT = re.compile(
    r"(?:processed|paid|considered|covered|provider is|provider was|claim is|claim was|benefits?|applied|services?|status)[^.\n]{0,60}(?:out[- ]of[- ]network|non[- ]?(?:network|participating|preferred|par\b)|not in (?:our|your|the) (?:plan's )?network)"
    r"|(?:out[- ]of[- ]network|non[- ]?(?:network|participating|preferred)) (?:provider|benefits?|claim|rate|level|facility|doctor|hospital|lab)|fuera de (?:la )?red"
    r"|(?:does|do) not (?:participate|have a contract)|not contracted|no contract with"
)
NETWORK_IN = re.compile(
    r"(?:processed|paid|considered|covered|provider is|provider was|claim is|claim was|applied|services?|status)[^.\n]{0,60}\b(?:in[- ]?network|participating|preferred|in (?:our|your|the) (?:plan's )?network)"
    r"|\b(?:in[- ]?network|participating|preferred|contracted|network) (?:provider|benefits? (?:applied|level)|claim|facility|doctor|hospital|lab|discount)|^ ?in[- ]?network\b|dentro de (?:la )?red|en la red|proveedor participante"
    r"|participates (?:in|with)|under (?:its|their|the provider's|our) contract with|has (?:agreed to|a contract with)"
)


def coinsurance_said(text: str, network: Network = Network.UNKNOWN) -> Decimal | None:
    """The one coinsurance rate that the words give for this side of the network, as a share; None where they give none or several."""
    inside: set[Decimal] = set()
    outside: set[Decimal] = set()
    plain: set[Decimal] = set()
    special: set[Decimal] = set()
    for clause in _clauses(text):
        rates = _rates(clause)
        if OF_A_SERVICE.search(clause):
            special |= rates
        elif OUTSIDE.search(clause):
            outside |= rates
        elif INSIDE.search(clause):
            inside |= rates
        else:
            plain |= rates
    if network is Network.OUT:
        found = outside | (plain if outside or not inside else set())
    elif network is Network.IN:
        found = inside | plain
    else:
        found = inside | outside | plain
    return next(iter(found)) if len(found) == 1 and special <= found else None


def _clauses(text: str) -> list[str]:
    """Pieces of sentences that name at most one side of the network each."""
    found: list[str] = []
    for line in passages(text):
        words = flat(line)
        both = bool(OUTSIDE.search(words)) and bool(
            INSIDE.search(words.replace("out-of-network", "").replace("out of network", ""))
        )
        found += [piece for piece in CLAUSE.split(words) if piece.strip()] if both else [words]
    return found


def _rates(clause: str) -> set[Decimal]:
    """The rates of a clause; with them every other share it names that is not the plan's part, since either may be meant."""
    said = {Decimal(next(filter(None, hit.groups()))) for pattern in RATES for hit in pattern.finditer(clause)}
    said |= {WHOLE - Decimal(hit[1]) for hit in PLAN_PAYS.finditer(clause)}
    said |= {Decimal(hit[2]) for hit in SPLIT.finditer(clause) if Decimal(hit[1]) + Decimal(hit[2]) == WHOLE}
    if said:
        said |= {share for hit in ANY.finditer(clause) if WHOLE - (share := Decimal(hit[1])) not in said}
    return {rate / WHOLE for rate in said if 0 < rate < WHOLE}


def network_said(text: str) -> Network:
    """The side of the network that sentences name; unknown where both or neither is named."""
    found: set[Network] = set()
    for line in passages(text):
        words = flat(line)
        outside = bool(NETWORK_OUT.search(words))
        if outside:
            found.add(Network.OUT)
        elif NETWORK_IN.search(words):
            found.add(Network.IN)
    return found.pop() if len(found) == 1 else Network.UNKNOWN
