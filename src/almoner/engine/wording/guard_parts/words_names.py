"""Words written with a capital that name nobody, titles, and places with two names."""

from almoner.engine.wording.guard_parts.tokens import listed

TITLES = frozenset(listed("dr dra mr mrs ms sr sra srta"))
SPELT_TITLES = frozenset(listed("doctor doctora miss señor señora don doña"))

NO_NAMES = frozenset(
    listed("""
    department office services service customer financial manager director unit team division health medical center centre group system
    company inc llc corp co street avenue road suite box po dear sir madam attn attention re subject page january february march april
    may june july august september october november december monday tuesday wednesday thursday friday saturday sunday us usa states united
    formal good faith internal external act code section title part public federal state privacy rule board commission bureau office
    departamento oficina servicios servicio cliente financiero financiera gerente director directora unidad equipo division salud centro
    grupo sistema compania calle avenida estimado estimada asunto pagina enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo eeuu estados unidos ley codigo seccion titulo parte
    federal estado junta comision privacidad formal buena fe regla estatal estatales npi ssn dob cpt hcpcs icd ein ub eob era usc cfr
    hello hi hola greetings saludos billing accounts account accounting facturacion cuentas contabilidad member members afiliados
    mr mrs ms dr dra sr sra srta st sincerely atentamente usd ok pdf date fecha patient paciente name nombre ref id phone telefono fax
    english spanish ingles espanol representative note nota important importante however additionally furthermore moreover therefore accordingly unfortunately also
    finally lastly meanwhile similarly likewise otherwise besides nevertheless nonetheless thereafter afterwards adicionalmente finalmente
    lamentablemente desafortunadamente igualmente counselor counsellor supervisor administrator officer specialist coordinator agent
    clerk committee appeals reviewer collections collection patients advocate ombudsman president chief adviser advisor assistant
    consejero consejera supervisor supervisora administrador administradora agente coordinador coordinadora comite apelaciones
    cobranza cobranzas pacientes defensor defensora presidente presidenta jefe jefa asesor asesora first second third fourth fifth
    sixth primero segundo tercero cuarto quinto primera segunda tercera cuarta quinta one two three four five six seven mri ct ekg ecg
    iv er icu pt ot tac rm uci quality improvement claims records admissions emergencies customer relations parts lines codes pages bills calidad mejora
    mejoramiento reclamos reclamaciones archivos admisiones relaciones clientes van va viene vienen hay dos tres cuatro cinco seis siete
    """)
)

PLACES = {
    "new york": "new york",
    "nueva york": "new york",
    "ny": "new york",
    "california": "california",
    "ca": "california",
    "texas": "texas",
    "tejas": "texas",
    "tx": "texas",
    "florida": "florida",
    "fl": "florida",
    "new jersey": "new jersey",
    "nueva jersey": "new jersey",
    "nj": "new jersey",
    "new mexico": "new mexico",
    "nuevo mexico": "new mexico",
    "nuevo méxico": "new mexico",
    "pennsylvania": "pennsylvania",
    "pensilvania": "pennsylvania",
    "illinois": "illinois",
    "ohio": "ohio",
    "michigan": "michigan",
    "arizona": "arizona",
    "nevada": "nevada",
    "colorado": "colorado",
    "north carolina": "north carolina",
    "carolina del norte": "north carolina",
    "south carolina": "south carolina",
    "carolina del sur": "south carolina",
    "georgia": "georgia",
    "massachusetts": "massachusetts",
    "washington": "washington",
    "oregon": "oregon",
    "oregón": "oregon",
    "louisiana": "louisiana",
    "luisiana": "louisiana",
    "hawaii": "hawaii",
    "hawái": "hawaii",
    "puerto rico": "puerto rico",
    "north dakota": "north dakota",
    "dakota del norte": "north dakota",
    "south dakota": "south dakota",
    "dakota del sur": "south dakota",
    "west virginia": "west virginia",
    "virginia occidental": "west virginia",
    "virginia": "virginia",
    "maryland": "maryland",
    "connecticut": "connecticut",
    "maine": "maine",
    "vermont": "vermont",
    "new hampshire": "new hampshire",
    "minnesota": "minnesota",
    "nuevo hampshire": "new hampshire",
    "rhode island": "rhode island",
    "utah": "utah",
    "united states": "united states",
    "estados unidos": "united states",
}
STATES = """
al alabama|ak alaska|az arizona|ar arkansas|co colorado|ct connecticut|de delaware|ga georgia|hi hawaii|id idaho|il illinois|in indiana
ia iowa|ks kansas|ky kentucky|la louisiana|me maine|md maryland|ma massachusetts|mi michigan|mn minnesota|ms mississippi|mo missouri
mt montana|ne nebraska|nv nevada|nh new hampshire|nm new mexico|nc north carolina|nd north dakota|oh ohio|ok oklahoma|or oregon
pa pennsylvania|ri rhode island|sc south carolina|sd south dakota|tn tennessee|ut utah|vt vermont|va virginia|wa washington
wv west virginia|wi wisconsin|wy wyoming|dc district of columbia|pr puerto rico
"""
BEFORE_ZIP = frozenset(one.split()[0] for one in STATES.replace("\n", "|").split("|") if one)
"""These two letters are a state only before a ZIP code; elsewhere they may be words."""
PLACES |= {
    name: one.split(maxsplit=1)[1] for one in STATES.replace("\n", "|").split("|") if one for name in one.split(maxsplit=1)
}
PLACES |= {place.replace("é", "e").replace("ó", "o").replace("á", "a"): value for place, value in PLACES.items()}
