"""The words that bills, explanations of benefits and exports use above their columns and beside their amounts.

Phrases are written in plain words, as `headings.plain_words` spells them (abbreviations already expanded, accents off).
"""

ABBREVIATIONS = {
    short: full
    for full, shorts in {
        "account": "acct acc acctno accountno accountnum",
        "adjustment": "adj adjs adjmt adjust adjustments ajuste ajustes adjustmts adjusts",
        "admission": "adm admit admitted admisn ingreso admsn",
        "allowed": "alowd allow alwd allowable allwd permitido permitida permitidos aprobado",
        "amount": "amt amnt amts amounts importe monto valor",
        "balance": "bal balances saldo saldos",
        "benefit": "ben benefits beneficio beneficios bnft",
        "charge": "chg chgs chrg chrgs charges charged cargo cargos chrge billed bld facturado facturada cobrado",
        "claim": "clm claims reclamo reclamacion reclamaciones clmno",
        "code": "cd cde codes codigo codigos cod",
        "coinsurance": "coins coin coinsrnc coinsur coaseguro coseguro coinsurances",
        "copay": "copayment copays copayments copago copagos cpy",
        "covered": "cov cvrd covrd cubierto cubierta cubiertos",
        "date": "dt fecha fechas dte dates",
        "deductible": "ded deduct deductibl ddctbl deductibles deducible deducibles deduc dedbl",
        "description": "desc descr descrip descripcion dscr descriptions detalle concepto detail details",
        "diagnosis": "dx diag dgns diagnoses diagnostico diagnosticos",
        "discharge": "disch dschg discharged dschrg alta egreso",
        "discount": "disc discounts descuento descuentos dscnt",
        "due": "vencido adeudado adeudada",
        "from": "desde",
        "group": "grp grupo",
        "insurance": "ins insur insurer seguro aseguradora insrnc insurances asegurador seguros",
        "member": "mbr mem miembro subscriber afiliado asegurado enrollee suscriptor",
        "modifier": "mod mods modifiers mdfr modificador modificadores modif",
        "name": "nombre nm",
        "number": "no num nbr nmbr numero nr nro numbers #",
        "owe": "owes owed debe adeuda",
        "paid": "pd pagado pagada pagados",
        "patient": "pt pat pats patients paciente pacientes ptnt patnt",
        "payment": "pmt pmts pymt pymts payments pago pagos paymt pymnt abono abonos",
        "place": "lugar",
        "plan": "hmo",
        "previous": "prev prior previo anterior prvs",
        "price": "precio",
        "procedure": "proc procs procedures procedimiento procedimientos prcdr procedur px",
        "provider": "prov prvdr proveedor providers prvd",
        "quantity": "qty quant qnty cant qtty",
        "reason": "rsn razon motivo reasons",
        "remark": "rmk rmks remarks observacion observaciones nota notas remk note notes",
        "responsibility": "resp respons responsabilidad responsability rspnsblty",
        "revenue": "rev revn revcd ingresos",
        "service": "svc svcs srvc serv services servicio servicios srv svce",
        "statement": "stmt estado stmnt",
        "submitted": "sbmt sbmtd submit",
        "total": "tot ttl totals totales totl",
        "transaction": "trans tran txn transaccion",
        "unit": "un units unidad unidades uds unts",
        "your": "su sus tu",
        "you": "usted ud",
    }.items()
    for short in shorts.split()
}

# Words that say little by themselves: they count for less when headings are compared.
LIGHT_WORDS = (
    "amount date code number total of the for by a an and or in to from el la los las de del por para en y o no your you line"
    " claim service type information info this these is was are us usd item"
)
LIGHT = frozenset(LIGHT_WORDS.split())

