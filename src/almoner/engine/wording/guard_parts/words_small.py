"""The small words that turn a sentence round: not, must, if, before; each line a meaning, English | Spanish.

A meaning may be several in a row, as "unless" is "if not".
"""

SMALL = """
neg instead: rather than, instead of, in place of | en lugar de, en vez de
neg not: yet to, not, never, no longer, no part of, without, no, none, nothing, nobody, no one, neither, fail to, fails to, failed to, failing to, failure to, free of | no, nunca, jamas, sin, ya no, ningun, ninguna, ninguno, nada, nadie, tampoco, ninguna parte de, ninguna parte del
neg not + act agree: do not agree to, does not agree to, did not agree to, never agreed to, have not agreed to | no estoy de acuerdo en
neg stop: refrain from, stop, stops, stopped, stopping, cease, ceases, cease and desist from, cease and desist, ceasing | deje de, dejen de, dejar de, dejo de, dejaron de, abstenerse de, abstenga de, abstengase de, abstenganse de, se abstenga de, se abstengan de, absten*, cese, cesen, cesar, ceses, detener*, detenga*, detuv*, parar, pare, paren, evite, eviten, evitar, detien*
neg not + label interest: interest free, free of interest | libre de intereses, libre de interes
modal need + act pay: bound to pay | me toca pagar, le toca pagar, nos toca pagar, me corresponde pagar, le corresponde pagar
neg not + modal need: need not | no necesita, no necesitan, no necesito
neg nor: nor | ni
modal expected: should have, ought to have | deberia haber, deberian haber, debio, debieron
modal must: must, shall | debe, deben, debera, deberan, debemos, deberemos, debes, ha de, han de, deba, deban
modal need: required to, is required, are required, was required, were required, has to, have to, had to, need to, needs to, requires, require, requiring, obligated to, obliged to, is obligated, has a duty to, have a duty to, mandatory, compulsory, is obligatory, bound to, under an obligation to, has an obligation to, have an obligation to, obligation to, duty to, is responsible for paying, it is necessary to, legally required, required by law to, ordered to, directed to, instructed to, requirement that, requirement to, obligation that | tiene que, tienen que, tenian que, teniamos que, ordena que, ordenan que, tenia que, tengo que, tenemos que, tener que, tuve que, tuvo que, tendra que, tendran que, tendria que, tenga que, tengan que, hay que, obligado a, obligada a, obligados a, obligadas a, esta obligado, estan obligados, tiene la obligacion de, tienen la obligacion de, tiene el deber de, obligacion de, deber de, exige que, exige, exigen, requiere, requieren, obliga a, obligan a, obliga al, es obligatorio, obligatori*, es necesario, requerid*, se exige, requisito, necesita pagar, necesita enviar
role writer + neg not + modal may: impossible for me to, not possible for me to, impossible for us to, not possible for us to | me resulta imposible, me es imposible, no me es posible, nos resulta imposible, nos es imposible, no nos es posible
modal should: should have been | deberia haber sido, deberian haber sido
neg not + modal may: not allowed, not permitted, not allowed to, not permitted to | no permitido, no permitida
modal may: is allowed, are allowed, be allowed, was allowed, may, can, could, might, allowed to, allows, allow, permitted to, permits, permit, entitled to, is entitled, are entitled, has the right to, have the right to, has a right to, have a right to, right to, is able to, are able to, able to, free to, authorized to, eligible to, has permission to, at your option, optional, it is possible to, option to, gives me the right to | puede, pueden, podia, podian, pudo, pudieron, pudiera, pudieran, pude, pudimos, podamos, podra, podran, podria, podrian, puedo, podemos, pueda, puedan, permite, permiten, permito, permitimos, se permite, tiene derecho a, tienen derecho a, tengo derecho a, tenemos derecho a, derecho a, derecho de, es posible, esta permitido, autorizado a, autorizados a, autorizado para, autorizados para, facultado para, facultad de, es capaz de, tiene la opcion de, opcion de, opcional, esta facultado para, capaz de
modal should: should, ought to, recommended, recommend, recommends, advisable, is supposed to, are supposed to, suggest, suggests, encouraged to | deberia, deberian, deberiamos, debiera, debieran, conviene, recomienda, recomiendan, recomienda, se recomienda, recomendable, se sugiere, seria bueno, aconseja, aconsejable
modal try: will try to, try to, tries to, attempt to, attempts to, make an effort to, hope to, hopes to, intend to, intends to, will consider, consider | tratar de, trataran de, tratara de, intentar, intentara, intentaran, procurar*, espera poder, piensa, considerar, considerara, considere, consideren
neg not + modal may: unable to, cannot, prohibited from, prohibits, prohibit, forbidden to, forbidden from, forbids, forbid, barred from, bars, bar, not at liberty to, is prohibited, are prohibited, prevented from, may in no case, is not lawful, precluded from, no right to, impossible to, impossible for, not possible to, in no position to, illegal to, unlawful to, against the law to | prohibe, prohiben, prohibido, prohibida, se prohibe, tiene prohibido, tienen prohibido, es ilegal que, es ilegal, impide, impiden, incapaz de, imposible, prohibicion de, resulta imposible, no es posible
cond if: should the, should this, should that, should these, should any, should anything, should anyone, should it, should there, should a, should an, if, in case, in case of, in the event, in the event that, provided that, on condition that, on the condition that, assuming, supposing, conditioned on, contingent on, subject to | si, en caso de que, en caso de, en el caso de que, siempre que, siempre y cuando, con tal de que, a condicion de que, con la condicion de que, de ser, sujeto a, suponiendo que
cond if + neg not: unless, if not, except if, in the absence of, absent | a menos que, a no ser que, salvo que, excepto si, si no, salvo si, excepto que, de no
cond only: only, solely, exclusively, nothing but, no one but, not until | solo, solamente, unicamente, exclusivamente, nada mas
cond except: except, except for, excluding, other than, apart from, save for, but for, less the, less my, less his, less her, minus | excepto, salvo, con excepcion de, a excepcion de, excluyendo, fuera de eso
cond until: until, till | hasta que, hasta
cond before: before, prior to, in advance of, preceding, ahead of, earlier than | antes, antes que, antes de, antes del, antes de que, previo a, previamente, con anterioridad a, con antelacion
cond after: after, following, later than, subsequent to | despues de, despues del, tras, posteriores a, posterior a, luego de, siguientes a, siguiente a, despues de que, con posterioridad a, mas tarde de
cond when: when, once, upon, by when, until when, as soon as, on receipt, whenever | cuando, hasta cuando, una vez que, tan pronto como, en cuanto, a la recepcion
cond long: as long as, so long as | mientras que siga, siempre que siga
cond whether: whether | a ver si
cond while: while, during, throughout | mientras, mientras dure, durante, en tanto
cond within: within, no more than, not more than, in no more than, inside, no later than, not later than, at the latest, over the next, in the next, in less than | dentro de, dentro del, dentro de los, dentro de las, en un plazo de, en el plazo de, en un plazo no mayor de, en el termino de, en un termino de, a mas tardar, a mas tardar el, en no mas de, no mas tarde de, no mas tarde del, en los proximos, en las proximas, en menos de
cond from: from, since, starting, beginning, as of, on or after, effective | desde, desde el, a partir de, a partir del, a contar de, a contar desde, contados desde, contados a partir de, con vigencia
cond through: through, thru | inclusive
cond by: on or before, due by, by the end of | para el, a mas tardar para
cond least: at least, no less than, not less than, a minimum of, minimum, or more, or later, no fewer than | al menos, por lo menos, como minimo, un minimo de, minimo, no menos de, o mas
cond most: at most, up to, a maximum of, maximum of, no greater than, not exceed, not to exceed, or less, capped at | como maximo, a lo sumo, hasta un maximo de, un maximo de, hasta por, maximo de, sin exceder, no exceda*, o menos, tope de
cond more: exceed, exceeds, exceeded, more than, over, above, in excess of, exceeding | por encima, por encima de, por encima del, mas de, mas que, superior a, en exceso de, excede, exceden, excedio, supera, superan, supero
cond less: less than, below, under the amount of, fewer than | por debajo, por debajo de, por debajo del, menos de, menos que, inferior a
cond about: about, approximately, around, roughly, nearly, almost | aproximadamente, alrededor de, cerca de, unos, unas, casi
cond just: just, merely, alone | apenas
cond even: even if, no matter, makes no difference, no difference, even though, regardless of, regardless, whether or not, despite | aunque, aun si, aun cuando, no importa, da igual, independientemente, sin importar, pese a, a pesar de, incluso si
cond per: per | por cada
hedge alleged: under protest, without prejudice, under reservation of, alleged, allegedly, claimed debt, claimed amount, claimed balance, purported, supposed, supposedly, you claim, you allege, they claim, claim i owe, claims i owe, say i owe, says i owe, say that i owe, says that i owe, state that i owe, claimed to be owed, according to which i owe, you assert, you say is owed, you say is due | bajo protesta, sin perjuicio, presunt*, supuest*, alegad*, alega, alegan, usted afirma que debo, ustedes afirman que debo, usted reclama, ustedes reclaman, dicen que debo, dice que debo, afirman que debo, que segun, segun usted, segun ustedes, segun la cual debo, segun el cual debo, pretendid*
be be: am, is, are, was, were, be, been, being, 'm, 're | es, son, fue, fueron, sea, sean, ser, sido, era, eran, siendo, estan, esten, estuvo, estuvieron, estar, estaba, seran, sera, soy, somos, estoy, estamos, se
by by: by, on the part of, by the hand of | por, por parte de, de parte de
prep under: under | debajo de, de acuerdo con, de acuerdo a, conforme a
prep to: to, with, for, at, of, in, on, against, toward, towards, into | a, al, con, para, de, del, en, contra, ante
gap and: whom, to whom, by whom, and, or, but, as well as, while also, which, that, who, because, although, however, therefore, so, and/or, whereas, as if, as though, so that i can, so that we can, so i can | como si, y, e, o, u, pero, asi como, que, a quien, al que, a la que, por quien, quien, quienes, porque, aunque tambien, sin embargo, por lo tanto, sino, mientras que, ya que, pues
"""

