"""What a paper is as a whole, whose plan it names, and which side of the network it speaks of, from its words alone.

Each telling phrase gives points; odds are a kind's points out of all points plus a constant doubt, in thousandths. The words
are data: whatever a paper says about itself is weighed, never obeyed.
"""

import re
import unicodedata

from almoner.engine.bill import BillKind, Network, NoticeKind, PaperKind

NAMED = 250  # points of a paper that says what it is
DOUBT = 40  # points that nothing claims: one weak phrase alone never makes a paper certain
PHRASES: dict[PaperKind, tuple[tuple[int, str], ...]] = {
    PaperKind.EOB: (
        (400, r"this is not a (medical )?bill|this is not an invoice|esto no es una (factura|cuenta)|no es una factura"),
        (
            300,
            r"explanation of (medicare |medical |dental |health |plan )?(benefits?|payments?)|explicacion de (los )?beneficios",
        ),
        (300, r"medicare summary notice|aviso resumen de medicare|resumen de medicare"),
        (
            300,
            (
                r"(dental|medical|vision|health|drug|pharmacy) benefits? (statement|determination|notice|report)|benefits? determination"
                r"|do not send (any )?(payment|money) to (the|your) plan|your (dentist|doctor|provider) will bill you"
                r"|benefits? recap|(health|medical|dental|member|health ?care) claims? (summary|recap|statement|report|activity)"
                r"|do not pay (from|on|against) this (statement|notice|report|summary)|no pague (con|por) est[ea] (aviso|resumen)"
            ),
        ),
        (
            60,
            r"\beob\b|claim (was )?processed|how we processed|processed your claim|your claims? (detail|summary)|claim details?",
        ),
        (
            50,
            r"(your|the) plan (paid|allowed|discount)|amount you (may )?owe (your|the) provider|you may be billed|we paid (the |your )?provider|plan pays|what your plan paid",
        ),
        (
            50,
            r"remark codes?|appeal this (decision|claim)|right to appeal|negotiated (rate|amount)|member savings|plan discount",
        ),
        (40, r"pagado por (el|su) (plan|seguro)|lo que usted (podria )?debe|monto permitido"),
    ),
    PaperKind.ESTIMATE: (
        (400, r"good[- ]faith estimate|estimacion de buena fe|estimado de buena fe|presupuesto de buena fe"),
        (
            250,
            (
                r"this is (only |just )?an estimate|estimate of (charges|cost)|cost estimate|patient estimate|price estimate|estimated cost"
                r"|(pre-?service|pre-?treatment|pre-?procedure|self[- ]?pay|procedure|surgery|treatment|service|charge) (estimate|quote)\b|price quote|estimate of (your |expected )?(charges|costs?|fees|price)|estimado de (costos|gastos|cargos)|presupuesto"
            ),
        ),
        (
            150,
            r"estimate (date|number|id)|expected charges?|estimated (total|patient)|advance explanation of benefits|cargos? estimad[oa]s?",
        ),
        (
            60,
            r"not a contract|expected date of service|scheduled (service|procedure|date)|items or services (reasonably )?expected",
        ),
    ),
    PaperKind.COLLECTION: (
        (
            400,
            r"this (is|communication is) (an attempt to collect a debt|from a debt collector)|debt collector|cobrador de deudas",
        ),
        (
            250,
            r"collection agency|agencia de cobros?|placed (with us )?for collection|referred to (us for )?collection|validation (notice|information)",
        ),
        (200, r"(original|current) creditor|dispute (all or part of )?(the|this) debt|intento de cobrar una deuda|acreedor"),
        (100, r"amount of (the )?debt|between .{4,24} and today|you owed|re: collection|our client"),
    ),
    PaperKind.REMITTANCE: (
        (
            350,
            r"remittance advice|electronic remittance|remittance notice|aviso de remesa|provider (payment )?remittance|era 835",
        ),
        (100, r"check/eft|eft (number|trace)|payee|provider adjustments? \(plb\)|\bplb\b|claim adjustment (group|reason)"),
        (60, r"\bcarc\b|\brarc\b|group code|check number|production date|\bicn\b"),
    ),
    PaperKind.CLAIM: (
        (350, r"cms-?1500|\bub-?04\b|health insurance claim form|ada dental claim form|nucc|formulario de reclamacion"),
        (80, r"type of bill|patient control number|signature on file|insured'?s (id|name)|federal tax no"),
    ),
    PaperKind.PLAN: (
        (
            350,
            r"summary of benefits and coverage|certificate of coverage|evidence of coverage|plan document|resumen de beneficios y cobertura",
        ),
        (60, r"what you will pay|if you visit a health care provider|common medical event|excluded services"),
    ),
    PaperKind.NOTICE: (
        (
            300,
            r"advance beneficiary notice|notice of (adverse|denial|action|non-?coverage)|surprise billing protection form|aviso (previo )?de",
        ),
        (
            250,
            r"financial assistance (policy|application)|plain language summary|extraordinary collection actions?|asistencia financiera",
        ),
        (
            200,
            r"we (are|have) den(ying|ied)|your (claim|request) (was|has been|is) denied|denial of (coverage|payment)|consent to waive",
        ),
        (150, r"intend to (report|sue|garnish)|credit (bureau|reporting agenc)|place a lien|wage garnishment"),
        (
            250,
            r"\bplaintiff\b.*\bdefendant\b|summons and complaint|notice of (lawsuit|suit|lien|garnishment|judgment|sale of your)",
        ),
    ),
    PaperKind.BILL: (
        (
            200,
            r"itemi[sz]ed (bill|statement|charges)|factura detallada|detailed (bill|statement)|detalle de cargos|hospital bill",
        ),
        (
            200,
            r"pay this amount|please (pay|remit)|make checks? payable|remit (payment )?to|pague esta cantidad|payment coupon",
        ),
        (
            150,
            r"amount (now )?due|balance due|payment due|due date|total a pagar|saldo pendiente|fecha de vencimiento|please detach",
        ),
        (
            120,
            r"patient (statement|bill|invoice)|medical bill|billing statement|\binvoice\b|\bfactura\b|estado de cuenta|account statement",
        ),
        (
            80,
            r"\b(bill|billing|invoice) (date|number)\b|visit bill|fecha de (la )?factura|payments? (received|made)|guarantor|pague|saldo (a|por) pagar",
        ),
        (
            40,
            r"statement date|account (number|summary|balance)|previous balance|hospital charges|charges? (detail|summary)|revenue code",
        ),
    ),
    PaperKind.STATEMENT: (
        (
            200,
            r"(monthly|quarterly|account|health) statement of (activity|benefits|account)|statement of account|summary of account activity",
        ),
        (60, r"transactions this (month|period)|activity since|year[- ]to[- ]date"),
    ),
}
CERTAIN: tuple[tuple[PaperKind, PaperKind], ...] = (
    # A paper that says it is no bill is none, whatever amounts "due" it names; an estimate likewise.
    (PaperKind.EOB, PaperKind.BILL),
    (PaperKind.ESTIMATE, PaperKind.BILL),
    (PaperKind.COLLECTION, PaperKind.BILL),
)
NOTICES: tuple[tuple[NoticeKind, str], ...] = (
    (NoticeKind.COLLECTION, r"debt collector|attempt to collect a debt|collection agency|cobrador de deudas|agencia de cobro"),
    (NoticeKind.ESTIMATE, r"good[- ]faith estimate|estimacion de buena fe|estimado de buena fe"),
    (NoticeKind.ABN, r"advance beneficiary notice|\babn\b|cms-r-131|aviso (previo|anticipado) (de|al) beneficiario"),
    (
        NoticeKind.CONSENT,
        r"surprise billing protection form|consent to waive|give up (your|my) (federal )?(consumer )?protections?|consentimiento",
    ),
    (
        NoticeKind.COLLECTION_ACTION,
        (
            r"extraordinary collection actions?|intend to (report|sue|garnish)|report (this|your|the) (debt|account) to|place a lien|legal action"
            r"|credit (bureau|reporting agenc)|wage garnishment|acciones extraordinarias de cobro|default judgment|writ of garnishment"
            r"|summons and complaint|\bplaintiff\b|\blawsuit\b|notice of (sale|lien|garnishment|judgment|suit|levy)|(have|has|was|were|been|we) (sold|sued|garnished)"
            r"|filed (a )?(suit|complaint)|lien (was|has been|is|will be) |experian|equifax|transunion|(purchased|acquired|bought) (this|your|the) (debt|account)"
            r"|agencias de credito|demanda judicial|se vendio (su|la) (deuda|cuenta)"
        ),
    ),
    (
        NoticeKind.FINANCIAL_ASSISTANCE,
        r"financial assistance|charity care|asistencia financiera|ayuda financiera|atencion caritativa",
    ),
    (
        NoticeKind.DENIAL,
        (
            r"(claim|request|service|coverage|payment) (was|has been|is|were) denied|we (are|have) den(ying|ied)|notice of (adverse|denial)"
            r"|denial of (coverage|payment|claim)|aviso de denegacion|(fue|ha sido) deneg|adverse benefit determination"
            r"|determination: denied|notice of medicare non-?coverage"
        ),
    ),
)
BILL_KINDS = {
    PaperKind.BILL: BillKind.BILL,
    PaperKind.STATEMENT: BillKind.BILL,
    PaperKind.EOB: BillKind.EOB,
    PaperKind.ESTIMATE: BillKind.ESTIMATE,
    PaperKind.COLLECTION: BillKind.COLLECTION,
    PaperKind.CLAIM: BillKind.CLAIM,
    PaperKind.REMITTANCE: BillKind.REMITTANCE,
}
# The first that fits wins: an advantage plan is not Original Medicare, a managed Medicaid plan is Medicaid.
PAYERS: tuple[tuple[str, str], ...] = tuple(
    (kind, pattern)
    for kind, pattern in (
        ("medicare-advantage", r"medicare advantage|\bmapd?\b|medicare part c|medicare (complete|plus|select|gold|choice|hmo|ppo)|advantage plan|senior advantage|(hmo|ppo) medicare|(aetna|humana|uhc|united\w*|cigna|wellcare|bcbs|blue cross|anthem|kaiser\w*) medicare"),
        ("chip", r"\bs?chip\b|children'?s health insurance|child health plus|healthy kids|kidcare|peachcare|hoosier healthwise"),
        ("medicaid", r"medicaid|medi-?cal\b|masshealth|badgercare|tenncare|husky health|soonercare|ahcccs|apple health|medical assistance|mi salud|plan vital|healthy michigan|denali care|mainecare|nj familycare|molina|centene|wellpoint|amerigroup"),
        ("short-term", r"short[- ]term (medical|health|limited|plan|insurance)|limited[- ]duration"),
        ("fixed-indemnity", r"fixed indemnity|hospital indemnity|indemnity (plan|benefit)|limited benefit"),
        ("sharing-ministry", r"sharing ministr|health ?care sharing|health ?share|medi-?share|christian care|samaritan ministries|liberty ?share"),
        ("fehb", r"\bfehb\b|\bfepblue\b|federal employees? (health|program)|\bfep\b|\bgeha\b|\bpshb\b|mail handlers|nalc health"),
        ("tricare", r"tricare|champus\b|\bchampva\b|humana military|health net federal|triwest"),
        ("va", r"veterans? (affairs|administration|health)|\bva (community|health|medical|choice)|\bvaccn\b|department of veterans|^va$|\bvha\b"),
        ("ihs", r"indian health|\bihs\b|tribal health|urban indian"),
        ("workers-comp", r"work(ers?|er'?s|man'?s)'? ?comp|state (compensation )?insurance fund|compensacion (de|al) trabajador|\bwc\b"),
        ("auto", r"\bauto(mobile)? (insurance|carrier|claim|no[- ]fault)|no[- ]fault|\bpip\b|motor vehicle accident|med ?pay"),
        ("medicare", r"medicare|\bcms\b|noridian|palmetto gba|novitas|\bngs\b|first coast service|wps government|\bcgs admin"),
        ("self-pay", r"self[- ]?pay|uninsured|no insurance|cash (pay|patient)|private pay|sin seguro|pago propio|particular"),
        ("commercial", r"blue ?(cross|shield)|\bbcbs|anthem|aetna|cigna|evernorth|united ?health|\buhc\b|\bumr\b|humana|kaiser|oscar health|ambetter|health net|carefirst|highmark|premera|regence|independence blue|wellmark|florida blue|harvard pilgrim|tufts health|point32|geisinger|upmc health|priority health|medica\b|meritain|surest|oxford health|emblem ?health|multiplan|first health|\bppo\b|\bhmo\b|\bepo\b|\bhdhp\b|health ?partners|selecthealth|moda health|delta dental|metlife|guardian|triple[- ]s|\bmmm\b|commercial|employer (plan|group)|insurance co|health plan|plan medico|seguro medico|comercial"),
    )
)  # fmt: skip
OUT = re.compile(
    r"out[- ]of[- ]network|non[- ]?participating|non[- ]?network|not in (your |the )?(plan'?s )?network|fuera de (la )?red|non[- ]?par\b|^(out|oon|n|no)$"
)
IN = re.compile(
    r"\bin[- ]?network|participating provider|network provider|dentro de (la )?red|^(in|inn|par|y|yes|participating|si)$"
)