ROLES: dict[str, str] = {
    "day": "date|service date|date of service|dos|date service|service from date|from date|date from|from|start date|date of"
    " service from|charge date|post date|posting date|transaction date|activity date|visit date|treatment date|date performed"
    "|performed date|date of visit|date of procedure|serv date|first date of service|dates of service|service dates|date charge"
    "|begin date|fill date|fecha de servicio|dia|dia de servicio|date provided|dispensed date|service begin date|service start"
    "|line from date|first expense date|completion date|date s of service|fdos|dates",
    "through": "through|thru|to date|date to|to|through date|thru date|end date|date of service to|service to date|last date of"
    " service|service thru date|hasta|service end date|line thru date|service end|service through date|tdos|date through",
    "code": "code|procedure|procedure code|cpt|hcpcs|cpt code|hcpcs code|cpt hcpcs|hcpcs cpt|cpt hcpcs code|hcpcs cpt code|service"
    " code|cpt4|cpt 4|ada code|cdt|cdt code|dental code|proc|billing code|procedure number|procedure cpt|code cpt|code hcpcs"
    "|code de procedure|code de service|hcpcs rate hipps code|hcpcs rates|cpt hcpc|hcpc|hcpc code|hcpcs rate|cpt procedure|cpt ada"
    " hcpcs|proc cpt|d code|charge procedure|code servicio|line hcpcs code|procedure hcpcs|universal code",
    "charge_number": "charge code|chargemaster code|cdm|cdm code|cdm number|item code|item number|charge number|internal code"
    "|facility code|item|charge id|service number|chrgcode",
    "modifiers": "modifier|procedure modifier|modifier 1|modifier 2|modifier 3|modifier 4|mod1|mod2|mod3|mod4|m1|m2|m3|m4"
    "|hcpcs modifier|cpt modifier|modifier code|modifier1|modifier2|modifier3|modifier4|1st modifier|2nd modifier|modifier s",
    "revenue_code": "revenue|revenue code|rev code|rc|ub code|revenue center|revenue ctr|rev ctr|ub rev|ub revenue code|ub04"
    " revenue code|code de ingresos|revenue center code|department code|nubc",
    "ndc": "ndc|ndc code|ndc number|national drug code|drug code|ndc 11|product service id|drug ndc",
    "units": "quan|quant|unit|quantity|service unit|unit of service|qty unit|unit qty|number of unit|count|days or unit|days unit|unit count"
    "|quantity dispensed|visits|days|number of service|service count|times|qty billed|unit charge quantity|dose|unit billed|cantidad"
    "|days supply or unit|quantity charge",
    "unit_price": "unit price|price|price each|unit charge|charge per unit|rate|unit cost|cost each|unit amount|each|price per unit"
    "|price unitario|charge each|per unit|unit rate|precio unitario|amount each|price unit|cost unit|cost per unit|charge unitario",
    "charge": "charge|amount|expected cost|expected charge|estimated charge|estimated cost|estimated amount|expected amount|charge amount|total charge|amount charge|gross charge|billed amount|submitted charge|provider charge"
    "|hospital charge|your charge|list price|standard charge|extended amount|extended price|ext price|extension|line total|fee|fees"
    "|cost|amount billed|total|total amount|gross amount|price total|line charge|submitted amount|amount submitted|what provider"
    " charge|full charge|total price|debit|debits|hospital chrgs|amount provider charge|provider billed|cargo total|importe total|cantidad"
    "|charge to you|total cost|covered and noncovered charge|price extended|dentist fee|submitted fee|charge del proveedor",
    "allowed": "allowed|allowed amount|amount allowed|negotiated rate|negotiated amount|contract rate|contracted amount|plan allowed"
    "|plan allowance|plan rate|eligible amount|eligible charge|eligible|member rate|network rate|maximum allowed|approved"
    "|approved amount|medicare approved|medicare approved amount|allowed charge|your plan allowed|discounted rate"
    "|allowance|amount eligible|tarifa negociada|covered amount|covered charge|fee schedule amount|medicare allowed|repriced amount"
    "|discounted amount|in network rate|your member rate|amount approved|amount covered",
    "adjustment": "adjustment|discount|plan discount|contractual|contractual adjustment|write off|writeoff|provider discount|network"
    " discount|network savings|savings|your discount|member discount|provider adjustment|insurance discount|adjustment amount"
    "|insurance adjustment|contractual allowance|contract adjustment|provider responsibility|discount amount|amount discount"
    "|ineligible discount|plan savings|member savings|reduction|your savings|ppo discount|allowed plan discount|charge reduction"
    "|contractual write off|credit adjustment|self pay discount|uninsured discount|price reduction|sequestration|ppo savings",
    "not_covered": "not covered|amount not covered|noncovered|non covered|non covered charge|ineligible|not payable|excluded|disallowed"
    "|amount not payable|not allowed|noncovered charge|noncovered amount|not covered amount|charge not covered|no covered|denied"
    "|denied amount|amount denied|amount ineligible|disallowed amount|exclusions",
    "paid": "paid|insurance paid|plan paid|insurance payment|insurance payment amount|amount paid|paid amount|benefit paid|payer paid|plan payment|your plan paid"
    "|what plan paid|paid by plan|paid by insurance|we paid|medicare paid|payment|payment amount|provider payment|insurance"
    " payments|insurance covered|benefit amount|benefit payable|paid by insurer|insurance amount|plan pays|primary paid|primary"
    " insurance paid|amount we paid|provider paid|paid to provider|plan pago|seguro pago|pago del seguro|pagado por plan|pagado por"
    " seguro|net payment|paid by health plan|health plan paid|amount plan paid|medicare paid provider|payments insurance|third party"
    " payment|insurance pmts|total paid|insurance plan paid|amount paid by plan|carrier paid|your plan pays|benefits",
    "other_paid": "other insurance|other insurance paid|secondary paid|secondary insurance paid|cob|cob paid|other carrier paid|paid by"
    " other insurance|coordination of benefit|other payer paid|medicare primary paid|secondary payment|otro seguro",
    "hra_paid": "hra paid|paid by hra|paid from hra|health account|spending account|hsa|hra|fsa paid|paid by spending account",
    "patient_paid": "patient paid|patient payment|you paid|your payment|patient payments|self pay payment|guarantor payment|paid by"
    " patient|paid by you|your payments|personal payment|amount you paid|member paid|patient pmts|payments patient|pagado por"
    " patient|usted pago|paid by member|co pay paid|copay paid|payments from you|your pago",
    "payments_and_adjustments": "payment adjustment|payment and adjustment|payments adjustments|credit|credits|payment credit|payments"
    " credits|insurance payment adjustment|payments or adjustments|pmts adj|credits and adjustments|insurance payments and adjustments"
    "|receipts|receipt|credito|creditos",
    "deductible": "deductible|deductible amount|your deductible|applied to deductible|annual deductible|patient deductible|amount"
    " applied to deductible|deductible applied|plan deductible",
    "copay": "copay|copay amount|your copay|co pay|co payment|patient copay|copay due",
    "coinsurance": "coinsurance|coinsurance amount|your coinsurance|co insurance|patient coinsurance|coinsurance share",
    "patient_owes": "patient responsibility|you owe|your responsibility|amount you owe|patient owe|member responsibility|patient amount"
    "|what you owe|you may owe|patient share|your share|total patient responsibility|your total cost|amount due|patient balance|your"
    " cost|member owe|member liability|patient liability|amount you may owe|subscriber responsibility|due from patient|your balance"
    "|responsibility patient|usted debe|lo que usted debe|balance patient|patient due|patient portion|your portion|maximum you may be"
    " charge|your cost share|member cost share|cost share|net due|patient pay|patient payment responsibility|you pay|amount due from"
    " patient|your total responsibility|responsibility del patient|total a pagar|may owe provider|patient resp amount|due|you pay"
    "|member payment|patient amount due|you may be billed|max you may be billed|owe|estimated patient responsibility",
    "running_balance": "balance|running balance|balance due|account balance|current balance|remaining balance|balance after|outstanding"
    "|outstanding balance|line balance|open balance|balance amount|ending balance|remaining|bal due|balance remaining|cumulative|running"
    " total|net balance|net",
    "insurance_pending": "insurance pending|pending insurance|insurance balance|insurance due|due from insurance|balance insurance|insurance"
    " responsibility|estimated insurance|est insurance|insurance estimate",
    "description": "description|service|service description|description of service|type of service|procedure description|item"
    " description|charge description|details|narrative|service provided|what for|services rendered|service item|description of charge"
    "|activity|transaction description|drug name|medication|product|treatment|services provided|description of procedure|supply"
    "|service performed|description de service|description of services and supplies|what was done|procedure name|charge name"
    "|line description|service type|transaction|test|item name|medicine|revenue description|explanation of activity|service detail"
    "|tipo de service|exam|label name",
    "diagnoses": "diagnosis|diagnosis code|icd|icd10|icd 10|icd code|dx code|primary diagnosis|principal diagnosis|diagnosis 1"
    "|diagnosis 2|diagnosis 3|diagnosis 4|icd10 code|icd 10 code|diagnosis pointer code|diagnosis codes|dx1|dx2|dx3|dx4|icd 9|line"
    " diagnosis code|icd diagnosis|code de diagnosis|diagnosis code 1|diagnosis code 2|diagnosis code 3",
    "npi": "npi|provider npi|rendering npi|npi number|rendering provider npi|national provider id|billing npi|performing npi"
    "|rendering provider id|facility npi|attending npi",
    "tax_id": "tax id|tin|ein|federal tax id|provider tax id|fein|tax number|billing tax id|federal id",
    "place_of_service": "place of service|pos|place service|pos code|place of service code|location code|tos pos|lugar de service",
    "group_code": "group code|cas group|adjustment group|adjustment group code|claim adjustment group code|group reason|grp",
    "reason_code": "reason code|carc|adjustment reason|adjustment reason code|reason|cas reason|claim adjustment reason code|group reason"
    " code|adj code|adjustment code|denial code|denial reason|reason codes|carc code|rc|grp reason|cas code|ansi code|eob code",
    "remarks": "remark|remark code|rarc|remark codes|note|message|message code|comment|comments|see note|explanation code|notes|reason"
    " remark code|note code|footnote|explanation|see remarks|rarc code|ref|see notes below|codigo de nota|eob message",
    "time": "time|service time|hour|order time|event time|time of day|hora|order number|order id|accession|accession number|admin time"
    "|administration time|collection time|order|performed time|start time|reference number|ref number",
    "line_number": "line|line number|ln|seq|sequence|item number|row|sequence number|line no|line item|ctrl line|line id",
    "account": "account|account number|patient account|patient account number|patient control number|pcn|visit number|encounter"
    "|encounter number|hospital account|account id|har|guarantor account|visit|control number|patient account no|account num|bill"
    " number|invoice|invoice number|numero de account|csn|fin|visit id|encounter id|bill id|case number|numero de cuenta|cuenta"
    "|patient number|statement number",
    "patient": "patient|patient name|name|member name|patient full name|name of patient|beneficiary|beneficiary name|dependent|recipient"
    "|family member|nombre del patient|patient last first|service for|person|name patient",
    "patient_last": "last name|patient last name|surname|apellido|apellidos|member last name|lname|bene last name|patient last",
    "patient_first": "first name|patient first name|given name|member first name|fname|patient first",
    "birth_date": "date of birth|birth date|dob|birthdate|patient dob|patient date of birth|date birth|fecha de nacimiento|patient birth date"
    "|birthday|member dob|d o b|born",
    "member_id": "member id|medicare id|medicare no|member number|subscriber id|insurance id|policy number|member identification|id number|identification number"
    "|subscriber number|mbi|medicare number|certificate number|policy id|medicaid id|medicare id|beneficiary id|patient id|mrn|medical"
    " record number|contract number|bene mbi id|patient mrn|hic number|hicn|bene id|person id|member num",
    "provider": "provider|provider name|rendering provider|doctor|physician|facility|hospital|facility name|dentist|performing provider"
    "|billing provider|attending|attending physician|servicing provider|medico|clinic|pharmacy|billed by|department|service provider"
    "|provider of service|performed by|location|dept|practice|servicing facility|rendering physician|doctor name|hospital name",
    "claim": "claim|claim number|claim id|claim no|icn|dcn|claim control number|payer claim number|payer control number|reference claim"
    "|tcn|claim reference|numero de claim|clm id|claimnumber|eob number|claim num|claim unique id|payer claim control number",
    "payer": "payer|payer name|insurance|insurance company|insurance name|plan|carrier|plan name|health plan|insurer|insurance plan"
    "|payor|payor name|primary insurance|primary payer|financial class|payer type|aseguradora name|seguro medico",
    "network": "network|network status|in network|in out network|network indicator|par status|in or out|network in out|red",
    "status": "status|claim status|line status|processed status|estado|status code|claim status code",
    "admitted": "admission date|admit date|date admitted|admission|date of admission|fecha de admission|inpatient admit date",
    "discharged": "discharge date|date discharged|discharge|date of discharge|fecha de discharge",
    "statement_date": "statement date|bill date|invoice date|billing date|date of statement|printed date|print date",
    "kind": "type|transaction type|line type|record type|entry type|tipo|row type|activity type|tran type|category|kind|charge type",
    "percent": "percent|coinsurance percent|plan percent|benefit percent|coverage|pct|rate percent|plan pays percent|porcentaje|co insurance"
    " percent",
    "not_money": "zip|zip code|phone|telephone|fax|address|city|state|gender|sex|age|specialty|race|county|file name|row id|loaded at|created"
    "|updated|created at|updated at|timestamp|email|telefono|direccion|ciudad",
}

