"""Who takes part: each line is a role, its English words | its Spanish words; * stands for any ending."""

from almoner.engine.wording.guard_parts.tokens import listed

WHO = """
role patient: patient, patients, member, enrollee, beneficiary, insured person, subscriber, policyholder | paciente, pacientes, miembro, asegurado, asegurada, afiliado, afiliada, beneficiario, beneficiaria
role provider: provider, providers, supplier | proveedor, proveedora, proveedores
role clinic: clinic, clinics | clinica, clinicas
role hospital: hospital, hospitals, facility, facilities, medical center | hospital, hospitales, centro medico, establecimiento, institucion
role doctor: doctor, doctors, physician, physicians, surgeon, practitioner, anesthesiologist, radiologist | medico, medicos, medica, doctor, doctora, doctores, cirujano, cirujana, anestesiologo, anestesista, radiologo
role plan: insurer, insurers, insurance company, insurance companies, insurance carrier, carrier, health plan, health insurer, plan, plans, payer, payor, insurance, health insurance, coverage administrator, plan administrator | aseguradora, aseguradoras, compania de seguros, compania aseguradora, seguro, seguro medico, seguro de salud, plan, planes, plan de salud, plan medico, pagador, administrador del plan
role collector: collector, collectors, debt collector, debt collectors, collection agency, collection agencies, collections agency | cobrador, cobradores, cobradora, agencia de cobro, agencia de cobros, agencia de cobranza, agencia de cobranzas, agencias de cobro, agencias de cobros, agencias de cobranza, cobrador de deudas, empresa de cobranza, empresa de cobros
role bureau: credit bureau, credit bureaus, credit reporting agency, credit reporting agencies, credit reporting company, credit reporting companies, consumer reporting agency, consumer reporting agencies | buro de credito, buros de credito, agencia de informes de credito, agencias de informes de credito, agencia de credito, agencias de credito, oficina de credito, central de credito, agencia de informacion crediticia, agencias de informacion crediticia
role creditor: creditor, original creditor, creditors | acreedor, acreedor original, acreedores
role reviewer: reviewer, independent reviewer, independent review organization, external reviewer, arbitrator | revisor, revisora, revisor independiente, organizacion de revision independiente, revisor externo, arbitro
role court: court, judge | tribunal, corte, juez, jueza, juzgado
role agency: agency, department of insurance, regulator, government, attorney general | agencia, departamento de seguros, regulador, gobierno, fiscal general
role employer: employer | empleador, patron, patrono
role lawyer: attorney, lawyer, legal counsel | abogado, abogada
role representative: representative, authorized representative, guardian, proxy | representante, representante autorizado, tutor, tutora, apoderado, apoderada
role mother: mother, mom | madre, mama
role father: father, dad | padre, papa
role sister: sister | hermana
role brother: brother | hermano
role grandmother: grandmother | abuela
role grandfather: grandfather | abuelo
role granddaughter: granddaughter, granddaughters | nieta, nietas
role grandson: grandson, grandsons | nieto, nietos
role in_law: mother-in-law, father-in-law, sister-in-law, brother-in-law | suegra, suegro, cunada, cunado
role ex: ex-husband, ex-wife, former husband, former wife | exesposo, exesposa, ex esposo, ex esposa, exmarido
role aunt: aunt | tia
role uncle: uncle | tio
role niece: niece | sobrina
role nephew: nephew | sobrino
role cousin: cousin | primo
role friend: friend | amigo, amiga
role parent: parent, parents | padres
role partner: partner | pareja
role nurse: nurse | enfermera, enfermero
role son: son | hijo
role daughter: daughter | hija
role child: child, children, minor | nino, nina, ninos, menor de edad
role wife: wife | esposa
role husband: husband | esposo, marido
role spouse: spouse | conyuge
role guarantor: guarantor | garante, responsable financiero
role pharmacy: pharmacy | farmacia
role laboratory: laboratory, lab | laboratorio
role ambulance: ambulance | ambulancia
role writer: i, we, our office, our department, our company | yo, nosotros, nosotras, nuestra oficina, nuestro departamento, nuestra compania
role writer_object: me, us, myself, ourselves | me, nos, conmigo
role writer_own: my, our | mi, mis, nuestro, nuestra, nuestros, nuestras
role reader: you, your office, your department, your billing department, your billing office, your company, your agency, your practice | usted, ustedes, su oficina, su departamento, su departamento de facturacion, su departamento de cobros, su oficina de facturacion, su compania, su empresa, su agencia, su consultorio
role clinic + role reader: your clinic | su clinica
role hospital + role reader: your hospital, your facility | su hospital, su centro
role reader_own: your | su, sus
role other: he, she, they | el mismo, ella, ellos, ellas
role other_object: him, them | lo mismo
role anyone: anyone, someone, person, everyone, nobody else | alguien, cualquiera, persona, cualquier persona
"""