def flat(text: str) -> str:
    """Lower case without accents, one blank between words, so that phrases match across line ends."""
    letters = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("\u2013", "-"))
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).lower().split())


POSSIBLE = re.compile(
    r"\b(?:may|will|could|can|might|would|avoid|before|to prevent|podra|puede)\b[^.]{0,60}?(?:collection agenc|collections?\b|collector|credit (?:bureau|report)|agencia de cobro)[^.]{0,30}"
)
"""What a bill says may happen to it one day is not what it is."""
PLAN_DENIES = re.compile(
    r"we (?:have |are )?(?:denied|denying|not (?:paid|paying)|unable to pay)|claim denial|denial of (?:this |your )?(?:claim|payment)|adverse benefit determination|claim (?:was|has been|is) denied|aviso de denegacion"
)
CLAIMED = re.compile(r"claim (?:number|no|#|id)|numero de reclam")
DECIDES = re.compile(
    r"\bclaims?\b|benefi|\bmembers?\b(?! savings| discount)|\beob\b|\ballowed\b|subscriber|responsib|remark|appeal|reclam|permitido|afiliad|suscriptor"
)
"""Words of a plan that decides on a claim: one of them stands on each of its answers."""
SHARED = re.compile(
    r"(?:amount |total )?(?:billed|charged|submitted)|charges?:|total charges?|amount paid|plan paid|monto facturado"
)
CARER = re.compile(r"(?:provider|facility|billed by|service by|hospital|doctor|proveedor) ?:")


