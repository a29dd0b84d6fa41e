"""Words that look like somebody's name and are not: payers, programmes, laws, eponyms, drugs, tests, headings, months, states."""

from almoner.engine.states import NAMES
from almoner.engine.states import STATES as CODES
from almoner.engine.wording.months import MONTHS as NAMED

MONTHS = frozenset(NAMED) - {"set"}
"""Without a short form that is a word of English too."""
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "lunes martes miercoles jueves viernes sabado domingo".split()
)
STATES = frozenset(name.lower() for name in NAMES.values()) | frozenset(
    "puerto rico|guam|nueva york|nuevo mexico|tejas|carolina del norte|carolina del sur|dakota del norte|dakota del sur|nueva jersey|"
    "nuevo hampshire|pensilvania|luisiana|virginia occidental".split("|")
)
STATE_CODES = frozenset(CODES) | frozenset("FM MH PW AA AE AP".split())
"""Also of the associated states, and of post to the forces."""
COUNTRIES = frozenset(
    "usa|us|united states|america|estados unidos|eeuu|mexico|canada|guatemala|honduras|el salvador|nicaragua|costa rica|panama|cuba|"
    "dominican republic|republica dominicana|colombia|venezuela|ecuador|peru|bolivia|chile|argentina|uruguay|paraguay|brazil|brasil|spain|espana|"
    "france|germany|italy|portugal|ireland|england|scotland|wales|united kingdom|uk|netherlands|belgium|switzerland|austria|poland|ukraine|russia|"
    "china|japan|korea|india|pakistan|bangladesh|philippines|filipinas|vietnam|thailand|iran|iraq|israel|egypt|nigeria|ghana|kenya|ethiopia|"
    "somalia|haiti|jamaica|hungary|romania|greece|turkey|sweden|norway|denmark|finland|iceland|czech republic|slovakia|slovenia|croatia|serbia|"
    "bulgaria|estonia|latvia|lithuania|tunisia|morocco|algeria|south africa|australia|new zealand|cyprus|greenland|europe|africa|asia|"
    "latin america|north america|south america|latinoamerica|europa".split("|")
)
NATIONS = frozenset(
    """
american mexican hispanic latino latina latinx caucasian african asian european indian chinese japanese korean vietnamese filipino spanish english
french german italian irish polish russian ukrainian canadian cuban dominican colombian venezuelan peruvian salvadoran guatemalan honduran
brazilian arabic arab jewish muslim christian catholic protestant hindu buddhist sikh mormon baptist methodist presbyterian greek turkish
hungarian croatian czech danish swedish norwegian finnish dutch swiss austrian australian british scottish welsh portuguese haitian creole
tagalog mandarin cantonese farsi hindi urdu bengali somali amharic swahili nigerian ethiopian navajo cherokee apache alaskan hawaiian samoan
""".split()
)
PAYERS = frozenset(
    """
medicare medicaid medi tricare champva chip aetna cigna humana anthem unitedhealthcare uhc umr optum optumrx caremark bcbs kaiser permanente wellcare
molina centene ambetter oscar medigap marketplace cobra erisa hipaa aca nsa emtala ppo hmo epo pos hdhp hsa fsa hra eob cms hhs ocr doj cfpb
blue cross shield bluecross blueshield healthcare health insurance plan advantage gold silver bronze platinum elevance highmark carefirst
florida medimpact express scripts goodrx costplus metlife delta dental aflac guardian prudential lincoln financial usaa aarp allstate
progressive geico farmers liberty mutual travelers carecredit equifax experian transunion visa mastercard paypal zelle venmo amex discover
google apple amazon microsoft walgreens walmart cvs costco target kroger publix riteaid labcorp quest diagnostics mychart epic cerner zoom
fedex ups usps uber lyft seguro seguros social security hill burton soundcloud facebook whatsapp instagram teladoc zocdoc
""".split()
)
MAKERS = frozenset(
    """
pfizer moderna novavax astrazeneca johnson merck novartis roche sanofi abbott baxter medtronic stryker zimmer biomet boston scientific
siemens philips ge bayer lilly amgen gilead genentech bristol myers squibb teva mylan sandoz dexcom omnipod tandem libre freestyle onetouch accu chek ford honda toyota chevrolet chevy nissan hyundai kia tesla subaru mazda jeep dodge buick cadillac volvo bmw audi lexus
""".split()
)
DRUGS = frozenset(
    """
abilify accutane aciphex actos adderall advair advil albuterol aleve allegra amaryl ambien amoxicillin ancef aricept aspirin atenolol ativan
atorvastatin atrovent augmentin avandia avapro avastin azithromycin bactrim benadryl benicar boniva botox brilinta bumex buspar bystolic caduet
calan cardizem cardura catapres ceftriaxone celebrex celexa cephalexin chantix cialis cipro ciprofloxacin claritin cleocin clonazepam clonidine
clopidogrel codeine colace colchicine combivent concerta coreg coumadin cozaar crestor cymbalta decadron demerol depakote depo desyrel dexamethasone
diflucan digoxin dilantin dilaudid diltiazem diovan ditropan doxycycline duoneb dulera dupixent effexor elavil eliquis enbrel entresto epipen
epogen estrace excedrin farxiga fentanyl ferrous flagyl flexeril flomax flonase flovent fluoxetine fosamax furosemide gabapentin gemzar geodon
glipizide glucophage glucotrol glyburide haldol heparin herceptin humalog humira humulin hydrocodone hydrochlorothiazide hyzaar ibuprofen imdur
imitrex imodium inderal insulin invokana januvia jardiance keflex kenalog keppra keytruda klonopin klor lamictal lanoxin lantus lasix latuda
levaquin levemir levothyroxine lexapro librium lidocaine lidoderm lipitor lisinopril lithium loratadine lorazepam lortab losartan lovastatin lovenox
lunesta lyrica macrobid maxzide meclizine medrol melatonin metformin methadone methotrexate metoprolol miralax mobic motrin mounjaro mucinex
namenda naproxen naprosyn narcan neulasta neurontin nexium niaspan nitroglycerin norco norvasc novolog nucynta nuvaring olanzapine omeprazole
ondansetron opdivo ortho oxycodone oxycontin ozempic pamelor paxil paxlovid pepcid percocet phenergan plaquenil plavix pradaxa pravachol prednisone premarin
prevacid prilosec prinivil procardia prograf prolia promethazine propranolol protonix provigil prozac pulmicort qvar reglan relpax remeron remicade
restoril retin rifampin risperdal ritalin rituxan robaxin robitussin rocephin seroquel sertraline simvastatin singulair skelaxin soma spiriva
stelara suboxone sudafed symbicort synthroid tamiflu tegretol tenormin tessalon topamax toprol toradol tramadol trazodone tricor trulicity tylenol
ultram valium valtrex vancomycin vasotec ventolin versed viagra vicodin victoza vitamin vyvanse warfarin wegovy wellbutrin xanax xarelto xeljanz
xolair zantac zestoretic zestril zetia ziac zithromax zocor zofran zoloft zosyn zovirax zyprexa zyrtec zepbound paracetamol ibuprofeno metformina
amoxicilina losartán omeprazol insulina enalapril atorvastatina acetaminophen acetaminofen naproxeno levotiroxina
""".split()
)
EPONYMS = frozenset(
    """
alzheimer alzheimers parkinson parkinsons crohn crohns hodgkin hodgkins huntington huntingtons hashimoto graves addison addisons cushing cushings
babinski apgar foley doppler holter hickman glasgow lhermitte kegel heimlich romberg tinel phalen lachman mcmurray mcburney murphys rovsing
kernig brudzinski homans trendelenburg raynaud raynauds sjogren sjogrens tourette tourettes asperger aspergers marfan turner klinefelter
epley dix hallpike snellen rinne weber rorschach mallampati gleason breslow bells baker bakers colles pott barrett barretts meniere menieres
whipple billroth roux nissen swan ganz jackson pratt kirschner kocher mayo bovie braden morse katz lawton beck hamilton montreal boston york
down's wilson's paget pagets peyronie dupuytren osgood schlatter guillain barre creutzfeldt jakob epstein barr salmonella coxsackie lyme ebola zika
norwalk tdap mmr covid kawasaki henoch schonlein wegener wernicke korsakoff charcot marie tooth ehlers danlos hirschsprung mantoux papanicolaou
pap coombs schilling ringer ringers bunsen fahrenheit celsius
""".split()
)
EPONYM_NOUNS = frozenset(
    """
disease syndrome sign palsy catheter test score scale criteria phenomenon phenomena lymphoma sarcoma tumor monitor maneuver contracture esophagus procedure
operation index class classification law act rule amendment doctrine code clause virus fever cyst fracture lesion reflex position tube drain wire
line knot stitch graft flap ulcer node nodes chorea dementia thyroiditis anemia ataxia hernia staging grade stage questionnaire inventory solution
splint brace collar lift boot stockings wrap pin dressing bandage retractor clamp forceps needle suture prosthesis implant catheterization block program foundation award study trial diet method technique stain exam examination insurance insurer mutual bank
""".split()
)
EPONYM_LEADS = frozenset(
    "enfermedad sindrome escala signo sonda ley prueba mal test linfoma maniobra indice tubo virus plan programa seguro banco hurricane huracan storm tormenta tropical".split()
)
GENERIC = frozenset(
    """
patient patients name names date dates birth total amount balance due charges charge payment payments adjustment adjustments insurance claim claims account
statement bill billing invoice summary notice letter re subject from to cc dear hello hi hey hola thanks thank sincerely regards respectfully best estimado
estimada estimados atentamente saludos cordialmente gracias querido querida buenos buenas dias tardes noches
provider providers physician physicians doctor attending surgeon referring ordering rendering facility hospital clinic center department emergency room
history physical assessment impression findings procedure procedures diagnosis diagnoses medication medications allergies allergy exam labs lab laboratory results result
discharge admission admit progress note notes consult consultation follow chief complaint present illness past medical surgical family review systems social
vital signs plan subjective objective problem problems list reason visit visits service services code codes description units qty quantity rate price
member subscriber group policy policyholder guarantor relationship self spouse child sex gender male female race ethnicity age address phone fax email portal
page continued message inbox sent received attn attention signature signed electronically dictated transcribed authorized primary secondary
left right bilateral upper lower normal abnormal negative positive high low true false yes no none unknown other see please note important
ct mri xray ekg ecg eeg er ed icu or nicu picu cbc bmp cmp tsh inr hba a1c bp hr rr temp bmi wbc rbc hgb plt na cl co2 bun cr glucose usa
paciente nombre fecha nac nacimiento total monto saldo cargo cargos pago pagos seguro reclamo cuenta estado factura resumen aviso carta asunto medico
hospital clinica centro departamento urgencias sala historia diagnostico medicamentos alergias examen resultados alta ingreso nota notas motivo consulta
direccion telefono correo sexo edad masculino femenino servicio servicios descripcion cantidad precio numero grupo poliza titular miembro firma
i we you he she it they the this that these those my your his her our their a an and but or if when where why how what who there here as at by for
in of on with after before because since while during today yesterday tomorrow tonight now then also however although can could would should will may
might must do does did is are was were be been have has had not
el la los las un una unos unas yo tu usted ustedes ella ellos nosotros mi mis su sus nuestro este esta estos estas ese esa eso y o pero si cuando donde
pat cntl med rec rev cd desc stmt acct amt qty tot bal prev svc svcs proc diag dx hx rx tx pt pts nbr num dob ssn mrn npi ndc cpt icd drg hcpcs eob copay copays coinsurance mychart telehealth covid mr mrs ms mx dr drs sra srta dra lic ing prof i'm i've i'd i'll i’m i’ve i’d i’ll it's it’s that's what's he's she's don't can't won't didn't doesn't isn't wasn't haven't couldn't we're we've you're you've they're there's let's sibs sib enrollee enrollees cheers agent caller callers manual speaker operator representative rep reps client employee employer dependent adjuster grievance coordinator transcript voicemail uploaded device bracelet section chapter exhibit appendix agente llamada operador representante empleado solicitante asegurado asegurada afiliado afiliada miembro oficina horario capitulo seccion anexo att attn coma many some several few each every both such other others anyone everyone somebody nobody co almoner muslims fibromyalgia coenzyme medlineplus orphanet genereviews asap pls plz thx ty tysm btw fyi idk omg lol im ive dont cant wont didnt doesnt isnt thats whats hes shes ill ur u r ya yall gonna wanna gotta tho thru bc cuz cos
por que porque como quien cual con sin para desde hasta entre sobre de del al se le lo les me te nos hoy ayer manana ahora tambien aunque ya no mas muy
""".split()
)
"""Words that never are a name by themselves, however they are written; a title or a label before them does not make them one, except
for the few of NAMES_TOO."""
NAMES_TOO = frozenset(
    "abril julio domingo robin will may grace rose mark hope summer april june august guy chase bill art sky dawn faith joy best self note page rich see an price".split()
)
"""Words and names at once."""
