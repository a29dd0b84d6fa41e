"""Words of bills, plans and care in English and Spanish, so that a question in one finds a document in the other.

Each line of the table is one meaning: English on the left, Spanish on the right, the usual word first, others after commas.
"""

import re
from functools import lru_cache

from almoner.engine.folding import folded
from almoner.engine.knowledge.more_words import MORE

TABLE = """
bill, invoice | factura, cuenta, cobro
itemized bill, itemization | factura detallada, cuenta detallada, factura desglosada
statement | estado de cuenta
charge, charges | cargo, cargos, cobros
amount | monto, cantidad, importe
balance | saldo
payment | pago
pay | pagar, pago, pague
payment plan | plan de pagos
refund | reembolso, devolución
debt | deuda
debt collector, collection agency, collector | cobrador, agencia de cobros, agencia de cobranza
collections | cobranza, cobranzas
credit report | informe de crédito, reporte de crédito, historial de crédito
interest | intereses, interés
fee | tarifa, honorario
price | precio
cost | costo, coste
estimate, good faith estimate | estimación, presupuesto, estimado, estimación de buena fe
deductible | deducible
copay, copayment | copago
coinsurance | coseguro
out-of-pocket limit, out-of-pocket maximum | máximo de gastos de bolsillo, límite de gastos de bolsillo, gastos de bolsillo
premium | prima
allowed amount | monto permitido, cantidad permitida
insurance | seguro
insurer, insurance company | aseguradora, compañía de seguros
health plan, plan | plan médico, plan de salud, plan
coverage | cobertura
covered, cover | cubierto, cubre, cubrir, cubierta
benefit | beneficio
explanation of benefits | explicación de beneficios
claim | reclamación, reclamo
denial, denied | denegación, negación, negado, rechazo, rechazado, denegado
appeal | apelación, apelar, apelo
external review | revisión externa
grievance, complaint | queja
dispute | disputa, disputar, impugnar
error, mistake | error, equivocación
letter | carta
notice | aviso, notificación
deadline | fecha límite, plazo
days | días
weeks | semanas
months | meses
year | año
right, rights | derecho, derechos
law | ley
rule | regla, norma
hospital | hospital
emergency room, emergency department | sala de emergencias, urgencias, sala de urgencias
emergency | emergencia, urgencia
ambulance | ambulancia
doctor, physician | médico, médica, doctor, doctora
nurse | enfermera, enfermero
provider | proveedor
network, in-network | red, dentro de la red
out-of-network | fuera de la red
surprise bill, balance billing | factura sorpresa, facturación sorpresa, cobro sorpresa
anesthesia | anestesia
surgery | cirugía, operación
laboratory, lab | laboratorio
x-ray | radiografía, rayos x
scan, imaging | imágenes, tomografía
prescription, drug, medicine | receta, medicamento, medicina
pharmacy | farmacia
visit | visita, consulta
stay | estancia, hospitalización
admission, admitted | ingreso, ingresado, admisión, internado
discharge | alta
observation | observación
outpatient | ambulatorio, paciente externo
inpatient | paciente interno, hospitalizado
therapy, physical therapy | terapia, fisioterapia, terapia física
referral | remisión, referido
prior authorization, preauthorization | autorización previa, preautorización
medically necessary, medical necessity | médicamente necesario, necesidad médica
financial assistance, charity care | ayuda financiera, asistencia financiera, atención caritativa, caridad
application, form | solicitud, formulario
apply | solicitar, pedir
income | ingresos
household, family | hogar, familia
poverty line, poverty level | nivel de pobreza, línea de pobreza
uninsured, no insurance | sin seguro
self-pay | pago propio, paga por su cuenta
discount | descuento
medical record, records | expediente médico, historial médico, registros
copy | copia
privacy | privacidad
interpreter | intérprete
language | idioma
child, children | niño, niña, hijo, hija, niños, hijos
baby, newborn | bebé, recién nacido
pregnancy, pregnant | embarazo, embarazada
birth, delivery | parto, nacimiento
spouse | esposo, esposa, cónyuge
patient | paciente
dead, death, deceased | muerto, muerte, fallecido
estate | herencia, sucesión
court | corte, tribunal
lawsuit, sue, sued | demanda, demandar, demandado
lawyer | abogado, abogada
wage garnishment, garnish | embargo de salario, embargar el sueldo
workers' compensation | compensación laboral, indemnización laboral
accident | accidente
vaccine, shot | vacuna
preventive care, preventive | cuidado preventivo, preventivo, preventiva
screening | detección, prueba de detección
mental health | salud mental
dental | dental
vision, eye | vista, ojos
hearing aid | audífono
wheelchair | silla de ruedas
diabetes | diabetes
cancer | cáncer
heart | corazón
blood | sangre
kidney | riñón
pain | dolor
treatment | tratamiento
symptom | síntoma
cause | causa
cure | cura
test | prueba, examen, análisis
code | código
duplicate, twice | duplicado, dos veces
wrong, incorrect | incorrecto, equivocado
limit | límite
who | quién
how much | cuánto, cuánta
how many | cuántos, cuántas
how long | cuánto tiempo
when | cuándo
where | dónde
"""
TABLES = TABLE + MORE
SMALL_WORDS = """
el la los las un una de del que por para con mi me mis su sus es son como puedo cuanto cuanta cuando donde porque y o si no al tengo
tiene quien cual hay esta este
"""
SPANISH = frozenset(SMALL_WORDS.split())
ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "are",
        "in",
        "for",
        "you",
        "we",
        "a",
        "per",
        "once",
        "with",
        "not",
        "on",
        "at",
        "how",
        "what",
        "when",
        "does",
        "do",
        "my",
        "i",
        "if",
        "it",
        "or",
        "limit",
        "after",
    ]
)
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
FEWEST = 2


@lru_cache(maxsize=1)
def both_ways() -> dict[str, tuple[str, ...]]:
    """For each word or phrase, plain, the other language's words."""
    found: dict[str, tuple[str, ...]] = {}
    for line in TABLES.split("\n"):
        if not line:
            continue
        english, spanish = ([one.strip() for one in side.split(",")] for side in line.split("|"))
        for one in spanish:
            found[folded(one)] = (*found.get(folded(one), ()), *english[:2])
        for one in english:
            found.setdefault(folded(one), tuple(spanish[:2]))
    return found


@lru_cache(maxsize=1)
def longest() -> int:
    return max(len(one.split()) for one in both_ways())


def is_spanish(text: str) -> bool:
    """By its small words, and by fewer English ones; a question without any is taken for English."""
    words = folded(text).split()
    spanish = sum(word in SPANISH for word in words)
    return (spanish >= FEWEST and spanish > sum(word in ENGLISH for word in words)) or "¿" in text


def in_the_other(text: str) -> str:
    """The words of a question that are known, in the other language, in their order; "" where none is. Long phrases come first, and a
    plural is known by its singular."""
    words = WORD.findall(folded(text))
    table, said, at = both_ways(), list[str](), 0
    while at < len(words):
        for size in range(min(longest(), len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            found = table.get(phrase) or table.get(phrase.removesuffix("s")) or table.get(phrase.removesuffix("es"))
            if found:
                said.extend(found)
                at += size
                break
        else:
            at += 1
    return " ".join(dict.fromkeys(said))