ASKS = re.compile(
    r"amount (now )?due|balance due|pay by|pay this|please pay|your responsibility|you (now )?owe|paying|total a pagar"
)
REMITS = re.compile(
    r"payee|\beft\b|check (number|no|#)|\bplb\b|\bcarc\b|\brarc\b|group code|claim adjustment|\bicn\b|provider adj|era 835"
)
"""What a payer writes to a provider beside its payment, and no bill says."""


def paper_kinds(text: str) -> tuple[tuple[PaperKind, int], ...]:
    """The kinds a paper can be by its words, with odds in thousandths, the likeliest first; () where nothing speaks."""
    words = POSSIBLE.sub(" ", flat(text))
    points = {kind: sum(worth for worth, pattern in told if re.search(pattern, words)) for kind, told in PHRASES.items()}
    if all(pattern.search(words) for pattern in (PLAN_DENIES, CLAIMED, SHARED, CARER)):
        points[PaperKind.EOB] += 500  # a plan's letter that denies a claim is its answer to it, whatever it is called
    if points[PaperKind.EOB] < NAMED and not DECIDES.search(words):
        points[PaperKind.EOB] = 0  # "Plan discount" alone stands on a provider's bill
    if points[PaperKind.EOB] < NAMED and points[PaperKind.BILL]:
        points[PaperKind.EOB] //= 2  # a bill speaks of the plan's discount and payment too
    if points[PaperKind.BILL] and ASKS.search(words) and not REMITS.search(words):
        points[PaperKind.REMITTANCE] //= 8  # "Remittance advice" heads the slip to send back with the payment
    for stronger, weaker in CERTAIN:
        if points[stronger] >= NAMED:
            points[weaker] //= 8
    # "This is not a bill" stands on estimates and notices too: the paper's own name decides between them.
    named = points[PaperKind.ESTIMATE] >= 400 and not re.search(r"explanation of (medicare )?benefits|explicacion de", words)
    (denies, pattern), *_ = PHRASES[PaperKind.EOB]
    only_denies = points[PaperKind.EOB] == denies and re.search(pattern, words)
    if named or (points[PaperKind.ESTIMATE] >= NAMED and only_denies):
        points[PaperKind.EOB] //= 8
    whole = sum(points.values()) + DOUBT
    found = [(kind, value * 1000 // whole) for kind, value in points.items() if value]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def bill_kind(kind: PaperKind) -> BillKind | None:
    """What a bill-shaped record on such a paper is; None for plans, notices and unknown papers."""
    return BILL_KINDS.get(kind)


def notice_kinds(text: str) -> tuple[NoticeKind, ...]:
    """The things a paper tells the person, by its words, in a fixed order."""
    words = flat(text)
    return tuple(kind for kind, pattern in NOTICES if re.search(pattern, words))


def payer_type(name: str) -> str | None:
    """One of the command line's payer kinds for a plan's or programme's name, or None."""
    words = flat(name)
    return next((kind for kind, pattern in PAYERS if re.search(pattern, words)), None)


def network_of(text: str) -> Network:
    """In or out of network by a label, cell or sentence; unknown where both or neither is named."""
    words = flat(text)
    outside, inside = bool(OUT.search(words)), bool(IN.search(OUT.sub(" ", words)))
    if outside == inside:
        return Network.UNKNOWN
    return Network.OUT if outside else Network.IN
