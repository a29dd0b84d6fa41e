"""More words of plans, prices, deadlines and care: each line one meaning, English on the left, Spanish on the right, the usual word first.

Everyday words stand beside the words of papers, so that "boss" finds "employer" and "gas" finds "gasolina".
"""

MORE = """
employer, boss | patrón, empleador, jefe
employee, worker | trabajador, empleado, trabajadores, empleados
job, work | trabajo, empleo
fired, laid off, quit, quitting, leave your job, dismissed | despedir, despidan, despido, corrieron, despidieron
injury, injured, hurt | lesión, lesionado, lastimado, heridas
loss, lose, lost | pérdida, perder, perdido
wage, wages, salary, paycheck, weekly pay | salario, sueldo, jornal
week, weekly, per week | semana, semanal
month, monthly, per month | mes, mensual, por mes
yearly, annual, per year, each year | anual, al año, cada año
night, overnight | noche, noches
hour, hourly | hora, horas
lodging, hotel, room and board, place to stay | hospedaje, alojamiento
gas, gasoline, fuel | gasolina, combustible
mile, mileage | milla, millas
wig | peluca
house, home | casa, hogar, vivienda
car, automobile, vehicle | automóvil, carro, coche, auto
asset, assets, property | bienes, activos, propiedad
child care, childcare, babysitter | cuidado de niños, guardería, dejar a mis hijos
chemo, chemotherapy | quimio, quimioterapia
session | sesión
maximum, most, cap, at most, no more than, never more than, highest | máximo, hasta, lo más, tope, no más de
minimum, at least, least | mínimo, al menos, por lo menos
percent, percentage, share | por ciento, porcentaje
half | mitad, medio
free, no charge, at no cost, free of charge | gratis, gratuito, sin costo
extra, additional, on top | adicional, de más
answer, reply, respond, response, decide, decision | responder, contestar, respuesta, contestación, decisión, decidir, contestamos
write, letter to | escribir, escriba, escribo
call, phone, telephone, phone number | llamar, llame, teléfono, número de teléfono
send, mail, hand in, submit, file, turn in | enviar, envíe, mandar, entregar, presentar, presente, entregue
receipt | recibo
proof, evidence | prueba, comprobante
sign, signed | firmar, firma
start, begin, starts, take effect | empezar, comenzar, empieza
end, stop, ends, stops, terminate | terminar, acabar, termina
wait, waiting period, waiting | espera, período de espera, esperar
tell, notify, report, inform | avisar, avise, informar
funeral, burial | entierro, funeral
eye exam, vision exam | examen de la vista, examen de ojos
glasses, eyeglasses, spectacles | anteojos, lentes, gafas
contact lens, contact lenses, contacts | lentes de contacto
frame, frames | armazón, armazones, montura
lens, lenses | lente, cristales
low vision, low-vision | baja visión
allowance | asignación, subsidio
braces, orthodontic, orthodontics, orthodontia | frenos, ortodoncia, brackets
dentist | dentista
teeth, tooth | diente, dientes, muela
crown, crowns | corona, coronas
denture, dentures, false teeth | dentadura, dentaduras, prótesis dental
filling, fillings, cavity | empaste, empastes, relleno
root canal | endodoncia, tratamiento de conducto
cleaning, cleanings | limpieza, limpiezas
checkup, exam, check-up | chequeo, revisión
implant, implants | implante, implantes
specialist, skin doctor, dermatologist | especialista
campus, school, college, university | escuela, universidad
student | estudiante, estudiantil
counseling, counselor, therapist, talk to someone, talking to someone | consejería, terapeuta
blood draw, draw blood, drawing blood, take blood, take her blood, take my blood | extracción de sangre, sacar sangre, sacarse sangre
sample, specimen | muestra
result, results | resultado, resultados
doctor's order, order | orden del médico, orden médica, orden
valid, good for, lasts, last | vale, válido, vigente, vigencia, dura
rush, urgent result, fast result | urgente
injection, injections, shots | inyección, inyecciones
aide, caregiver, home aide | ayudante, cuidador, cuidadora
gift, present, watch | regalo, obsequio
deposit | depósito
invoice | factura
late charge, late fee, late payment | recargo, cargo por mora
cancel, call off, called them off, called off | cancelar, cancelación
complaint, complain, advocate | quejarse, quejarme, defensor
scene, patched me up, treated on the spot | lugar del accidente
hardship, cannot pay, can't pay, can not afford, can't afford | dificultad económica, no puede pagar, no puedo pagar
waiver, waive | exención, dispensa
resident, residents, live in | residente, residentes
helicopter, air ambulance | helicóptero, ambulancia aérea
transport, transportation, ride | transporte, traslado
replace, new ones, broken, sat on | reponer, reemplazar, roto
member, members, membership | miembro, socio, afiliado, membresía
roommate, renting my other room, lodger, tenant | inquilino, compañero de cuarto
pay stub, pay stubs, paystub | talón de pago, talones de pago, colilla
tax return, taxes, tax papers, tax | impuestos, declaración de impuestos
self-declaration, sign something | declaración propia, autodeclaración
newborn baby | recién nacido
brand, brand-name | de marca
generic | genérico
outside the country, abroad | en el extranjero, fuera del país
evacuation | evacuación
retail, store | tienda
credit card, bank card | tarjeta de crédito, tarjeta
address | dirección
opening hours, open, hours | horario, horarios
email, e-mail | correo electrónico, correo
fax | fax
installment, installments, in parts, monthly parts, partial payments | en partes, plazos, cuotas, mensualidades
twelve months | doce meses
deny, denies, refuse, refused, turn down, say no, no | negar, niega, niegan, rechazar, decir que no, negó
accept, accepts | aceptar, acepta
hearing | audiencia
thumb | pulgar
finger, index finger | dedo, índice
foot | pie
eye | ojo
sight | vista
hand | mano
arm | brazo
leg | pierna
back | espalda
household worker, domestic worker, clean a house | trabajadores del hogar, trabajador del hogar, limpio una sola casa, empleada doméstica
meals, food, meal | comida, comidas, alimentos
supermarket, grocery | supermercado
unemployment | desempleo
disability | incapacidad, discapacidad
retaliation | represalias
legal, lawful | legal
illegal, against the law | ilegal
senior, seniors, elderly | adulto mayor, personas mayores
veteran, veterans | veterano, veteranos
spouse, husband, wife, partner | pareja, esposo, esposa
daughter, son, kid, kids, child | hija, hijo, niño
mother, mom, father, dad, parent | madre, padre, mamá, papá
immigration, citizenship, papers | situación migratoria, ciudadanía
ask, request, apply, application | pedir, solicitar, solicitud, pida
show, bring | traer, traiga, muestre, mostrar
refund, pay back, money back, get it back, returned, return | devolver, devuelve, reembolso
covered, cover, covers, paid | cubierto, cubre, cubiertos, pagado
charge again, test again, go back | otra vez
mistake, ruined, spoiled | equivocación, error nuestro
appointment | cita
visit, sessions | visita, sesiones, consulta
old, previous, past, back | anterior, anteriores, viejo
unpaid, not paid, overdue, past due | sin pagar, impago, atrasado
collector, collections, collection company, handed to a collection company | cobranza, cobrador, agencia de cobros
fund | fondo
center, centre | centro
cancer, oncology | cáncer, oncológico
case | caso
expenses, costs | gastos
details, information | datos, información
service | servicio
fast, soon, quickly | rápido, pronto
age | edad
committee, board | comité, junta
lawyer's share, attorney | abogado
wages lost | salario perdido
physical therapy, pt | terapia física
aid, assistance, help | ayuda, asistencia
"""
