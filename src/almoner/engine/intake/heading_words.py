"""The words that bills, explanations of benefits and exports use above their columns.

Phrases are written in plain words, as `headings.plain_words` spells them (abbreviations already expanded, accents off).
"""

ABBREVIATIONS = {
    short: full
    for full, shorts in {
        "account": "acct acc acctno accountno accountnum",
        "adjustment": "adj adjs adjmt adjust adjustments ajuste ajustes adjustmts adjusts",
        "admission": "adm admit admitted admisn ingreso admsn",
        "allowed": "alowd allow alwd allowable allwd permitido permitida permitidos aprobado permitidas",
        "amount": "amt amnt amts amounts importe monto valor",
        "approved": "aprobada aprobados aprobadas apprvd",
        "balance": "bal balances saldo saldos",
        "beneficiary": "beneficiario beneficiaria bene",
        "benefit": "ben benefits beneficio beneficios bnft",
        "billing": "blng facturacion",
        "charge": "chg chgs chrg chrgs charges charged cargo cargos chrge billed bld facturado facturada cobrado",
        "claim": "clm claims reclamo reclamacion reclamaciones clmno",
        "code": "cd cde codes codigo codigos cod",
        "coinsurance": "coins coin coinsrnc coinsur coaseguro coseguro coinsurances",
        "contractual": "contr contrl cntrctl",
        "copay": "copayment copays copayments copago copagos cpy",
        "covered": "cov cvrd covrd cubierto cubierta cubiertos cubiertas",
        "date": "dt fecha fechas dte dates",
        "deductible": "ded deduct deductibl ddctbl deductibles deducible deducibles deduc dedbl",
        "department": "dept dpto departamento",
        "description": "desc descr descrip descripcion dscr descriptions detalle concepto detail details",
        "diagnosis": "dx diag dgns diagnoses diagnostico diagnosticos",
        "discharge": "disch dschg discharged dschrg alta egreso",
        "discount": "disc discounts descuento descuentos dscnt",
        "due": "vencido adeudado adeudada",
        "eligible": "elig elegible",
        "estimate": "est estimado estimacion estim",
        "estimated": "estd estimada estimados estimadas",
        "extended": "ext extd",
        "facility": "fac facil",
        "family": "familiar familia fam",
        "from": "desde",
        "group": "grp grupo",
        "guarantor": "guar grntr",
        "hospital": "hosp hospitalario",
        "identification": "identificacion ident",
        "individual": "indiv ind",
        "insurance": "ins insur insurer seguro aseguradora insrnc insurances asegurador seguros",
        "invoice": "factura facturas",
        "maximum": "maximo maxima max",
        "member": "mbr mem miembro afiliado asegurado enrollee",
        "message": "msg msgs mensaje mensajes",
        "modifier": "mod mods modifiers mdfr modificador modificadores modif",
        "name": "nombre nm",
        "negotiated": "negot negociado negociada negociados",
        "noncovered": "noncov noncvrd noncvd noncovd",
        "not": "nt",
        "number": "no num nbr nmbr numero nr nro numbers #",
        "outstanding": "outstdg",
        "owe": "owes owed debe adeuda",
        "paid": "pd pagado pagada pagados",
        "patient": "pt pat pats patients paciente pacientes ptnt patnt",
        "payment": "pmt pmts pymt pymts payments pago pagos paymt pymnt abono abonos",
        "physician": "phys physn",
        "place": "lugar",
        "plan": "hmo",
        "policy": "poliza polizas",
        "previous": "prev prior previo anterior prvs",
        "price": "precio",
        "primary": "primario primaria prim",
        "procedure": "proc procs procedures procedimiento procedimientos prcdr procedur px",
        "provider": "prov prvdr proveedor providers prvd",
        "quantity": "qty quant qnty cant qtty",
        "reason": "rsn razon motivo reasons",
        "reference": "ref referencia",
        "remaining": "restante restantes",
        "remark": "rmk rmks remarks observacion observaciones nota notas remk note notes",
        "responsibility": "resp respons responsabilidad responsability rspnsblty",
        "responsible": "responsable",
        "revenue": "rev revn revcd ingresos",
        "savings": "ahorro ahorros svgs",
        "secondary": "secundario secundaria sec",
        "service": "svc svcs srvc serv services servicio servicios srv svce",
        "statement": "stmt estado stmnt",
        "submitted": "sbmt sbmtd submit subm",
        "subscriber": "suscriptor subscr sbscr",
        "total": "tot ttl totals totales totl",
        "transaction": "trans tran txn transaccion",
        "treatment": "tx tratamiento tratamientos",
        "unit": "un units unidad unidades uds unts unid unids",
        "visit": "visita visitas vst",
        "you": "usted ud",
        "your": "su sus tu",
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
    "day": "service period|period billed|rental period|date|service date|date of service|dos|date service|service from date|from date|date from|from|start date"
    "|date of service from|charge date|post date|posting date|transaction date|activity date|visit date|treatment date"
    "|date performed|performed date|date of visit|date of procedure|serv date|first date of service|dates of service"
    "|service dates|date charge|begin date|fill date|fecha de servicio|dia|dia de servicio|date provided|dispensed date"
    "|service begin date|service start|line from date|first expense date|completion date|date s of service|fdos|dates"
    "|day of visit|visit day|when|date served|begin dos|first dos|date rendered|rendered|date completed|completed"
    "|draw date|drawn|collected|collection date|date collected|date drawn|trip date|date of trip|transport date"
    "|date of transport|run date|rx date|date filled|filled|fecha de atencion|fecha de visit|f service|day of service"
    "|service day|day|date of care|care date|date of treatment|date incurred|incurred|incurred date|expense date"
    "|date of expense|dia del service|fecha del cargo|on|encounter date|date given|date dispensed|session date"
    "|date of session|service rendered date|atencion",
    "through": "through|thru|to date|date to|to|through date|thru date|end date|date of service to|service to date"
    "|last date of service|service thru date|hasta|service end date|line thru date|service end|service through date|tdos"
    "|date through|to dos|end dos|last dos|through dos|to service date|last service date|a|al",
    "code": "code|procedure|procedure code|cpt|hcpcs|cpt code|hcpcs code|cpt hcpcs|hcpcs cpt|cpt hcpcs code|hcpcs cpt code"
    "|service code|cpt4|cpt 4|ada code|cdt|cdt code|dental code|proc|billing code|procedure number|procedure cpt|code cpt"
    "|code hcpcs|code de procedure|code de service|hcpcs rate hipps code|hcpcs rates|cpt hcpc|hcpc|hcpc code|hcpcs rate"
    "|cpt procedure|cpt ada hcpcs|proc cpt|d code|charge procedure|code servicio|line hcpcs code|procedure hcpcs"
    "|universal code|procedure revenue|tooth procedure|test code|code number|cpt code modifier|procedure code modifier"
    "|cpt modifier code|service procedure code|code procedure|cpt hcpcs modifier|procedure modifier code|base code"
    "|ambulance code|procedimiento cpt|cpt hcpcs cdt|drug hcpcs|bill code|lab code",
    "charge_number": "charge code|chargemaster code|cdm|cdm code|cdm number|item code|item number|charge number|internal code"
    "|facility code|item|charge id|service number|chrgcode|control no|batch|ticket|reference no",
    "modifiers": "modifier|m1 m2|m1 m2 m3|m1 m2 m3 m4|modifier 1 2 3 4|procedure modifier|modifier 1|modifier 2|modifier 3|modifier 4|mod1|mod2|mod3|mod4|m1|m2|m3|m4"
    "|hcpcs modifier|cpt modifier|modifier code|modifier1|modifier2|modifier3|modifier4|1st modifier|2nd modifier"
    "|modifier s|md|m|modifiers|md1|md2|mdf|modificador",
    "revenue_code": "revenue|revenue code|rev code|rc|ub code|revenue center|revenue ctr|rev ctr|ub rev|ub revenue code"
    "|ub04 revenue code"
    "|code de ingresos|revenue center code|department code|nubc|rcc|code de ingreso|revenue cd|ub|ub revenue"
    "|rev center code",
    "ndc": "ndc|ndc code|ndc number|national drug code|drug code|ndc 11|product service id|drug ndc",
    "units": "u|quan|quant|ct|cnt|unit|quantity|service unit|unit of service|qty unit|unit qty|number of unit|count"
    "|days or unit|days unit"
    "|unit count|quantity dispensed|visits|days|number of service|service count|times|qty billed|unit charge quantity"
    "|dose|unit billed|cantidad|days supply or unit|quantity charge|unit s|how many|miles|loaded miles|mileage|hours"
    "|minutes|number of times|number of visits|number of days|uom|quantity units|units billed|unit quantity|cuantos|veces"
    "|no of units|units of service|quantity dispensed units|doses|tests|sessions|session|nights|accommodation days"
    "|total units|tot units|total unit|units total|units charged|charged units|billable units|units of service billed"
    "|quantity dispensed|disp quantity|dispensed|disp|metric quantity|quantity sold|number of units|anesthesia units"
    "|total anesthesia units|units used|sold|nos|number of services",
    "unit_price": "unit price|price|price each|unit charge|charge per unit|rate|unit cost|cost each|unit amount|each"
    "|price per unit"
    "|price unitario|charge each|per unit|unit rate|precio unitario|amount each|price unit|cost unit|cost per unit"
    "|charge unitario|price c u|c u|cada uno|each unit|unit fee|fee per unit|fee each|per each|price per each"
    "|cost of one|cost for one|charge for one|price for one|per day each|each day|day rate|daily price|price per day"
    "|price per item|item price|daily rate|rate per day|per diem|cost per item|unit rate charge|hourly rate|rate per unit"
    "|price per mile|rate per mile|single price|per mile|charge per each|base rate|valor unitario|costo unitario"
    "|tarifa unitaria|tarifa"
    "|dollar per unit|price of one|rate per hour|rate per minute|amount per unit|per quantity|per day|daily charge"
    "|per visit|per dose|per treatment|unit value|each price|fee per visit|unit retail|unit dollars|charge per day"
    "|dollars each|per hour|unit rate dollars",
    "charge": "amount facility charged|facility charged|providers have billed the plan|amount providers billed the plan|provider billed plan|charge|amount|expected cost"
    "|expected charge|estimated charge|estimated cost|estimated amount|expected amount"
    "|charge amount|total charge|amount charge|gross charge|billed amount|submitted charge|provider charge"
    "|hospital charge|your charge|list price|standard charge|extended amount|extended price|ext price|extension"
    "|line total|fee|fees|gross fee|gross fees|full fee|standard fee|cost|amount billed|total|total amount|gross amount|price total|line charge|submitted amount"
    "|amount submitted|what provider charge|full charge|total price|debit|debits|hospital chrgs"
    "|amount provider charge|provider billed|cargo total|importe total|cantidad|charge to you|total cost"
    "|covered and noncovered charge|price extended|dentist fee|submitted fee|charge del proveedor|extended fee"
    "|ext fee|ext amount|extended charge|ext charge|extended|extended cost|ext cost|doctor charge|physician charge"
    "|facility charge|clinic charge|estimated price|line amount|lab charge|laboratory charge|dentist charge"
    "|original charge|bill amount|total fee|office fee|our fee|your fee|usual fee|fee charge|charge fee|provider fee"
    "|provider submitted|amount of charge|charge submitted|original amount|charge billed|ambulance charge|drug charge"
    "|pharmacy charge|gross|gross price|price charge|total line charge|total for line|total service charge"
    "|total claim charge|total price charge|valor total|precio total|costo|costo total|cargo del proveedor"
    "|cargo del hospital|lo que cobro el proveedor|claimed amount|amount claimed|claimed|invoice amount"
    "|amount invoiced|invoiced|expected price|you were billed|billed to you|billed to plan|hospital fee|dr charge"
    "|medical charge|charged amount|full price|amount requested|requested amount|gross amount billed|retail"
    "|retail price|retail amount|retail cost|cash price|rx price|rx cost|rx total|gross cost|total rx cost"
    "|total retail|usual and customary price|usual price|drug cost|drug price|prescription cost|prescription price"
    "|cost of drug|ingredient cost|total drug cost|total price of rx|submitted cost|base charge|professional fee"
    "|room charge|list charge|list amount|list fee|undiscounted price|price before insurance|before insurance"
    "|cost before insurance|principal|amount referred|amount placed|placed amount|referred amount|amount assigned"
    "|assigned amount|amount turned over|principal amount|principal balance|original principal|amount listed"
    "|charges submitted by provider|provider submitted charges|amount you were billed for|amount of your bill"
    "|charges received|amount presented|dentist fee submitted|charges as billed|as billed|what was billed"
    "|what provider billed us|amount we were billed",
    "allowed": "approved cost|total cost amount the plan has approved|amount the plan has approved|amount approved by the plan"
    "|allowed|allowed amount|amount allowed|negotiated rate|negotiated amount|contract rate|contracted amount"
    "|plan allowed"
    "|plan allowance|plan rate|eligible amount|eligible charge|eligible|member rate|network rate|maximum allowed|approved"
    "|approved amount|medicare approved|medicare approved amount|allowed charge|your plan allowed|discounted rate"
    "|allowance|amount eligible|tarifa negociada|covered amount|covered charge|fee schedule amount|medicare allowed"
    "|repriced amount|discounted amount|in network rate|your member rate|amount approved|amount covered|eligible expense"
    "|mac|ucr|reasonable and customary|usual and customary|r and c|negotiated price|maximum allowance|amount considered"
    "|considered charge|considered amount|considered|recognized charge|recognized amount|our allowance"
    "|plan approved amount|plan approved|tarifa contratada|tarifa acordada|amount aprobado|agreed amount|agreed rate"
    "|agreed price|plan price|contracted rate|contracted price|network price|network amount|plan discounted rate"
    "|qualified payment amount|qpa|plan max|plan maximum|benefit allowed|covered expense|eligible fee|your rate|plan fee"
    "|network fee|fee schedule|in network price|amount allowed by plan|permitido por plan|allowed by plan"
    "|negotiated charge|plan negotiated rate|maximum plan allowance|allowable charge|medicare allowed amount"
    "|medicare approved charge|total allowed"
    "|amount we allow|we allow|we allowed|what we allow|plan allows|medicaid allowed|medicaid allowable"
    "|medicare allows|benefit allowance|accepted fee|approved fee|contract amount|our rate|our price"
    "|price we negotiated|price after discount|charge after discount|amount after discount|cost after discount"
    "|amount we approve|we approved|amount covered by plan|amount eligible for benefits|eligible for payment"
    "|cantidad que permitimos|lo que permitimos|cantidad elegible",
    "adjustment": "adjustment|discount|plan discount|contractual|contractual adjustment|write off|writeoff|provider discount"
    "|provider write off|network discount|network savings|savings|your discount|member discount"
    "|provider adjustment|insurance discount"
    "|adjustment amount|insurance adjustment|contractual allowance|contract adjustment|provider responsibility"
    "|discount amount|amount discount|ineligible discount|plan savings|member savings|reduction|your savings|ppo discount"
    "|allowed plan discount|charge reduction|contractual write off|credit adjustment|self pay discount|uninsured discount"
    "|price reduction|sequestration|ppo savings|w o|wo|provider reduction|negotiated savings|negotiated discount|ahorros"
    "|ahorro|you saved|you saved with the plan|you saved with plan|amount saved|carrier discount|plan reduction|provider savings|network reduction|network write off"
    "|network adjustment|pricing discount|repricing discount|plan provider discount|fee reduction|amount you saved"
    "|provider contract discount|provider courtesy|courtesy discount|contract savings|contract reduction"
    "|contract write off|contract discount|plan adjustment|plan adj|fee adjustment|other adjustment|disc amount|rebaja"
    "|ajuste contractual|rebaja del plan|saved|not billable|amount not billable|provider may not bill"
    "|provider cannot bill you|you do not pay|discounts and reductions|discount and reduction|discounted"
    "|charge adjustment|adjusted|amount adjusted"
    "|our negotiated savings|amount discounted|not your responsibility|amount you do not owe|you do not owe"
    "|amount your provider cannot bill you|provider may not bill you|repricing|repricing savings"
    "|repriced discount|network price reduction|plan price reduction|savings we negotiated|what we saved you"
    "|we saved you|amount we saved you|reduced by contract|excess over allowance|over allowance"
    "|amount over allowed|excess charge|por arriba de lo permitido|ahorro negociado",
    "not_covered": "not covered|amount not covered|noncovered|non covered|non covered charge|ineligible|not payable"
    "|excluded|disallowed"
    "|amount not payable|not allowed|noncovered charge|noncovered amount|not covered amount|charge not covered|no covered"
    "|denied|denied amount|amount denied|amount ineligible|disallowed amount|exclusions|plan does not cover"
    "|your plan does not cover|amount no covered|not covered by plan|non covered expense|charge excluded"
    "|no cubierto por plan|not eligible|non eligible|amount excluded|excluded amount|excluded charge|not paid|unpaid"
    "|not covered excluded|exceeds limit|over limit|over allowed",
    "paid": "paid|insurance paid|plan paid|insurance payment|insurance payment amount|amount paid|paid amount|benefit paid"
    "|benefit issued|benefits issued|what the plan paid|we paid provider|payer paid|plan payment|your plan paid|what plan paid"
    "|paid by plan|paid by insurance|we paid|medicare paid|amount medicare paid"
    "|payment|payment amount|provider payment|insurance payments|insurance covered|benefit amount|benefit payable"
    "|paid by insurer|insurance amount|plan pays|primary paid|primary insurance paid|amount we paid|provider paid"
    "|paid to provider|plan pago|seguro pago|pago del seguro|pagado por plan|pagado por seguro|net payment"
    "|paid by health plan|health plan paid|amount plan paid|medicare paid provider|payments insurance"
    "|third party payment|insurance pmts|total paid|insurance plan paid|amount paid by plan|carrier paid"
    "|your plan pays|benefits|medicare payment|payable|payable amount|amount payable|net paid|lo que pago plan"
    "|lo que plan pago|lo que pago su plan|we pay|plan share|our share|plan resp|plan responsibility|insurer payment"
    "|insurance share|insurance pays|insurance pd|primary payment|primary paid amount|paid provider|payment to you"
    "|insurance reimbursement|reimbursement|reimbursed|amount reimbursed|payment made|payment issued|check amount"
    "|paid benefit|covered benefit|covered by plan|plan covers|plan covered|your plan covers|your benefit"
    "|your benefits|total payment|total plan payment|total benefit|medicaid paid|medicaid payment|payer payment"
    "|amount insurance paid|insurance has paid|health insurance paid|total payable|plan benefit|dental benefit"
    "|benefit payment|paid to dentist|paid to hospital|pago plan|pago del plan|pagado plan|pago a proveedor|beneficio"
    "|beneficio pagado|beneficios pagados|plan may pay|plan would pay|plan will pay|plan might pay|plan should pay"
    "|insurance may pay|insurance will pay|insurance would pay|insurance should pay|estimated plan payment"
    "|estimated insurance payment|expected insurance payment|expected plan payment|estimated plan share"
    "|insurer may pay|carrier may pay|we may pay|we would pay|we expect to pay|plan estimate|estimated by plan"
    "|paid by carrier|carrier payment|third party|3rd party|third party paid|3rd party paid"
    "|we paid your doctor|we paid your provider|we paid hospital|we paid facility|we sent provider"
    "|we sent your doctor|sent to provider|plan portion|payment made to provider|what we sent|what we pay"
    "|our payment|our part|payment we made|benefits payable by plan|lo que pagamos|nosotros pagamos"
    "|enviamos al proveedor",
    "other_paid": "other insurance|other insurance paid|secondary paid|secondary insurance paid|cob|cob paid|other carrier paid"
    "|paid by other insurance|coordination of benefit|other payer paid|medicare primary paid|secondary payment"
    "|otro seguro",
    "hra_paid": "hra paid|paid by hra|paid from hra|health account|spending account|hsa|hra|fsa paid|paid by spending account",
    "patient_paid": "family paid|family payment|family payments|guarantor paid|paid by family|patient paid|patient payment|you paid|your payment|patient payments|self pay payment|guarantor payment"
    "|paid by patient|paid by you|your payments|personal payment|amount you paid|member paid|patient pmts"
    "|payments patient|pagado por patient|usted pago|paid by member|co pay paid|copay paid|payments from you|your pago"
    "|already paid by you|already paid|paid at visit|paid at time of service|patient pmt|patient receipt|your copay paid"
    "|you have paid|customer paid|prepaid|prepayment|collected from patient|usted ha pagado|payment by you"
    "|payment by patient|payment from patient|payment from you",
    "payments_and_adjustments": "receipts|receipts adjustment|receipts and adjustments|payment adjustment|payment and adjustment"
    "|payments adjustments|credit|credits"
    "|payment credit|payments credits"
    "|insurance payment adjustment|payments or adjustments|pmts adj|credits and adjustments"
    "|insurance payments and adjustments|receipts|receipt|credito|creditos|payment and credit"
    "|insurance payment and adjustment|payment adj|adj payment|adjustments payments|adjustment payment"
    "|insurance payment discount|paid adjusted|payment or adjustment|pagos y ajustes|pago ajuste|pagos ajustes"
    "|pagos y creditos|insurance payments and discounts|paid adj",
    "deductible": "less deductible|deductible|deductible amount|your deductible|applied to deductible|annual deductible"
    "|patient deductible"
    "|amount applied to deductible|deductible applied|plan deductible|applied deductible|deductible this claim"
    "|to deductible|towards deductible|deducible aplicado"
    "|goes to your deductible|went to your deductible|put toward your deductible|you pay deductible"
    "|taken by deductible|used for deductible|deductible you pay|para su deducible|a su deducible",
    "copay": "less copay|copay|copay amount|your copay|co pay|co payment|patient copay|copay due|copay applied"
    "|fixed copay|visit copay"
    "|member copay|member copayment|flat fee you pay|fixed fee you pay|copay you pay|office copay",
    "coinsurance": "less coinsurance|less co insurance|coinsurance|coinsurance amount|your coinsurance|co insurance"
    "|patient coinsurance|coinsurance share"
    "|coinsurance applied|coinsurance due|your percent|percent you pay"
    "|coinsurance you pay|percentage you pay|member coinsurance amount|your percentage|su porcentaje",
    "patient_owes": "patient responsibility|you owe|your responsibility|amount you owe|patient owe|member responsibility"
    "|patient amount|what you owe|you may owe|patient share|your share|total patient responsibility|your total cost"
    "|amount due|patient balance|your cost|member owe|member liability|patient liability|amount you may owe"
    "|subscriber responsibility|due from patient|your balance|responsibility patient|usted debe|lo que usted debe"
    "|balance patient|patient due|patient portion|your portion|maximum you may be charge|your cost share"
    "|member cost share|cost share|net due|patient pay|patient payment responsibility|you pay|amount due from patient"
    "|your total responsibility|responsibility del patient|total a pagar|may owe provider|patient resp amount|due"
    "|member payment|patient amount due|you may be billed|max you may be billed|owe|estimated patient responsibility"
    "|usted paga|su parte|your total|amount you owe provider|patient cost|patient total|member total|total patient"
    "|total member|your part|your liability|subscriber liability|subscriber share|subscriber owes|insured owes"
    "|insured share|amount your provider may bill you|provider may bill you|amount provider may bill you"
    "|may be billed|what provider may bill|owed by you|owed by patient|you will owe|your estimated cost"
    "|estimated you owe|you would owe|patient pays|member pays|total you owe|total you may owe|balance due from you"
    "|balance due from patient|amount due from you|lo que debe|lo que usted paga|parte del patient|a su cargo"
    "|monto que usted debe|you may have to pay|out of pocket|your out of pocket|out of pocket cost"
    "|patient out of pocket|your amount|amount owed by patient|amount owed|bill you|patient obligation|total owed"
    "|guarantor owes|due from guarantor|amount you pay|total owed by you|what you pay|costo para usted|su costo"
    "|su responsabilidad|self pay|total due from you|estimated you pay|you may pay|you would pay|you might pay"
    "|you will pay|you should pay|your estimate|your estimated share|your estimated amount|estimated patient amount"
    "|estimated patient share|patient estimate|patient may owe|patient may pay|patient will owe|your expected cost"
    "|your expected share|expected patient share|expected from you|you owe us|you owe now|patient owed|resident owes"
    "|member may owe|amount now due|pay this amount|please pay this amount|amount to pay"
    "|you pay provider|you owe provider|pay your provider|what provider may bill you|what is left for you"
    "|left for you|left to you|what you still owe|what you pay in all|su responsabilidad total"
    "|usted le debe al proveedor|lo que le toca pagar|le toca pagar",
    "running_balance": "balance|running balance|balance due|account balance|current balance|remaining balance"
    "|balance after|outstanding"
    "|outstanding balance|line balance|open balance|balance amount|ending balance|remaining|bal due|balance remaining"
    "|cumulative|running total|net balance|net|account balance after|balance forward|acct bal|unpaid balance|balance now"
    "|still due|amount remaining|left|open amount|saldo pendiente|balance owing|owing",
    "insurance_pending": "insurance pending|pending insurance|insurance balance|insurance due|due from insurance|balance insurance"
    "|insurance responsibility|estimated insurance|est insurance|insurance estimate|due from plan|insurance balance due"
    "|insurance portion|billed to insurance|sent to insurance|insurance open|pending plan|plan balance",
    "description": "service or receipt|service or payment|service or credit|charge or payment|charge or credit|activity or payment|services and receipts|services and payments|charges and payments|equipment supply|procedure transaction|procedure and transaction|description|service|service description|description of service|type of service|procedure description"
    "|item description|charge description|details|narrative|service provided|what for|services rendered|service item"
    "|description of charge|activity|transaction description|drug name|medication|product|treatment|services provided"
    "|description of procedure|supply|service performed|description de service|description of services and supplies"
    "|what was done|procedure name|charge name|line description|service type|transaction|test|item name|medicine"
    "|revenue description|explanation of activity|service detail|tipo de service|exam|label name|test name|tests"
    "|type of care|kind of care|service received|services you received|services received|your service|your services"
    "|care received|care|service prestado|services prestados|description of service supply|service supply"
    "|service or supply|item or service|item service|service and item|expected service|expected item|planned service"
    "|nature of service|explanation of charge|explanation of charges|what you received|que se hizo|particulars"
    "|service procedure|procedure service|procedure or service|procedure and description|charge detail"
    "|description of charges|description of care|description of item|items|visit|supplies|drug|drug description"
    "|medicine name|medicamento|tratamiento|atencion|articulo|lo que se hizo|what we did|reason for charge"
    "|services and supplies|what was provided|care provided|treatment description|description of treatment"
    "|dental procedure|dental service|ambulance service|exam name|study|panel|medical service|medical services"
    "|health service|level of care|department service|service category|explanation of service|claim detail"
    "|what you were charged for|charge for",
    "diagnoses": "diagnosis|diagnosis code|icd|icd10|icd 10|icd code|dx code|primary diagnosis|principal diagnosis|diagnosis 1"
    "|diagnosis 2|diagnosis 3|diagnosis 4|icd10 code|icd 10 code|diagnosis pointer code|diagnosis codes|dx1|dx2|dx3|dx4"
    "|icd 9|line diagnosis code|icd diagnosis|code de diagnosis|diagnosis code 1|diagnosis code 2|diagnosis code 3"
    "|icd 10 cm|icd10cm|dx s|icd cm|diagnostico code|dx code s",
    "npi": "npi|rend prov|provider npi|rendering npi|npi number|rendering provider npi|national provider id|billing npi|performing npi"
    "|rendering provider id|facility npi|attending npi|rendering prov npi|doctor npi",
    "tax_id": "tax id|tin|ein|federal tax id|provider tax id|fein|tax number|billing tax id|federal id",
    "place_of_service": "place of service|pos|place service|pos code|place of service code|location code|tos pos|lugar de service"
    "|pl of service|place|site of service|service place|where",
    "group_code": "group code|cas group|adjustment group|adjustment group code|claim adjustment group code|group reason|grp",
    "reason_code": "reason code|carc|adjustment reason|adjustment reason code|reason|cas reason|claim adjustment reason code"
    "|group reason code|adj code|adjustment code|denial code|denial reason|reason codes|carc code|rc|grp reason|cas code"
    "|ansi code|eob code|adjustment reason code s|rsn cd|denial|adj reason|claim adj|grp rc|group rc|grp carc|group carc|grp code",
    "remarks": "remark|remark code|rarc|remark codes|note|message|message code|comment|comments|see note|explanation code|notes"
    "|reason remark code|note code|footnote|explanation|see remarks|rarc code|ref|see notes below|codigo de nota"
    "|eob message|messages|msg|msg code|remark code s|comment code|footnotes|footnote code|nota|mensaje|see message"
    "|notes code|explanation codes|exp code|note number|note s|explain code|ex code|ex cd",
    "time": "time|service time|hour|order time|event time|time of day|hora|order number|order id|accession|accession number"
    "|admin time|administration time|collection time|order|performed time|start time|reference number|ref number|rx"
    "|rx number|rx no|prescription number|prescription no|script number|script|script no|rx id|prescription id"
    "|fill id",
    "line_number": "no|line|line number|ln|seq|sequence|item number|row|sequence number|line no|line item|ctrl line|line id"
    "|svc line"
    "|service line|claim line|line item number|line num|renglon|partida|linea",
    "account": "account|account number|patient account|patient account number|patient control number|pcn|visit number|encounter"
    "|encounter number|hospital account|account id|har|guarantor account|visit|control number|patient account no"
    "|account num|bill number|invoice|invoice number|numero de account|csn|fin|visit id|encounter id|bill id|case number"
    "|numero de cuenta|cuenta|patient number|statement number",
    "patient": "for|family member|member of family|child|patient|patient name|name|member name|patient full name|name of patient|beneficiary|beneficiary name|dependent"
    "|recipient|family member|nombre del patient|patient last first|service for|person|name patient|patient dependent"
    "|for whom|member patient|patient member|who",
    "patient_last": "last name|patient last name|surname|apellido|apellidos|member last name|lname|bene last name|patient last",
    "patient_first": "first name|patient first name|given name|member first name|fname|patient first",
    "birth_date": "date of birth|birth date|dob|birthdate|patient dob|patient date of birth|date birth|fecha de nacimiento"
    "|patient birth date|birthday|member dob|d o b|born",
    "member_id": "member id|medicare id|medicare no|member number|subscriber id|insurance id|policy number"
    "|member identification"
    "|id number|identification number|subscriber number|mbi|medicare number|certificate number|policy id|medicaid id"
    "|beneficiary id|patient id|mrn|medical record number|contract number|bene mbi id|patient mrn|hic number|hicn|bene id"
    "|person id|member num",
    "provider": "provider|provider name|rendering provider|doctor|physician|facility|hospital|facility name|dentist"
    "|performing provider|billing provider|attending|attending physician|servicing provider|medico|clinic|pharmacy"
    "|billed by|department|service provider|provider of service|performed by|location|dept|practice|servicing facility"
    "|rendering physician|doctor name|hospital name|rendered by|seen by|treated by|clinician|practitioner|given by"
    "|provided by|service by|attending doctor|where|ordering provider|ordered by|prestador|atendido por|laboratory|lab",
    "claim": "claim|claim number|claim id|claim no|icn|dcn|claim control number|payer claim number|payer control number"
    "|reference claim|tcn|claim reference|numero de claim|clm id|claimnumber|eob number|claim num|claim unique id"
    "|payer claim control number",
    "payer": "payer|payer name|insurance|insurance company|insurance name|plan|carrier|plan name|health plan|insurer"
    "|insurance plan|payor|payor name|primary insurance|primary payer|financial class|payer type|aseguradora name"
    "|seguro medico",
    "network": "network|network status|in network|in out network|network indicator|par status|in or out|network in out|red",
    "status": "status|claim status|line status|processed status|estado|status code|claim status code",
    "admitted": "admission date|admit date|date admitted|admission|date of admission|fecha de admission|inpatient admit date",
    "discharged": "discharge date|date discharged|discharge|date of discharge|fecha de discharge",
    "statement_date": "statement date|bill date|invoice date|billing date|date of statement|printed date|print date"
    "|processed date|date processed|processed on|finalized date|date finalized|adjudication date|adjudicated date|eob date"
    "|notice date|date of notice|fecha de proceso|fecha procesado",
    "kind": "type|transaction type|line type|record type|entry type|tipo|row type|activity type|tran type|category|kind"
    "|charge type",
    "percent": "percent|coinsurance percent|plan percent|benefit percent|coverage|pct|rate percent|plan pays percent|porcentaje"
    "|co insurance percent|plan pay percent|percent covered|percent paid|benefit level|covered at|paid at|plan pays at"
    "|percent payable|por ciento",
    "not_money": "zip|zip code|phone|telephone|fax|address|city|state|gender|sex|age|specialty|race|county|file name"
    "|row id|loaded at"
    "|created|updated|created at|updated at|timestamp|email|telefono|direccion|ciudad",
    "site": "tooth|tooth number|tooth no|tooth code|tooth surface|tooth and surface|tooth area|surface|surf|surfaces|area|arch"
    "|quadrant|quad|th|tth|th surf|oral cavity|area of oral cavity|tooth letter|diente|superficie|pieza|cuadrante|cara"
    "|tooth quad|th no",
}

OTHER_COUNTS = (
    "days supply|day supply|days sup|days supplied|supply days|sup|d s|days sply|ds|dys sup|refills|refill|refills left"
    "|refills remaining|rfl|rf"
    "|rfls|fill number|fill no|base|base units|base unit|asa units|asa value|base value|base u|rvg units|time units|time unit"
    "|time u|units of time|anesthesia time units|physical status units|ps units|modifying units|modifier units|qualifying units"
    "|risk units|extra units|added units|strength|weight|lbs|pieces per pack|pack size|pack|package size"
    "|allowed units|covered units|covered days|units allowed|units approved|dias de suministro|surtidos|repeticiones"
    "|amount given|amount administered|amount drawn|quantity given|dose given|dose administered|drug amount"
    "|liters|lpm|flow rate|days authorized|sessions left|visits left|visits remaining|units remaining|units authorized"
)
"""Headings of figures that are neither money nor what the price is for ("Days supply", "Refills", "Base units")."""

SOFT_COUNTS = (
    "days|day count|minutes|minute|min|mins|anesthesia minutes|anes min|anes minutes|total minutes|tot min|total min"
    "|duration|elapsed|elapsed min"
    "|time minutes|time min|treatment minutes|timed minutes|hours|hrs|hr|total hours|anesthesia time|total time|doses"
    "|visits|nights|tests|sessions|miles|loaded miles"
    "|mileage|odometer|minutos|horas|dias"
)
"""Headings that count units only where no other column does it more plainly."""

FACTORS = "factor|conversion factor|conv factor|cf|anesthesia conversion factor|unit factor|dollar factor|rate factor|asa factor|factor per unit"
"""Headings of what one unit of anesthesia costs: a price on a page whose units stand beside it, unknown in a sheet of its parts."""
