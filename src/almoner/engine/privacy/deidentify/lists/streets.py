"""Words of addresses: kinds of street (United States Postal Service, public domain, and Spanish ones), and kinds of places that treat."""

COMMON_STREETS = (
    r"street|str|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|circle|cir|place|pl|terrace|ter|parkway|pkwy|highway|hwy|way|trail|trl|"
    r"square|sq|alley|loop|pike|turnpike|expressway|expy|freeway|route|rte|crossing|xing"
)
RARE_STREETS = (
    r"annex|arcade|bayou|beach|bend|bluffs?|bottom|branch|bridge|brooks?|burgs?|bypass|camp|canyon|cape|causeway|centers?|circles|cliffs?|club|common|corners?|course|courts|coves?|creek|crescent|crest|"
    r"crossroads?|curve|dale|dam|divide|drives|estates?|extensions?|fall|falls|ferry|fields?|flats?|fords?|forest|forges?|forks?|fort|gardens?|gateway|glens?|greens?|groves?|harbors?|haven|heights|hills?|hollow|"
    r"inlet|islands?|isle|junctions?|keys?|knolls?|lakes?|landing|light|lights|locks?|lodge|mall|manors?|meadows?|mews|mills?|mission|motorway|mountains?|mount|neck|orchard|oval|overpass|park|parks|parkways|pass|"
    r"passage|path|pines?|plains?|plaza|points?|ports?|prairie|radial|ramp|ranch|rapids?|rest|ridges?|river|roads|row|rue|run|shoals?|shores?|skyway|springs?|spurs?|station|stravenue|stream|streets|summit|"
    r"throughway|trace|track|trafficway|trailer|tunnel|underpass|unions?|valleys?|viaduct|views?|villages?|ville|vista|walks?|wall|ways|wells?"
)
SPANISH_STREETS = r"calle|c/|avenida|av\.?|avda\.?|ave\.?|calzada|calz\.?|paseo|carretera|carr\.?|camino|callej[oó]n|privada|priv\.?|boulevard|blvd\.?|bulevar|plaza|pasaje|ronda|travesía|cerrada|circuito|prolongaci[oó]n|via|vía|rúa|rua|rue"
UNITS = r"(?i:apt|apartment|unit|suite|ste|room|rm|floor|fl|bldg|building|lot|trlr|trailer|spc|space|depto|departamento|dpto|piso|interior|int|apartamento|casa|#|no|num|n[uú]m)"
FACILITY_LAST = frozenset(
    """
hospital clinic clinica living daycare preschool kindergarten high clinics infirmary sanatorium hospice hospices pharmacy farmacia dentistry dental orthopedics orthopaedics pediatrics cardiology
radiology imaging dermatology oncology urology nephrology neurology gastroenterology ophthalmology optometry podiatry chiropractic surgery medical
health healthcare physicians rehabilitation rehab nursing labs laboratory laboratories diagnostics ambulance ems care wellness therapy psychiatry
school elementary university college academy church parish temple synagogue mosque shelter manor villa residence residences jail prison
medicine obstetrics gynecology obgyn ent anesthesia anesthesiology pathology hematology endocrinology rheumatology allergy pulmonology
""".split()
)
"""A kind of place that treats, houses or teaches, at the end of its name."""
FACILITY_SECOND = frozenset(
    "center centre centers group associates clinic hospital services partners practice system network specialists department home facility living office plaza campus institute pavilion school church district".split()
)
FACILITY_FIRST = frozenset(
    "hospital clinica centro sanatorio farmacia escuela colegio universidad iglesia parroquia residencia asilo hogar laboratorio laboratorios consultorio policlinica instituto primaria secundaria guarderia university saint".split()
)
"""A kind of place at the beginning of its name, as Spanish has it."""
FACILITY_ORDINARY = frozenset(
    """
general regional community county city memorial university public private local national state rural urban district central veterans va teaching main children
childrens women womens medical health surgical surgery urgent emergency acute critical intensive primary long term skilled assisted outpatient
inpatient ambulatory day night family internal sports physical occupational speech mental behavioral home in out of the for and a an our your this that
nearest same another other any every each new old my his her their free low cost non profit nonprofit for-profit out-of-network in-network network
wound pain sleep eye heart cancer stroke trauma burn breast bone joint spine diabetes vein skin lung kidney liver dialysis infusion imaging
pediatric adult adults geriatric maternity labor delivery neonatal prenatal obstetric gynecology cardiac pulmonary vascular orthopedic neurology cardiology
radiology oncology dermatology urology pharmacy retail mail order specialty hospital clinic center billing department departments financial
assistance charity care services service office system systems group patient patients insurance plan account accounts records
anesthesia pathology emergencies laboratory lab diagnostic nuclear medicine preventive preventative after hours walk dental vision hearing nursing
hospice rehabilitation rehab critical access safety net receiving transferring facility provider bill el la los las un una de del y general
publico publica privado privada medico medica salud dental comunitario comunitaria familiar urgencias emergencias cuenta mi su este esta otro otra
centro clinica hospital regional estatal nacional infantil cirugia ambulatoria rehabilitacion imagenes diagnostico laboratorio clinico
cuidados intensivos intensiva terapia facturacion finanzas ayuda financiera association foundation american to from at by with no yes is was i we on chronic managed transition end life quality affordable act self point long-term short-term
elementary middle high school college church st saint children's women's men's veteran's nurse visiting telehealth virtual online
physician physicians surgeons associates specialists doctors group tribal indian federal federally qualified medicare medicaid social work case management population occupational
creditor past present attending referring united states department human resources world organization bureau global healthy healthier better good best total whole complete comprehensive
""".split()
)
"""Words that make no name of a place: "General Hospital" is any, "Grace Hospital" is one."""
COMPANY = frozenset(
    "inc llc llp corp corporation co company ltd plc gmbh sa group bank insurance mutual assurance agency foundation society association bureau institute systems solutions technologies software ventures industries "
    "holdings recovery collections collection credit financial services partners studios records media press times bots airlines motors foods stores".split()
)