NOTHING = """
en: a an the this that these those it its there here also too very already still yet any such same other own as has have had
do does did will would ve ll been having being its it's him her hers his their theirs them who whom whose how what where why very
please kindly further furthermore moreover additionally accordingly hereby herein thereof hence thus now today therefore dear sir madam
regarding concerning re respect respectfully sincerely truly yours regards subject attn attention want wants wanted wish would like
am ask asks asked asking request requesting demand demands demanding make makes made making take takes taken taking continue continues
continuing mr mrs ms dr miss note well way ways matter item items set forth above below following listed shown date dates dated
number numbers no. per because since when while under according pursuant accordance with make sure ensure s t m re d
day days time times line lines
es: el la los las lo un una unos unas este esta estos estas ese esa esos esas esto eso aquel ya aun tambien ademas muy tan tal dicho
dicha dichos dichas le les se ha han he hemos hay haber habia haya hayan hayamos fuera porque como cual cuales cuyo cuya donde por
favor asimismo respetuosamente atentamente estimado estimada estimados senor senora senores sr sra asunto referencia respecto relativo
quiero quisiera desea deseo deseamos solicito solicitamos solicita pido pedimos pide pedir solicitar exijo exigimos ruego rogamos
hacer haga hagan hace hizo hecho tomar sigue siga sigan seguir continue continuen continuar numero fecha fechas segun conforme bajo virtud acuerdo
con medicamente linea lineas pagina paginas debido dia dias vez veces mediante presente medio tener tiene tienen tengo tenemos tenga sobre entre via lo mismo otro otra otros otras
"""
"""Words that say nothing the guard compares."""

