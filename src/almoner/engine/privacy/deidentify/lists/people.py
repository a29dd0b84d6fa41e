"""Given names that are younger, rarer or more Spanish than the census of 1990 has, written here, and words around names."""

YOUNGER = frozenset(
    """
aaliyah abdul adeline aditi adriel ahmad ahmed aidan aiden aisha alejandra alejandro ali alondra amara amari amaya amir amit anahi
ananya angelique anika anil anjali aria ariana arjun armaan arturo aryan asha asher ashlyn aubree aubrey avery axel ayaan ayesha ayla
azucena beatriz belen bodhi braxton brayan braylen brielle brooklyn bryson caiden camden camila camilo caridad catalina cayden ceciliaa
celina chandra citlali citlalli consuelo cristobal cuauhtemoc daleyza daniela dayana dayanara deepak delfina demetrio desiree devonte
dhruv dimitri dmitri efrain eleanora elian eliana elias eliseo elizabet emiliano emilio emmanuel enrique ernesto esperanza esteban
estefania evangelina everly ezekiel ezequiel fabian fabiola fatima fatimah federico felipe fermin fernanda finley fiorella francisca
gael genesis gilberto giovanni gonzalo graciela gregorio grisel guadalupe guillermo gustavo hadley harper hassan heriberto hernan
hideo hiroshi hortensia hugo ibrahim ignacio imani indira inez isabela isabella isaias ismael itzel izabella jada jaden jaiden jaime
jakub jaxon jaxson jayce jayceon jayda jayden jayla jaylen jazmin jimena joaquin johana jorge josefina josue jovani juanita julian
juliana julieta kai kaitlyn kamila karthik kayden kaylee kayleigh kehlani kenji khadija khaled kinsley kofi krishna kwame kylie lakshmi
laila landon latoya layla leilani leonardo leticia lian liam lidia linh lisandro lorenzo lourdes luciana luis luisa lupita maddox
madelyn maha mahmoud makayla malik manisha mannuel marcelo marcos mariana maribel maricela marisol mateo matias maximiliano
maxwell mayra meera mei meiling melany mercedes mia micaela miguel milagros minh mireya mohamed mohammad mohammed moises monserrat
muhammad mustafa nadia nahla naomi natalia nayeli neha nevaeh nguyen nia nicolas nikhil nikolai noemi nomi octavio olga omar oscar
osvaldo paloma paola parker patricio penelope peyton piotr pooja prakash pranav priya quetzal rafael raj rajesh ramiro raquel raul ravi
rebeca refugio reina renata reyna ricardo rigoberto rocio rodolfo rodrigo rogelio rohan rosalba rosario rosaura ryder sagrario sameer
samir sana sanjay santiago saoirse saul savannah sawyer sebastian selena serena sergei severino shanice shirin silvia skyler socorro
sofia soledad sunita suresh susana svetlana tadeo takeshi tatiana teodoro tenzin thiago thuy tomas trinidad tyrone ulises valentina
valeria vanesa veronica vicente victor vikram viktor viktoria viridiana vivek wei wilmer xavier ximena xiomara xochitl yadira yahir
yamile yandel yaretzi yasmin yesenia yolanda yosef yuki yuliana yusuf zainab zander zayden zayn zoe zoey zoila zuri
agustin aitana alba alonso amparo ainhoa andres angel anselmo anton araceli asuncion aurelio benito bernardo blas bruno carmelo
casimiro celestino cesar cipriano concepcion cruzito dario diego dolores domingo edgardo eduardo elena eloy encarnacion eugenio eulalia
eusebio fausto felix fidel flor froilan gabriela gaspar gerardo german gloria hector hilario horacio humberto ines isidro ivan
jacinto javier jesus jose josefa juan julio leandro leonel lucia lucio manuel marcela marcelino margarita maria mario martin mauricio
maximo miriam nestor nicanor norberto nuria olegario orlando pablo pascual pedro pilar porfirio ramon remedios reynaldo roberto roman
rosalia ruben salvador sandra santos sara simon sonia teresa tito tobias toribio ursula valentin virgilio wenceslao yago zacarias
abril sky dawn faith hope summer river sage autumn skyler destiny genesis heaven precious king prince major royal ana anna eva ada leo max noah mason logan ethan lucas jackson oliver elijah levi wyatt owen dylan caleb isaac gavin nolan
bob bobby bill billy jim jimmy joe joey tom tommy tim timmy mike mikey dave davey steve rick ricky dick nick nate ben benny sam sammy
dan danny ken kenny ron ronnie don donnie ed eddie fred freddie ted teddy greg jeff matt pat patty sue susie meg maggie peggy liz lizzie
beth betsy becky jen jenny jess kate katie kathy chris cathy barb debbie deb vicky tina gina nina trish bev dottie
pepe paco pancho memo nacho beto lalo chuy toño tono lupe lola mari meche concha chela chayo nena quique kike
""".split()
)
TITLES = frozenset(
    "mr mrs ms miss mx mister madam sir dr drs doctor prof professor rev reverend pastor fr father sister capt captain sgt lt col judge hon "
    "sr sra srta srita señor señora señorita senor senora senorita don doña dona dra doctora doctor lic ing profesor profesora padre nurse "
    "enfermera enfermero medico medica cirujano cirujana attorney enf enfra licda psic abogado abogada aunt uncle grandma grandpa tia tio abuela abuelo".split()
)
CLINICIAN_TITLES = frozenset(
    "enf enfra psic medico medica cirujano cirujana dr drs doctor dra doctora nurse enfermera enfermero".split()
)
KIN = frozenset(
    "wife husband spouse partner son daughter child baby mother father mom mum mommy dad daddy brother sister sibling aunt uncle cousin niece nephew "
    "grandmother grandfather grandma grandpa grandson granddaughter stepson stepdaughter stepmother stepfather fiance fiancee girlfriend boyfriend friend "
    "neighbor roommate kid twin guardian caregiver roomate boss coworker supervisor landlord "
    "esposa esposo marido mujer hijo hija hijito hijita bebe nino nina madre padre mama papa hermano hermana tia tio primo prima sobrino sobrina "
    "abuela abuelo nieto nieta suegra suegro cunado cunada novio novia pareja amigo amiga vecino vecina tutor tutora companera companero yerno nuera "
    "cuidadora cuidador jefe jefa".split()
)
CREDENTIALS = frozenset(
    "md do rn np pa pac dds dmd phd dpm dc od lpn lvn cna crna fnp aprn arnp dnp pharmd rph psyd lcsw lmft lpc msw pt dpt ot otr slp facp facs faap cnm "
    "mph esq jd cpa msn bsn ccc ma rd rdn lac mbbs fnpc agnp lmhc lmsw".split()
)
PARTICLES = frozenset(
    "de del la las los y van von der den di da dos das du le st san santa bin ibn al el ter ten mc mac".split()
)
SUFFIXES = frozenset("jr sr ii iii iv dds md phd esq".split())
VERBS_AFTER = frozenset(
    """
is was has had says said states stated reports reported called calls told tells asked asks lives lived works worked came went wants wanted needs
needed presented presents denies denied complains complained takes took died passed signed wrote sent received paid owes gave agreed answered
thinks feels felt underwent refused arrived visited returned spoke speaks will would can could should does did got gets helped saw
explained uses mentioned noted advised recommended ordered prescribed performed spent shouted listed began retired turned weighs lost
es era fue tiene tenia dice dijo llamo vive vivia trabaja trabajo vino quiere necesita refiere reporta niega acude presenta toma murio firmo escribio
recibio pago debe dio pidio esta estaba puede podria fallecio nacio ingreso menciono explico receto ordeno atendio envio compro duerme llego vino cayo
""".split()
)
"""What people do: a capitalised word that nobody knows, before one of these, is somebody."""
UNDOUBTED = frozenset(
    "mike jon john jack carol tom harry roger peter molly sally betty jerry kelly jimmy bobby billy tommy johnny timothy larry jesse josh martin jenny maria josefa "
    "carmen oscar victor hector francis celia sofia emma ana anna marta julia juan pedro luis elena irene silvia laura maya".split()
)
"""Given names that a dictionary has for something else, which no bill and no message speaks of."""
