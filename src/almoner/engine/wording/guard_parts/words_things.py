"""Amounts by name, papers, and groups of which one excludes the others: a meaning, its English words | its Spanish words."""

THINGS = """
label deductible: deductible, deductibles | deducible, deducibles
label copay: copay, copays, copayment, copayments, co-pay | copago, copagos
label coinsurance: coinsurance, co-insurance | coseguro, coaseguro
label balance: balance, balances, amount due, outstanding amount, amount outstanding, outstanding balance | saldo, saldos, monto adeudado, cantidad adeudada
label allowed: allowed amount, allowable amount, allowed | monto permitido, cantidad permitida, importe permitido, permitid*
label responsibility: patient responsibility, share, your share, my share, my part, cost share, cost-sharing, cost sharing | responsabilidad del paciente, su parte, mi parte, costo compartido, costos compartidos
label total: total charges, total charge, total billed, total | total de cargos, cargos totales, total facturado, total
label estimate: estimate, good faith estimate, estimates | estimacion, estimado, presupuesto, estimado de buena fe, estimacion de buena fe
label interest: interest | interes, intereses
label fee: fee, fees, late fee | tarifa, tarifas, comision, recargo, recargos, honorario*
label credit: credit, credits | abono a favor, credito, creditos, a favor
label premium: premium, premiums | prima, primas
label overpayment: overpayment, overpaid, overcharge, overcharged, overcharges | sobrepago, pago en exceso, pago de mas, pagado de mas, cobro de mas, cobrado de mas, exceso, sobrecargo
label income: income | ingreso, ingresos
label limit: out-of-pocket maximum, out-of-pocket limit, out of pocket maximum, out-of-pocket | maximo de gastos de bolsillo, gastos de bolsillo, desembolso maximo, limite de gastos de bolsillo
label cost: cost, costs, price, prices | costo, costos, precio, precios, coste
label installment: installment*, instalment* | cuota, cuotas, a plazos, mensualidad*
label facility_fee: facility fee, facility fees | cargo del centro, tarifa del centro
thing ahead: ahead of time, in advance, beforehand | con anticipacion, de antemano, por adelantado
thing help: help, helps, helped | ayuda, ayudas, ayudar, ayuden, ayude, ayudenme
thing date: date, dates, postmark | fecha, fechas, matasellos
thing amount: amount, amounts, sum, money | monto, montos, cantidad, cantidades, importe, importes, suma, dinero
thing debt: debt, debts | deuda, deudas
thing itemized: itemized*, itemised*, line by line, line-by-line | detallad*, desglosad*, desglose, linea por linea, por partidas, pormenorizad*
thing record: record, records, chart, file copy | registro, registros, expediente, expedientes, historial*, historia clinica
thing document: document, documents, documentation, paper, papers, paperwork | documento, documentos, documentacion, papel, papeles
thing letter: letter, letters | carta, cartas
thing notice: notice, notices | aviso, avisos, notificacion*
thing copy: copy, copies | copia, copias
thing claim: claim, claims | reclamo, reclamos, reclamacion, reclamaciones
thing request: request, requests | solicitud, solicitudes, peticion, peticiones
thing contract: contract | contrato
thing assistance: financial assistance, charity care, financial aid | asistencia financiera, ayuda financiera, asistencia economica, ayuda economica, atencion caritativa, atencion de caridad
thing policy: policy, policies | politica, politicas, poliza, polizas
thing account: account, accounts | cuenta numero, cuentas bancarias
thing credit_report: credit report, credit reports, credit file | informe de credito, informes de credito, reporte de credito, historial crediticio, historial de credito
thing eob: explanation of benefits, eob, eobs | explicacion de beneficios, explicacion de los beneficios, eob
thing reason: reason, reasons | razon, razones, motivo, motivos
thing right: the right to know | derecho a saber
thing law: law, laws, federal law, rule, rules, regulation | ley, leyes, norma, normas, reglamento, legislacion
thing diagnosis: diagnosis, diagnoses, condition | diagnostico*, afeccion
thing drug: drug, drugs, medication*, medicine*, prescription* | medicament*, medicina*, receta*, farmaco*
thing test: test, tests, testing | prueba de laboratorio, examen, examenes, analisis, pruebas
thing surgery: surgery, operation, surgical | cirugia, operacion, quirurgic*
thing room: room, bed | cuarto, habitacion, cama
thing xray: x-ray, x-rays, xray, imaging | radiografia*, rayos x, imagenes
thing injection: injection, injections, shot | inyeccion, inyecciones
thing ambulance_ride: ride, transport* | traslado*, transport*
thing address: address | direccion, domicilio
thing credit_card: card | tarjeta
thing proof_doc: supporting | respaldo, de apoyo
thing tax_return: tax return, tax returns | declaracion de impuestos, declaracion de renta, declaraciones de impuestos
thing deadline: deadline, deadlines, time limit, due date | plazo, plazos, fecha limite, termino, vencimiento
choice all@quantity: all, every, each, whole, entire, entirely, any and all | todo, todos, toda, todas, cada, totalmente
choice some@quantity: some, several, part of the bill, part of the balance, part of the amount, part of the debt, part of the charge, part of the charges, part of my, part of this | algun, alguno, algunos, alguna, algunas, varios, varias, una parte de
choice half@quantity: half | mitad
choice none@quantity: only part | solo una parte
choice either@quantity: either of, either one, either way | cualquiera de los dos, uno u otro
choice up@direction: increase*, raise, raises, raised, raising, higher, more expensive, greater, went up, goes up | aument*, subir*, sube, suben, subio, subieron, subido, increment*, mayor, mas alto, mas alta, elev*
choice down@direction: decrease*, lower, lowers, lowered, lowering, reduce, reduces, reduced, reducing, less expensive, smaller, went down | disminu*, baj*, reduc*, reduzc*, menor, mas bajo, mas baja
choice inpatient@site: inpatient, in-patient | internacion, hospitalizado, hospitalizada, paciente interno, hospitalizacion
choice outpatient@site: outpatient, out-patient | ambulatori*, paciente externo
choice internal@review: internal | intern*
choice external@review: external, outside review, independent review | extern*
choice written@form: in writing, written, by mail, by letter, by post | por escrito, escrita, escrito, escritas, escritos, por correo, por carta
choice spoken@form: by phone, by telephone, verbal, verbally, oral, orally, over the phone | por telefono, verbal*, oral*
choice certified@form: certified mail | correo certificado
choice primary@rank: primary | primari*, principal
choice secondary@rank: secondary | secundari*
choice new@age: new | nuev*
choice original@age: original | original*
choice previous@age: previous, prior, earlier | anterior*, previ*
choice monthly@rate: monthly, per month, a month, each month, every month | mensual*, al mes, por mes, cada mes
choice weekly@rate: weekly, per week, a week, each week | semanal*, por semana, a la semana, cada semana
choice yearly@rate: yearly, annual, annually, per year, a year, each year | anual*, al ano, por ano, cada ano
choice daily@rate: daily, per day, a day, each day | diari*, al dia, por dia, cada dia
choice day@unit: day, days | dia, dias
choice week@unit: week, weeks | semana, semanas
choice month@unit: month, months | mes, meses
choice year@unit: year, years | ano, anos
choice left@side: left | izquierd*
choice right@side: right knee, right hand, right arm, right leg, right eye, right foot, right shoulder, right hip, right side, right wrist, right elbow, right ankle, right ear, right breast, right lung, right kidney, right thumb, right toe, right heel, right thigh, right calf, right forearm, right finger, right femur, right tibia, right ovary, right ureter, right carotid, right tonsil | rodilla derecha, mano derecha, brazo derecho, pierna derecha, ojo derecho, pie derecho, hombro derecho, cadera derecha, lado derecho, muneca derecha, codo derecho, tobillo derecho, oido derecho, oreja derecha, mama derecha, pulmon derecho, rinon derecho, pulgar derecho, talon derecho, muslo derecho
choice free@cost: free of charge, at no cost, at no charge, without charge, without cost, free, no charge for | gratis, gratuit*, sin costo, sin cargo, sin cargo alguno, sin coste
choice credit_to@flow: in my favor, credit to | a mi favor
choice community@house: community | comunitari*
choice memorial@house: memorial | conmemorativ*
choice general@house: general | general
choice regional@house: regional | regional
choice university@house: university | universidad, universitari*
choice county@house: county | condado
choice national@house: national | nacional
choice childrens@house: childrens | infantil, pediatrico
choice central@house: central | central
choice male@sex: male | masculino
choice female@sex: female | femenino
"""