CLOSED = """
to whom it may concern|dear sir or madam|dear sir/madam|dear billing department|please do not hesitate to contact me|do not hesitate to contact me
please do not hesitate to call me|do not hesitate to call|please do not hesitate to reach out|do not hesitate to reach out|please feel free to contact me|feel free to contact me|feel free to reach out
thank you for your time and attention|thank you for your prompt attention to this matter|thank you for your attention to this matter|thank you for your prompt attention|thank you for your attention|thank you in advance|thank you for your help|thank you very much|thank you for your cooperation|thank you for your time|thanks for your help|thank you|many thanks|thanks
if you have any questions|should you have any questions|if you have questions|if there are any questions
yours truly|yours sincerely|yours faithfully|sincerely yours|sincerely|respectfully submitted|respectfully|best regards|kind regards|with kind regards|warm regards|regards|cordially
a quien corresponda|a quien pueda interesar|a quien concierna|no dude en comunicarse conmigo|no duden en comunicarse conmigo|no dude en contactarme|no duden en contactarme|no dude en llamarme
gracias por su pronta atencion a este asunto|gracias por su pronta atencion|gracias por su atencion a este asunto|gracias por su atencion|gracias de antemano|gracias por su ayuda|muchas gracias|gracias por su tiempo|gracias por su cooperacion|gracias
si tiene alguna pregunta|si tiene preguntas|si tienen preguntas|si tiene alguna duda|si tienen alguna duda
atentamente|cordialmente|respetuosamente|saludos cordiales|un cordial saludo|reciba un cordial saludo|saludos|sin otro particular|muy atentamente|quedo de usted|quedo a su disposicion
as soon as possible|at your earliest convenience|lo antes posible|lo mas pronto posible|a la mayor brevedad posible|a la brevedad|cuanto antes|promptly|without delay|sin demora|de inmediato|immediately|right away|inmediatamente|sin tardanza
not only|no solo|no solamente|not just|as well as|sino tambien|but also|if possible|si es posible
i am writing to|i write to|we are writing to|this letter is to|the purpose of this letter is to|le escribo para|les escribo para|escribo para|por medio de la presente|por la presente|mediante la presente|mediante esta carta|con la presente|en esta carta
whether or not|si o no|not even|ni siquiera|any part of|if any|si los hay|si las hay|si hubiera|so far|until now|to date|up to now|hasta ahora|hasta la fecha|hasta el momento|all at once|at once|en cambio|no solo eso
"""
"""Courtesies that nobody is bound by: taken out before anything is compared."""

CONTRACTIONS = {
    "can't": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "cannot": "can not",
    "n't": " not",
    "'ll": " will",
    "'ve": " have",
    "'re": " are",
    "i'm": "i am",
    "'d": " would",
}
