"""What stays whatever it looks like: money, shares, doses, readings, codes, cites of law, and lines anybody may call."""

import re

from almoner.engine.privacy.deidentify.beginnings import rule
from almoner.engine.privacy.deidentify.page import Page

MONTH_OR_NOT = r"(?!\s*(?:de\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic))"
UNITS = (
    "mg|mcg|µg|ug|g|kg|lbs?|oz|ml|mL|dL|dl|l|L|cc|cm|mm|in|ft|units?|unidades|iu|IU|meq|mEq|mmol|mmHg|bpm|tabs?|tablets?|tabletas?|capsules?|"
    "c[aá]psulas?|drops|gotas|puffs|sprays|doses?|dosis|refills?|minutes?|minutos|mins?|hours?|horas|hrs?|days?|d[ií]as|weeks?|semanas|months?|meses|"
    "years?|a[nñ]os|yrs?|miles|millas|visits?|visitas|sessions?|sesiones|percent|por ciento|degrees|grados|dollars|d[oó]lares|pesos|cents|usd|USD|x|times|veces|"
    "nights?|noches|pounds|libras|inches|feet|beats|calories|people|pages?|p[aá]ginas|lines?|items?|cups?|pints?"
)
STAYS = rule(
    rf"""
    (?:\bUS)?[$€£]\s?\d[\d,]{{0,15}}(?:\.\d{{1,4}})?[kKmM]?
    | (?<![\w.\-/])-?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\w\-])
    | (?<![\w.\-/])-?\d{{1,9}}\.\d{{2}}(?![\w.\-/]\w)
    | (?<![\w.])\d{{1,4}}(?:\.\d{{1,3}})?\s?%
    | (?<![\w.\-/])\d{{1,5}}(?:[.,]\d{{1,3}})?(?:\s?[-–]\s?\d{{1,5}}(?:\.\d{{1,3}})?)?[ \-]?(?:{UNITS})\b{MONTH_OR_NOT}
    | (?<![\w/])\d{{2,3}}/\d{{2,3}}(?=\s?(?:mm\s?Hg|mmhg))
    | \b(?:BP|bp|blood\spressure|presi[oó]n(?:\sarterial)?|PA|vision|visi[oó]n|agudeza|pain|dolor|score|escala)[:\s]{{1,3}}(?:\w{{2,4}}\s)?\d{{1,3}}\s?/\s?\d{{1,3}}\b
    | \b\d{{1,2}}\s?(?:out\sof|/)\s?10\b(?=\s(?:pain|dolor|in\s|en\s|on\s|at\s|severity|de\s))
    | \b(?:CPT|cpt|HCPCS|hcpcs|ICD(?:-?\d{{1,2}})?(?:-?CM)?|icd(?:-?10)?|NDC|ndc|DRG|drg|MS-DRG|CARC|RARC|APC|CDT|LOINC|SNOMED|RxNorm|rev(?:enue)?\.?(?:\s?(?:code|cd))?|(?:procedure|diagnosis|
        (?:service|reason|remark|denial|billing|occurrence|condition|value|status|place\sof\sservice)(?=\scodes?\b)|modifier|c[oó]digos?(?:\sde\s\w{{3,15}})?)\s?(?:codes?)?|(?<!zip\s)(?<!ZIP\s)(?<!Zip\s)(?<!postal\s)(?<!Postal\s)(?<!study\s)(?<!access\s)codes?|POS|TOB|modifier|dx|Dx|DX)
        \s?(?:codes?|\#|no\.?|:|is|was|es)?[:\s\#]{{0,3}}(?:[A-Z]{{0,2}}\d[\dA-Z]{{1,10}}(?:\.[\dA-Z]{{1,4}})?(?:[\-–]\d{{1,4}}){{0,2}}(?:-[A-Z\d]{{2}}){{0,2}})(?:(?:,\s?|\s?/\s?|\sand\s|\sy\s|\s&\s|\sor\s|\so\s)[A-Z]?\d[\dA-Z]{{2,5}}(?:\.[\dA-Z]{{1,4}})?(?:-[A-Z\d]{{2}})?){{0,12}}
    | \b\d{{1,2}}\s?(?:CFR|C\.F\.R\.|U\.?\s?S\.?\s?C\.?|USC)\s?(?:§{{1,2}}|[Ss]ections?|[Pp]arts?|[Ss]ec\.)?\s?\d{{1,5}}[\w.\-–()]{{0,24}}
    | (?:§{{1,2}}\s?|\b[Ss]ec(?:tions?|ci[oó]n|\.)\s|\bPub(?:lic|\.)\s?L(?:aw|\.)\s?(?:No\.\s)?|\bP\.L\.\s|\bTitle\s|\b[Aa]rt(?:\.|[ií]culos?)\s|\bForm(?:\s|-)|\bformulario\s)\d{{1,5}}[\w.\-–()]{{0,24}}
    | \b(?:CMS|UB|HCFA|SSA|IRS|W|OMB|COVID|SARS-CoV|HBA|Rev|FY|CY|ICD|NCPDP|NPPES)-\d{{1,5}}[A-Z]?\b
    | \b1-800-(?:MEDICARE|633-4227)\b|\b1-877-696-6775\b|\b1-800-985-3059\b|\b1-800-318-2596\b
    | \b(?:call|dial|text|llame(?:\sal)?|marque)\s(?:911|988|211|311)\b
    """,
    re.VERBOSE,
)


def staying(page: Page) -> list[tuple[int, int]]:
    """Places of the text that no finder may take, in order and apart from each other."""
    return [match.span() for match in page.matches(STAYS)]
