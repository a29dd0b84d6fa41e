"""Words by which a sentence says what an amount in it is, English and Spanish, matched on lower case without accents."""

import re

CUES: tuple[tuple[str, str], ...] = (
    ("previous_balance", r"previous balance|prior balance|balance forward|saldo anterior"),
    (
        "balance",
        (
            r"\bbalance\b|you (now |still |currently )?owe\b|amount (now |still )?(due|owed)|\bremain(s|ing|der)?\b|left (to pay|for you|over)"
            r"|please (pay|send|remit)|outstanding|\bsaldo\b|usted debe|adeuda|queda por pagar|total a pagar|por favor pague"
        ),
    ),
    (
        "adjustments",
        (
            r"(took|taken|take) off|discount(s|ed)?\b|adjust(s|ed|ment|ments)?\b|(wrote|written|write) ?-?off|reduc(ed|tion|es)\b|allowance|waived"
            r"|descont\w*|descuentos?|ajust\w+|rebaj\w+|condon\w+"
        ),
    ),
    (
        "paid",
        r"\bpaid\b|\bpayments?\b( of| from| received)?|\bsent us\b|\bcovered\b|\bpago\b|\bpagos?\b|\bpagaron\b|\babon\w+|we (have )?received|recibimos",
    ),
    ("interest", r"\binterest\b|\binteres(es)?\b"),
    (
        "total_charges",
        (
            r"\bin all\b|altogether|\btogether\b|\btotal(s|ed|ing|led|ling)?\b|\bsum\b|(comes?|came) to|amount(s|ed) to|add(s|ed)? up to"
            r"|en total|\bsuman?\b|\bsumaron\b|asciende\w*"
        ),
    ),
    (
        "charge",
        r"\bcharg(e|ed|es|ing)\b|\bbill(ed|ing)\b|\bcosts?\b|\bfees? (for|of)\b|cobr(amos|o|aron)|\bcargos?\b|\bcuesta\b",
    ),
)
"""Fields by the words before an amount; of several the last said counts."""
NO_FACT = re.compile(
    r"per month|monthly|instal+ments?|income|per year|\blate\b|\boffer(s|ed)?\b|settle|\bwould\b|\bcould\b|\bmay\b|\bmight\b|\bif (you|we|your|the)\b"
    r"|at least|minimum|more than|less than|below|above|(?<!add )(?<!adds )(?<!added )up to|\bdown payment\b|mensual\w*|ingresos?|cuotas?|\bmora\b|podria|hasta\b|al menos|\bsi (usted|no)\b"
)
"""Before an amount: it is promised, possible or a measure, and nothing that was charged, paid or is owed."""
NO_FACT_AFTER = re.compile(
    r"^(a|per|each|every|al|por|cada) (month|year|week|visit|mes|ano|semana|visita)\b|^(today|now|down|at once|hoy)\b|^or (more|less)\b"
)
TOTAL_AFTER = re.compile(
    r"^(altogether|in all|in total|all told|all together|together|in sum|total|combined|overall|en total|en conjunto)\b"
)
"""After an amount at the end of a list: it is all of the list."""
BY_PATIENT = re.compile(r"\byou\b|\byour (own )?(payments?|copay\w*)|from you\b|\busted\b|\bsu pago\b|\bpaciente\b|\bpatient\b")
BY_PATIENT_AFTER = re.compile(r"^(from you|at the (desk|visit|window|counter)|(de|por) usted|en (caja|ventanilla))\b")
BY_PLAN = re.compile(
    r"\bplan\b|insur\w+|carrier|\bpayer\b|medicare|medicaid|tricare|asegurador\w*|\bseguros?\b|\bmutual\b|\bhealth\b"
)
BY_NAME = re.compile(r"[A-Z][\w&.'-]+(?: [A-Z&][\w&.'-]*)* (?:has |have )?(?:paid|sent|covered|pag[oó])")
"""A name, and no person spoken to, that paid."""
CHARGING = re.compile(
    r"\b(charged|billed|charge|bill|billing|charging)\b( you| your account| the account)?( \$)?( for| with)?|\b(charges|services|items)( \w+){0,4} (were|are|include[ds]?|was)\b"
    r"|(le )?cobramos( por)?|se le cobr\w+( por)?|\b(cargos|servicios)( \w+){0,4} (son|fueron|incluyen)\b"
)
"""What comes before a list of services with their amounts."""
FORWARD = re.compile(r"^(for|por)\b")
JOINERS = frozenset(
    [
        "names",
        "lists",
        "shows",
        "named",
        "listed",
        "an",
        "and",
        "y",
        "e",
        "plus",
        "mas",
        "also",
        "then",
        "for",
        "por",
        "of",
        "de",
        ",",
        ";",
        ":",
        "-",
        "–",
        "—",
    ]
)
CARE = re.compile(
    r"treated|\bseen\b|visit\w*|services?|\bcare\b|admitted|\bcame\b|\bstay\w*|attended|atendid\w+|atendimos|servicios?|hospitaliza\w+|consulta"
)
DUE = re.compile(r"(pay\w*|due|send|remit|paga\w*|pague\w*|vence)\b.{0,40}\b(by|before|on|until|antes del?|hasta el|el)$")
DEAR = re.compile(r"(?:Dear|Estimad[oa]|Apreciad[oa])\s+(?:(?:Mr|Mrs|Ms|Sr|Sra|Dr)\.?\s+)?([^\W\d_][^,:;\d]{2,60})\s*[,:]")
CODE = re.compile(r"[\s(,]*\b(?:code|c[oó]digo)\s*[:#]?\s*([A-Z]?\d{4,5}[A-Z]?(?:-[A-Z0-9]{2})?)\)?", re.IGNORECASE)
UNITS = re.compile(r"\b(\d{1,3}) (?:units?|times|unidades|veces)(?: of| de)?\b", re.IGNORECASE)
SHORT_FORMS = frozenset(
    {"dr.", "mr.", "mrs.", "ms.", "st.", "no.", "sr.", "sra.", "jr.", "inc.", "ave.", "dept.", "acct.", "u.s."}
)
SCHEDULE = re.compile(
    r"payment (plan|arrangement) (agreement|schedule|contract)|(agreement|schedule) (of|for) (monthly )?payments|payment schedule"
    r"|(acuerdo|convenio|contrato|calendario|plan) de pagos?\b.{0,200}\b(mensual|cuota)"
)
"""A paper of promised payments: its rows of days and amounts are nothing that was charged or paid."""