KINDRED = frozenset(
    listed(
        "mother father sister brother grandmother grandfather granddaughter grandson in_law ex aunt uncle niece nephew cousin son "
        "daughter wife husband"
    )
)
"""Whose name alone tells who is meant: one may not come or go."""
KIND_OF = {
    "hospital": "provider",
    "doctor": "provider",
    "clinic": "provider",
    "laboratory": "provider",
    "pharmacy": "provider",
    "ambulance": "provider",
    "creditor": "provider",
    "insurer": "plan",
    "wife": "spouse",
    "husband": "spouse",
    "son": "child",
    "daughter": "child",
    "mother": "parent",
    "father": "parent",
}
"""A narrower role → the wider one that may name it."""

PATIENT_SIDE = frozenset(
    {"patient", "mother", "father", "son", "daughter", "child", "wife", "husband", "spouse", "guarantor", "representative"}
)
"""Who may be meant by "I" in a letter."""

WRITES_ES = frozenset(
    listed(
        "debo solicito pido disputo impugno apelo acepto reconozco niego rechazo exijo autorizo puedo tengo quiero deseo estoy soy "
        "debemos podemos tenemos solicitamos pedimos disputamos apelamos aceptamos reconocemos pagare pagaremos recibi "
        "cuestiono ruego necesito agradezco escribo adjunto incluyo prometo ofrezco propongo doy admito consiento entiendo "
        "espero he hemos pagamos recibimos firmamos enviamos pediremos apelare podre"
    )
)
"""Spanish verbs that say "I" or "we" by their ending."""
LAWS = """
nsa: no surprises act, ley sin sorpresas, ley de no sorpresas, ley contra facturas sorpresa, ley contra las facturas sorpresa, ley no surprises, nsa, ley de facturas sorpresa, ley de ausencia de sorpresas, ley de cero sorpresas
fdcpa: fair debt collection practices act, fdcpa, ley de practicas justas en el cobro de deudas, ley de practicas justas de cobro de deudas, ley de practicas justas para el cobro de deudas, ley de practicas equitativas en el cobro de deudas, ley de practicas equitativas de cobro de deudas, ley de practicas justas de cobranza
fcra: fair credit reporting act, fcra, ley de informe justo de credito, ley de informes de credito justos, ley de informes justos de credito
hipaa: health insurance portability and accountability act, hipaa, ley hipaa, ley de portabilidad y responsabilidad del seguro medico, ley de portabilidad y responsabilidad de seguros medicos, ley de portabilidad y responsabilidad de los seguros de salud
erisa: employee retirement income security act, erisa, ley erisa, ley de seguridad de ingresos de jubilacion de los empleados, ley de seguridad de ingresos por jubilacion de empleados
aca: affordable care act, aca, ley de cuidado de salud a bajo precio, ley del cuidado de salud a bajo precio, ley de atencion medica asequible, ley de cuidado asequible
emtala: emtala, emergency medical treatment and labor act, ley emtala
phsa: public health service act, ley del servicio de salud publica, ley de servicios de salud publica
ssa: social security act, ley del seguro social, ley de seguridad social
regulation f: regulation f, reglamento f, regulacion f
irc: internal revenue code, codigo de rentas internas, codigo de impuestos internos
"""
"""A law → all its names; a cite by name is a fact."""
