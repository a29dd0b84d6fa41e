"""Words by which a text is judged: of health and bills, of persons, of care that never leaves, and common ones that are no names."""


def those(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEALTH = those(
    """
    abdomen abscess ache aches acne admission admitted adhd aids alcoholic allergic allergies allergy alzheimer ambulance amputated anemia
    anesthesia aneurysm antibiotic antibiotics antidepressant anxiety appendicitis appendix arthritis asthma autism autistic autopsy balance
    benefits bill billed bills biopsy bipolar birth bleed bleeding blood bone bones bowel brain breast breathing bronchitis cancer cancers
    cardiac cardiologist cardiology care cataract catheter charge charged charges charity chart chemo chemotherapy chest cholesterol
    chronic claim claims clinic clinical coinsurance colonoscopy coma concussion condition copay copd cough covered covid cpt cramps crohn
    ct cure cyst deductible dementia denial denied dental dentist depressed depression dermatologist diabetes diabetic diagnosed diagnoses
    diagnosis diagnostic dialysis diarrhea disabled disability disease diseases disorder dizziness dizzy doctor doctors dosage dose doses
    drug drugs eczema eob ekg emergency emphysema endoscopy epilepsy er estimate facility faint fetal fetus fever fibrosis flu fracture
    fractured gallbladder gastric genetic glaucoma glucose gout guarantor gynecologist headache headaches health healthcare hearing heart
    hemorrhage hepatitis hernia herpes hip hospice hospital hospitalized hospitals hypertension icd icu ill illness illnesses immune
    implant infant infection infections infusion inhaler injection injured injuries injury inpatient insulin insurance insured insurer
    intestine itemized jaundice kidney kidneys knee lab labs leukemia lesion liver lump lung lungs lupus lymphoma mammogram medicaid
    medical medicare medication medications medicine medicines melanoma metastasis midwife migraine migraines mri multiple myeloma nausea
    neonatal nerve neurologist neurology npi nurse nurses obese obesity oncologist oncology operation opioid organ orthopedic osteoporosis
    outpatient overdose oxygen pain painful pancreas paralysis paralyzed parkinson patient patients pediatric pediatrician pharmacist
    pharmacy physician physicians pill pills pneumonia polyp pregnancy pregnant prescribed prescription prescriptions procedure procedures
    prognosis prostate prosthesis provider providers psychiatric psychiatrist psychologist pulse radiation radiology rash recovery
    referral rehab rehabilitation relapse remission remittance renal respiratory scan scans sclerosis seizure seizures sepsis shingles
    sick sickness skin sleepless smoker spine stent steroid stomach stroke surgeon surgeries surgery surgical swelling swollen symptom
    symptoms syndrome tablet tablets therapist therapy thyroid toxic transfusion transplant trauma treat treated treatment treatments
    tremor tuberculosis tumor tumors ulcer ultrasound urine urinary urologist uterus vaccine vaccinated vertigo virus vomiting weight
    wheelchair wound wounds xray
    acetaminophen adderall albuterol amlodipine amoxicillin aspirin atorvastatin azithromycin furosemide gabapentin humira hydrocodone
    ibuprofen levothyroxine lipitor lisinopril losartan metformin metoprolol morphine omeprazole oxycodone ozempic penicillin prednisone
    semaglutide simvastatin tylenol warfarin
    aborto alergia alergias alergico ambulancia analisis anemia ansiedad antibiotico artritis asma aseguranza aseguradora biopsia cancer
    cirugia cirujano clinica copago corazon cuenta cuentas deducible demencia diabetes diabetico diagnosticada diagnosticado diagnostico
    dialisis discapacidad doctora dolor dolores dosis embarazada embarazo emergencia enferma enfermedad enfermedades enfermera enfermero
    enfermo epilepsia estomago factura facturas farmacia fiebre fractura gripe hepatitis herida higado hospitales infarto infeccion
    infecciones insulina leucemia lesion medica medicamento medicamentos medicina medicinas medico medicos migraña migrana neumonia
    operacion paciente pacientes parto pastilla pastillas pulmon pulmones quimioterapia radiografia receta recetas reclamo riñon rinon
    salud sangre sangrado seguro sintoma sintomas terapia tos tratamiento tumor ulcera urgencias vacuna
    """
)
"""Of health, care and what it costs, in English and in Spanish without its accents."""
SENSITIVE = those(
    """
    abortion abortions abort aborted abused aborto addict addicted addiction addictions aids alcoholic alcoholism anorexia antidepressant
    antiretroviral anxiety bipolar birth bulimia buprenorphine chlamydia clamidia cocaine cocaina condom contraception contraceptive
    contraceptives depressed depression depresion detox detoxification dysphoria ectopic embarazada embarazo estrogen fentanyl fentanilo
    fertility fetal fetus gender genero gonorrhea gonorrea hepatitis heroin heroina herpes hiv hormone hormones hormonas hpv ivf
    lithium meth methadone metadona methamphetamine mifepristone miscarriage misoprostol naloxone narcan opioid opioids opioide overdose
    overdosed parto pregnancy pregnant prep prostitution psychiatric psychiatrist psychiatry psychologist psychosis psicologo psiquiatra
    psychotherapy ptsd rape raped rehab relapse reproductive schizophrenia schizophrenic esquizofrenia self-harm sex sexual sexually
    sida sifilis sober sobriety std sti stillbirth suboxone substance suicidal suicide suicida suicidio syphilis testosterone transgender
    transexual vih violacion withdrawal zoloft prozac lexapro seroquel
    """
)
"""Reproductive care, substance use, HIV and sexual health, mental health, gender care: what never leaves, not even redacted."""
PERSONAL = those(
    """
    i me my mine myself he him his she her hers they them their someone somebody patient member
    mother father mom dad mum son daughter wife husband spouse partner child kid baby brother sister aunt uncle cousin grandmother
    grandfather grandma grandpa parent parents friend neighbor client clients boss coworker
    yo mi mis conmigo su sus ella ellos ellas madre padre mama papa hijo hija esposa
    esposo bebe niño nino niña nina hermano hermana tia tio abuela abuelo amiga amigo paciente
    """
)
"""That somebody is spoken of."""
HOUSE = those(
    "confidential internal proprietary secret restricted password passphrase token credential confidencial interno secreto clave"
)
"""That a text is the house's own."""
FUNCTION = those(
    """
    a an and any are as at be been but by can could did do does each else every few for from get give gives had has have how if in into is
    it its just let like made make makes many may might more most much must new no not of off on one only or other our out over per please
    same say says shall should show since so some such tell than that the their them then there these they this those through to too two
    under until up upon use used uses using very want was were what when where which while who whom whose why will with within without
    would write wrote yes yet you your about above after again all also always am among because before being below between both during
    down first here he her his i me my she we us
    al algo ante antes aqui asi aun bajo bien cada como con contra cual cuando cuanto de del desde donde dos el ella ellas ellos en entre
    era es esa ese eso esta estas este esto estos ha hace hacia han hasta hay la las le les lo los mas me mi mientras mis muy nada ni no
    nos o otra otro para pero poco por porque pues que quien se sea segun ser si sin sobre solo son su sus tal tambien tan te tiene todo
    todos tu un una uno unos y ya yo
    """
)
"""Small words of English and Spanish: where they are missing, nobody here can tell what a text says."""
COMMON = those(
    """
    add added adding address ai algorithm analyze answer api april arabic array ask assistant assume august author base below best better bool
    boolean bring build button calculate call change chapter chat check choose class click code color column columns compare complete
    compute computer concise consider context continue convert correct country create css csv currently data database date day days
    december define delete describe design detail details determine different display docker document draft edit email english ensure error
    everything evaluate example examples explain extract fast favorite february feel fetch field fields file files fill filter final
    find fix follow following format french friday function functions general generate german german git good great greet guide hello help
    helpful here hey hi hint history html http https identify implement important improve include information input instruction
    instructions integer interesting introduce item java javascript january json july june keep key keywords kubernetes language later
    learn length letter line linux list long look machine main manual march markdown math maximum meaning mention message method minimum
    model monday month morning music mysql name names next node note november now null number object october ok okay open output outline
    page paragraph paraphrase parameter parameters parse pick place plan please poem point postgres postgresql press print problem
    program programming project provide python query question questions quick quickly read really recommend redacted redis regex remember remove rename
    replace reply respond response result results return returns review revise rewrite role rows run saturday schema science sea search second
    section see select send sentence sentences september server set shakespeare short simple size small software solve something sort source
    spanish speak specify sql start state steps stop story string style suggest sum summarise summarize summary sunday support sure system
    table take task tcp test text thank thanks theme thing think three thursday time times title today tone tool topic translate true
    try tuesday turn type types typescript unit units update url user utc utf value values variable variables verify video view wait
    weather web wednesday week welcome well whats word words work world xml yaml year yesterday zero asia africa america american
    atlantic pacific europe european earth sun moon mars internet ocean rain river sky snow spring summer autumn winter city count
    celsius fahrenheit temperature location red blue green yellow black white
    agosto ayuda buenos buenas codigo cuentame cual cuales dame describe diciembre dime enero escribe espanol español explica explique
    febrero gracias haz hola ingles inglés julio junio lista marzo mayo mes noviembre octubre poema pregunta respuesta resumen resume
    septiembre traduce
    """
)
"""Words that stand with a capital at the start of a sentence or of themselves, and short labels, none of them a person's name."""
