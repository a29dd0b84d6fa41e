"""What is done and how things stand: a meaning, its English words | its Spanish words.

`act` is done by someone; `state` has an opposite, marked "-"; "!" says that both texts must have it; * stands for any ending.
"""

ACTS = """
act pay: pay, pays, paid, paying, payable, payment, payments, prepay, prepaid | pag*, abonar, abono, abonado, abonada, abone
act owe: owe, owes, owed, owing, indebted | adeud*, debo, debia dinero, adeuda
act bill: bill, bills, billed, billing, rebill, rebilled, charge, charges, charged, charging, invoice*, statement, statements | cobr*, factur*, cargo, cargos, cuenta, cuentas, estado de cuenta, estados de cuenta
act balance_bill: balance bill, balance billing, balance billed, balance bills, surprise bill, surprise bills, surprise billing | facturacion de saldo*, factura sorpresa, facturas sorpresa, facturacion sorpresa, cobro de saldo*, factura inesperada
act refund: refund*, return, returns, returned, returning, reimburse*, pay back, paid back, give back, gave back, return the money, return the payment, return the overpayment, return the amount, return the sum, send it back, send back, send the rest back, sent back, send me back | reembols*, devolver*, devuelv*, devolvio, devolucion, devuelto, reintegr*
act send: send, sends, sent, sending, mail, mailed, mailing, provide, provides, provided, providing, furnish*, give, gives, gave, given, supply, supplies, supplied, forward, forwarded, deliver*, issue, issued, issues, issuing, make available, transmit*, produce, hand over, email, refer, refers, referred, referring, move, moves, moved, moving, place with | enviar*, envi*, mandar*, mande*, mando, mandado, mandada, proporcion*, suministr*, entreg*, facilit*, dar, den, di, dio, doy, dan, dieron, darme, dado, deme, denos, emitir*, emit*, remit*, brind*, hacer llegar, hagan llegar, haga llegar, hacerme llegar
act receive: reached me, reached us, reach me, reach us, reaches me, receive*, receiving, receipt, get, gets, got, gotten, obtain* | recib*, obten*, obtuv*
act submit: submit*, file, filed, files, filing, lodge* | presentar*, present*, radic*, someter*, someti*, interpon*, interpus*
act appeal!: appeal*, reconsider*, redetermination | apel*, recurso, recurrir, recurro, reconsider*, redeterminacion
act dispute!: dispute*, disputing, contest, contests, contested, contesting, challenge*, challenging, object to, object, objects, objection, take issue with | disput*, impugn*, objet*, controver*, discrep*
neg not + act agree: disagree, disagrees, disagreed, disagreeing, disagreement | en desacuerdo, desacuerdo
act agree!: agree, agrees, agreed, agreeing, agreement, agreements | acuerdo, acuerdos, estoy de acuerdo, estar de acuerdo, estoy de acuerdo con, esta de acuerdo, esta de acuerdo con, estan de acuerdo, estan de acuerdo con, estamos de acuerdo, estamos de acuerdo con, de acuerdo en, conven*, acordar*, acord*, acepto pagar
act accept!: accept, accepts, accepted, accepting, acceptance | acept*
act accept-: refuse, refuses, refused, refusing, refusal, decline, declines, declined, declining | rehus*, se niega a, se niegan a, me niego a, negarse, se nego a, se negaron a, negativa a, se rehus*
act admit!: recognize, recognise, recognizes, recognises, recognized, recognised, admit, admits, admitting, admission, admissions, acknowledged, acknowledge, acknowledges, acknowledging, acknowledgment, acknowledgement, concede* | admit*, admis*, reconoc*, reconozc*, conced*
act waive!: waive*, waiving, waiver, give up, gives up, relinquish* | renunci*, eximir, exim*, condon*, perdon*
act cancel: cancel*, void, voided, forgive, forgiven, forgives, zero out, erase, delete, remove, removes, removed, removing, removal, take off, taken off, strike, drop the | cancel*, anul*, elimin*, borr*, quitar*, quit*, quite*, retir*, suprim*, dar de baja, dejar sin efecto
act writeoff: write off, written off, writes off, wrote off, write-off, write-offs, contractual adjustment, contract adjustment | ajuste por contrato, ajuste contractual, castigo contable, descuento contractual
act fix: correct, correct the, correct this, correct your, correct and, correct it, correcting, corrected, corrects, correction, corrections, fix, fixes, fixed, fixing, adjust, adjusted, adjusts, adjusting, amend*, revise*, revising, rectif*, please correct, must correct, to correct, should correct, may correct, correct any, correct my, correct that, correct those, correct these | corrija*, corregi*, corrij*, corrig*, rectif*, ajustar*, ajuste*, enmend*, modific*, arregl*
act reprocess: reprocess*, process*, process the, adjudicat* | reproces*, proces*, tramit*, volver a procesar
act review: review, reviews, reviewed, reviewing, examine*, look at, look into, looks into, looked at, investigat*, audit, audits, audited, go over, re-examine, check, checks, checking | revis*, examin*, investig*, audit*, estudiar, analiz*, comprob*, comprueb*
act verify: verify, verifies, verified, verifying, verification, validate, validates, validated, validation, validating, prove, proves, proof, substantiate | verifi*, valid*, prueb*, acredit*, demuestr*, demostr*, justifi*
act confirm: confirm, confirms, confirmed, confirming, confirmation | confirm*
act explain: explain*, explanation, explanations, clarif* | explic*, expliqu*, aclar*
act answer: answer, answers, answered, answering, respond, responds, responded, responding, response, responses, reply, replies, replied, write back | respond*, respuest*, contest*, conteste
act call: call, calls, called, calling, telephone*, phone | llam*, telefon*
act contact: contact, contacts, contacted, contacting, communicate, communicates, communication, communications, reach out, get in touch, speak with | contact*, comuni*, ponerse en contacto, pongase en contacto, ponganse en contacto
act write: write, writes, wrote, writing | escrib*, escrit*
act notify: notify, notifies, notified, notifying, inform, informs, informed, informing, tell, tells, told, let me know, let you know, advise, advised, advises, notification | notific*, notifi*, inform*, avisar*, avis*, hacer saber, hacerme saber, haganme saber
act report: report to, report this, report the, report it, report any, reported to, reports to, reporting, report me, reporting to, reported, report my, report that | reportar*, reporte, reporten, reporto, reporta, reportado, reportada, reportan, informar a los buros, reportarl*, denunci*
act collect: collect, collects, collected, collecting, collection, collections, recover | cobranza, cobranzas, de cobro, de cobros, de cobranza, gestion de cobro, gestiones de cobro, actividades de cobro, actividad de cobro, acciones de cobro, accion de cobro, esfuerzos de cobro, cobros judiciales, recaud*, recobr*, proceso de cobro, gestiones de cobranza
act sue!: sue, sues, sued, suing, lawsuit, lawsuits, suit, suits, take to court, legal action | demand*, demanda judicial, accion legal, acciones legales, pleito
act garnish!: garnish*, lien, liens | embarg*, gravamen
act sell: sell, sells, sold, assign, assigns, assigned, transfer, transfers, transferred | vend*, ced*, transfer*, traspas*
act settle!: settle, settles, settled, settlement, compromise* | liquidar, liquid*, transig*, finiquit*
act sign: sign, signs, signed, signing, signature | firm*
act consent!: consent, consents, consented, consenting | consent*, consient*, consint*
act authorize: permission, authorize*, authorise*, authorization, authorizing, preauthoriz*, pre-authorization, prior authorization | permiso, permisos, autoriz*, autoric*, preautoriz*, autorizacion previa
act hold: hold, holds, held, suspend*, suspension, pause*, put on hold, on hold, stay all | suspend*, suspens*, pausa*, pausen, pause, pausar, en espera, retener, reteng*
act extend: extend, extends, extended, extension | prorrog*, extend*, extiend*, ampli*
act cover: cover, covers, covered, covering, coverage | cubr*, cubier*, cobertur*
act cover-: exclude, excludes, excluded, uncovered, noncovered, non-covered | excluy*, exclui*
act approve!: approve, approves, approved, approving, approval, granted | aprob*, aprueb*, concedi*, otorg*
act approve-!: deny, denies, denied, denying, denial, denials, reject, rejects, rejected, rejecting, rejection, disapprove*, turned down, turn down, turns down, disallow* | negativa, negativas, deneg*, denieg*, rechaz*, negad*, nego, negaron, negacion, negar, niega, niegan, desaprob*
act treat: treat, treats, treated, treatment, treatments, care, services, service, visit, visits, procedure, procedures | trat*, atenc*, atend*, servicio, servicios, visita, visitas, consulta, procedimiento, procedimientos, cuidado, cuidados
act perform: perform*, carried out, carry out, rendered | realiz*, efectu*, prest*, llev* a cabo
act apply: apply, applies, applied, applying, application, applications | aplic*, apliqu*, solicitud de asistencia, solicitud de ayuda
act include: include*, including, contain* | inclu*, conten*, contien*
act attach: attach*, enclose*, enclosing | adjunt*, anex*
act show: show, shows, showed, shown, showing, list, lists, listed, listing, itemize, state, states, stated, indicate*, reflect*, appear* | muestr*, mostr*, indic*, enumer*, list*, reflej*, aparec*, consta, constan, figura, figuran, detall*
act use: use, uses, used, using, code, codes, coded | usar*, uso, usa, usan, usado*, usada*, utiliz*, codific*
act expect: expect*, look forward | esper*
act reduce: reduction, discount, discounts, discounted | descuento*, rebaja, rebajas
act keep: keep, keeps, kept, retain, retains | conserv*, mantener, manteng*, mantien*, guard*
act lose: lose, loses, lost, forfeit* | perder, pierd*, perdi*
act decide: decide, decides, decided, decision, decisions, determine*, determination | decid*, decision*, determin*, resol*
act stay: admission paper, admission papers, admission form, hospital admission, admission to, stay, stayed, admitted, admission date, hospitalized | ingres*, hospitaliz*, internad*
act discharge: discharged, discharge date | alta, egreso, dado de alta
act request_form: form, forms | formulario, formularios
act meet: meet, meets, met, qualify, qualifies, qualified, qualifying | cumpl*, calific*, reun*
act exhaust: exhaust* | agot*
act schedule: schedule*, appointment* | program*, cita, citas
act require_nothing: thank, thanks | gracias
act violate: violat*, breach*, against the law | viol*, infring*, incumpl*, contra la ley
act say: say, says, said, saying | dic*, dij*, decir*, dicho, digo, diga, digan, digame, digamos, diganme
act ask: ask, asks, asked, asking, requested, requesting | pedir, pido, pedi, pidio, pedimos, pide, piden, solicito, solicite, solicitar, solicitamos, solicitado, ruego, rogamos
act query: question, questions, questioned, questioning | cuestion*, pregunt*
act need: need, needs, needed | necesit*
act continue: continue, continues, continued, continuing, resume, resumes, resumed | continu*, sigue, siguen, siga, sigan, seguir, reanud*
act choose: choose, chooses, chose, chosen, choosing, select*, pick, picked | escog*, elig*, eleg*, seleccion*
act complain: complain*, grievance | quej*, queja formal
act withdraw: withdraw*, rescind*, revok* | revoc*, rescind*, rescis*, dejar sin validez
act offer!: offer, offers, offered, offering, propose*, proposing | ofrec*, ofrezc*, propon*, propong*, propus*
act promise: promise*, commit to, commits to, pledge* | promet*, me comprometo, nos comprometemos, se compromete*, comprometo
act borrow!: loan, borrow | prestamo
act enroll: enroll*, enrolment, sign up | inscri*, afiliar*
act duplicate: duplicate*, twice the same, double billed, double charged | duplic*, repetid*
act find: find, finds, found, identified | encontr*, encuentr*, hall*
state correct: true, is correct, are correct, was correct, were correct, accurate, is right, are right, was right, were right, right address, right person, right patient, right place, right department, right plan, right insurer, right day, right amount, right order, right charge, right code, right price, right number, correct order, correct amount, correct charge, correct code, correct balance, correct price, as correct | es cierto, es verdad, verdad, verdadero, orden correcto, cargo correcto, codigo correcto, saldo correcto, monto correcto, precio correcto, cantidad correcta, estado correcto, es correct*, son correct*, sea correct*, sean correct*, era correct*, estaba correct*, esta correct*, estan correct*, fue correct*, exact*
state correct-: incorrect, incorrectly, inaccurate, wrong, wrongly, error, errors, mistake, mistakes, mistaken, erroneous*, in error, not correct, not so, not true, not the case, untrue, false, mistakenly | incorrect*, mal, estan mal, esta mal, erron*, error, errores, equivoc*, inexact*, por error, no es cierto, no es verdad, no es asi, falso, falsa, falsos, falsas
state valid: valid, legitimate | valido, valida, validos, validas, legitim*
state valid-: invalid | invalido, invalida, invalidos
state eligible!: eligible, eligibility, qualifies for | elegib*
state eligible-!: ineligible | inelegib*, no elegible
state network!: network, in-network, in network, in the network, participating | red, dentro de la red, de la red, en la red, participante
state network-!: out-of-network, out of network, outside it, outside my plan's network, outside your plan's network, outside the plan's network, outside our plan's network, outside his network, outside its network, outside my network, outside your network, outside the network, outside of the network, nonparticipating, non-participating | fuera de ella, fuera de la red, fuera de red, ajeno a la red, no participante
state necessary: necessary, medically necessary, necessity | necesari*, necesidad medica, necesidad
state necessary-: unnecessary | innecesari*
state complete: complete, full, in full | complet*, entero, entera, integr*, en su totalidad, por completo
state complete-: incomplete, partial, partially, partly, in part | incomplet*, parcial*, en parte
state timely: timely, on time | a tiempo, oportun*, puntual*
state timely-: late, untimely, overdue, past due, past-due, delinquent | tarde, tardi*, vencid*, atrasad*, en mora, moros*, fuera de plazo
state emergency: emergency, emergencies | emergencia, emergencias, urgencia, urgencias
state emergency-: non-emergency, nonemergency | no urgente, que no es de emergencia
state final: final | final, definitiv*
state final-: preliminary, temporary, provisional, estimated | preliminar, temporal*, provisional, estimad*
state lacking-: fail, fails, failed, failing, omit, omits, omitted, ignore, ignores, ignored, ignoring, unpaid, unaware, unknown, unclear, unanswered, unsigned, uninsured, unused, empty, withheld, leave out, left out, misunderstood, misunderstand, nonpayment, silence, silent, misses, missed, miss | fallo, fallaron, falla, omit*, ignor*, desconoc*, callar, callado, silencio, impag*, malentend*, carente
state there-: lack, lacks, lacking, missing | falt*, carec*
state legal: lawful, legal | licit*, legal*
state legal-: unlawful, illegal, illegally, unlawfully | ilegal*, ilicit*
state profit: for-profit, for profit, profit-making | con fines de lucro, con animo de lucro
state profit-: non-profit, nonprofit, not for profit, not-for-profit, nonprofits, non-profits | sin fines de lucro, no tiene fines de lucro, no tienen fines de lucro, sin animo de lucro
state same: same, identical | mism*, identic*, igual
state same-: different | distint*, diferent*
state reasonable: reasonable | razonabl*
state reasonable-: unreasonable | irrazonabl*
"""