LABELS: dict[str, str] = {
    "statement_date": "statement date|date of statement|bill date|billing date|invoice date|date of bill|statement|statement prepared|date"
    " printed|print date|fecha del estado de cuenta|statement date of|fecha de factura|date issued|issue date|date prepared|eob date|notice"
    " date|process date|statement closing date|fecha de emision|fecha estado|letter date|estimate date|date of estimate|bill prepared on"
    "|processed on|date of this statement|prepared on|fecha de account|date of notice|fecha del aviso|fecha de statement|report date|as of",
    "total_charges": "total charge|charge|total amount charge|total hospital charge|gross charge|total billed|amount charge|billed amount|total"
    " submitted charge|total of charge|original charge|current charge|new charge|charge total|total new charge|total for services|total"
    " facility charge|total cargo|cargo total|total current charge|total account charge|sum of charge|amount billed|billed|total provider"
    " charge|visit charge|total de charge|subtotal charge|total visit charge|total gross charge|services charge|total estimated charge"
    "|total cost|total expected charge|expected charge|total cost of service|total estimated cost|estimated total|new charges this statement",
    "adjustments": "adjustment|total adjustment|contractual adjustment|insurance adjustment|discount|insurance discount|total discount|plan"
    " discount|write off|insurance adjustments total|contractual allowance|adjustments and discount|provider discount|network discount"
    "|your discount|adjustments to date|contractual|total de adjustment|self pay discount|total contractual adjustment|uninsured discount"
    "|insurance contractual|charity adjustment|financial assistance adjustment|discounts and reductions|network savings|plan savings|less"
    " adjustment|member savings|amount you saved|total savings|adjustments made",
    "insurance_paid": "insurance paid|insurance payment|total insurance payment|plan paid|paid by insurance|amount paid by insurance|your plan"
    " paid|health plan paid|insurance payments to date|total paid by plan|insurance payment received|medicare paid|medicare payment|less"
    " insurance payment|paid by plan|payment from insurance|primary insurance payment|total plan paid|what your plan paid|pago del"
    " seguro|payment de seguro|pagado por seguro|total insurance paid|we paid|amount we paid|paid to provider|total benefit paid|benefit"
    " paid|total benefits|insurance credit|third party payment|your health plan paid|payments insurance|seguro pago|plan payment",
    "payments_and_adjustments": "payment and adjustment|total payment and adjustment|payment adjustment|insurance payment and adjustment"
    "|payments and credits|total credit|insurance payments adjustments|payment credit|insurance paid and adjustment|less payment and"
    " adjustment|credit|insurance payments and discount|total payments credits adjustments|insurance covered",
    "payments": "payment|total payment|payment received|payments to date|less payment|total paid|amount paid|total de payment|payments made",
    "patient_paid": "patient paid|patient payment|you paid|your payment|payment by you|payments you made|total patient payment|amount you"
    " paid|paid by you|patient payments to date|less patient payment|your payments to date|paid by patient|what you paid|self payment"
    "|usted pago|pagado por usted|your pago|pago del patient|copay paid|payments from you|payments received from you|patient payments"
    " received|payment de patient|guarantor payment|total you paid|already paid|personal payment",
    "previous_balance": "previous balance|balance forward|balance brought forward|prior balance|beginning balance|opening balance|last"
    " statement balance|balance from last statement|past due balance|previous amount due|balance anterior|starting balance|brought forward"
    "|balance from previous statement|amount from last statement|previous statement balance|past due amount|past due",
    "interest": "interest|interest charge|finance charge|late fee|late charge|interes|intereses|interest accrued|collection fee|service fee"
    "|late payment fee|cargo por mora|accrued interest|finance fee|interest and fees|collection cost|recargo",
    "balance": "balance|balance due|amount due|total due|total amount due|current balance|account balance|pay this amount|please pay|total"
    " balance|new balance|amount now due|balance owed|you owe|amount you owe|outstanding balance|patient balance|amount owed|ending balance"
    "|current amount due|total balance due|remaining balance|your balance|patient balance due|net amount due|total you owe|due now|now due"
    "|what you owe|saldo pendiente|total a pagar|total adeudado|amount adeudado|saldo total|importe a pagar|pague esta amount|debe pagar"
    "|net due|patient amount due|account total|grand total due|your balance due|statement balance|total owed|amount payable|payment due"
    "|balance due now|unpaid balance|saldo actual|amount to pay|total amount you owe|new balance due|payment amount due|balance patient",
    "patient_responsibility": "patient responsibility|your responsibility|total patient responsibility|member responsibility|you may owe|your"
    " total responsibility|amount you may owe|your share|total you may owe|patient share|your cost|your total cost|patient portion|your"
    " portion|estimated patient responsibility|what you may owe|amount you may be billed|patient liability|responsabilidad del patient|total"
    " member responsibility|your estimated cost|estimated amount you owe|lo que usted podria deber|maximum you may be charge|maximum you may"
    " be billed|responsibility patient|member liability|your estimated responsibility|what you will owe|your responsibility to provider"
    "|you may owe the provider|total patient cost|your out of pocket cost|provider may bill you",
    "allowed": "allowed|allowed amount|insurance allowed amount|insurance allowed|negotiated allowed amount|total allowed|amount allowed|plan allowed|negotiated rate|medicare approved amount|approved amount|total"
    " allowed amount|plan allowance|eligible amount|total approved|member rate|amount approved",
    "not_covered": "not covered|amount not covered|total not covered|noncovered charge|non covered|ineligible|total noncovered",
    "deductible": "deductible|your deductible|deductible applied|amount applied to deductible|applied to deductible|deductible amount|total"
    " deductible|deductible owed|patient deductible",
    "copay": "copay|your copay|copay amount|total copay|co pay|co payment|patient copay|copay due",
    "coinsurance": "coinsurance|your coinsurance|coinsurance amount|total coinsurance|patient coinsurance|co insurance",
    "admitted": "admission date|admit date|date admitted|admission|date of admission|fecha de ingreso|admitted on|fecha de admission|admit",
    "discharged": "discharge date|date discharged|discharge|date of discharge|fecha de discharge|discharged on|fecha de alta",
    "service_dates": "date of service|service date|dates of service|service dates|dos|date service|fecha de servicio|visit date|service period"
    "|statement covers period|treatment date|date of visit|fechas de service|statement covers|from and through|service from"
    " through|appointment date|scheduled service date|expected date of service",
    "account": "account number|account|patient account number|patient account|hospital account|encounter number|visit number|guarantor account"
    "|patient control number|account id|reference number|invoice number|numero de cuenta|cuenta|account no|patient account no|bill number"
    "|visit id|encounter|guarantor id|statement number|guarantor number|creditor account number|original account number|patient number"
    "|medical record number|mrn|invoice|responsible party number|hospital account number|your account number|numero de account|file number",
    "claim": "claim number|claim|claim id|claim control number|icn|claim reference number|payer claim number|numero de claim|claim no|document"
    " control number|numero de reclamo|payer control number|claim num",
    "member_id": "member id|member number|subscriber id|insurance id|policy number|id number|medicare number|member identification number"
    "|identification number|mbi|subscriber number|certificate number|medicaid id|policy id|id card number|medicaid number|policy|id del"
    " member|member id number|insurance id number|numero de member|identificacion del member|beneficiary id|contract number",
    "group_number": "group number|group|group id|plan number|numero de group|group name|employer group",
    "birth_date": "date of birth|birth date|dob|birthdate|patient dob|fecha de nacimiento|patient date of birth|patient birth date|born",
    "patient": "patient|patient name|name of patient|nombre del patient|member|member name|name|beneficiary|patients name|services for|for"
    " services to|for services rendered to|servicios para|services provided to|paciente name|beneficiary name|patient is|services rendered to|care for|patient full name|dependent",
    "guarantor": "guarantor|guarantor name|responsible party|bill to|billed to|persona responsable|subscriber|subscriber name|account holder"
    "|insured name|insured|policyholder|responsible party name|name of insured",
    "provider": "provider|provider name|hospital|facility|physician|doctor|facility name|billing provider|rendering provider|dentist|attending"
    " physician|clinic|medico|provider of service|service provider|treating provider|provider of services|name of provider|servicing"
    " provider|practice|referring facility|hospital name|service location|location of service|from provider|facility provider",
    "creditor": "creditor|original creditor|acreedor original|client|current creditor|on behalf of|re creditor|acreedor|creditor name|original provider",
    "npi": "npi|provider npi|billing npi|npi number|facility npi|national provider identifier|group npi|rendering npi",
    "tax_id": "tax id|federal tax id|tin|ein|tax id number|federal tax number|tax identification number|fed tax id|taxpayer identification"
    " number|federal tax identification number|fein|provider tax id|identificacion fiscal|federal id|tax identification",
    "payer": "insurance|primary insurance|payer|insurance company|plan|plan name|health plan|primary payer|carrier|insurer|insurance plan|payer"
    " name|insurance name|payor|seguro medico|plan de salud|plan medico|primary coverage|insurance on file|coverage|insurance provider"
    "|aseguradora|primary plan|insurance primary|financial class",
    "payer_secondary": "secondary insurance|secondary payer|other insurance|secondary coverage|insurance secondary",
    "due_on": "due date|payment due date|pay by|due by|payment due by|please pay by|due on|date due|payment due on|fecha de vencimiento|fecha"
    " limite|pay before|pague antes de|balance due date|amount due by|fecha limite de pago|vence|payable by|due upon",
    "type_of_bill": "type of bill|bill type|tob|bill type code",
    "diagnoses": "diagnosis|diagnosis code|principal diagnosis|primary diagnosis|dx|icd 10|icd10|diagnosis codes|diagnoses|admitting diagnosis"
    "|codigo de diagnosis",
    "network": "network|network status|provider network status|in network|provider network",
    "coinsurance_rate": "coinsurance rate|coinsurance percentage|your coinsurance rate|coinsurance percent|plan coinsurance",
    "zip": "zip|zip code|codigo postal|provider zip",
    "state": "state|provider state|service state",
    "status": "claim status|status|account status|bill status",
    "deductible_limit": "annual deductible|individual deductible|deductible limit|plan deductible|yearly deductible|in network deductible|deductible"
    " maximum|deducible anual|individual annual deductible|deductible individual|calendar year deductible|deductible for year",
    "deductible_used": "deductible met|deductible met after this claim|deductible met after|deductible used|deductible met to date|deductible to date|amount met deductible|deductible satisfied"
    "|deductible year to date|deducible acumulado|deductible met so far|individual deductible met|applied to your deductible to date"
    "|deductible accumulated|deductible applied to date|individual deductible met to date|amount applied toward deductible",
    "family_deductible_limit": "family deductible|family annual deductible|annual family deductible|deductible family|deducible familiar",
    "family_deductible_used": "family deductible met|family deductible used|family deductible met to date|family deductible to date",
    "out_of_pocket_limit": "out of pocket maximum|out of pocket max|annual out of pocket maximum|out of pocket limit|individual out of pocket"
    " maximum|oop max|maximum out of pocket|moop|gasto maximo de bolsillo|individual out of pocket|maximo de gastos de bolsillo|oop maximum"
    "|annual out of pocket limit|yearly out of pocket limit",
    "out_of_pocket_used": "out of pocket met|out of pocket met after this claim|oop met after this claim|oop met after|out of pocket to date|out of pocket used|out of pocket met to date|oop met|out of pocket year to date"
    "|individual out of pocket met|out of pocket spent|oop used|out of pocket maximum met|out of pocket accumulated|oop to date"
    "|applied to out of pocket|out of pocket maximum met to date",
    "family_out_of_pocket_limit": "family out of pocket maximum|family out of pocket limit|family oop max|annual family out of pocket maximum"
    "|family out of pocket",
    "family_out_of_pocket_used": "family out of pocket met|family out of pocket to date|family out of pocket used|family oop met|family out of"
    " pocket met to date|family out of pocket maximum met",
}
