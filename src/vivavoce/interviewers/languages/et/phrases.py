"""Estonian: what the interviewer says besides the guide's texts."""

from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import Phrases

PHRASES = Phrases(
    acknowledged=(
        "Aitäh.",
        "Selge, aitäh.",
        "Tänan vastuse eest.",
        "Aitäh, sain aru.",
        "Hästi, tänan.",
    ),
    noted=(
        "Tänan, panin selle kirja.",
        "Aitäh, see on kirjas.",
        "Hästi, kirjas.",
    ),
    refusal_accepted=(
        "Pole midagi, jätame selle vahele.",
        "Muidugi, sellele ei pea vastama.",
        "Pole probleemi, läheme sellest mööda.",
    ),
    unknown_accepted=(
        "Pole midagi, see ei pea praegu teada olema.",
        "Pole viga, jätame selle lahtiseks.",
    ),
    corrected=(
        "Aitäh, parandasin ära: „{label}“ on nüüd {value}.",
        "Parandatud: „{label}“ on nüüd {value}.",
    ),
    added=(
        "Aitäh, lisasin selle juurde: „{label}“.",
        "Panin selle kirja ka siia: „{label}“.",
    ),
    leave="Jätame selle küsimuse ja liigume edasi.",
    again="Küsin selle uuesti: {question}",
    come_back="Tulen oma küsimuse juurde tagasi: {question}",
    repeated="Muidugi. {question}",
    back="Muidugi, läheme tagasi. {question}",
    nothing_before="See on esimene küsimus, enne seda ei ole ühtki. {question}",
    go_on="Siis läheme edasi. {question}",
    needed=(
        "Teie otsustate, mida te mulle räägite. See on üks vähestest asjadest, mida on vaja "
        "teada, seepärast küsin veel kord: {question}"
    ),
    cannot_answer="Sellele ei oska ma ise vastata; vastata saavad need, kes teid kutsusid.",
    program=(
        "Olen programm, mis järgib küsimuste loendit. Teie kirjutatut loevad inimesed, kes teid "
        "kutsusid."
    ),
    why=(
        "See on nende loendis, kes teid kutsusid, sest see aitab teie vastuseid mõista. Võite "
        "selle vabalt vahele jätta."
    ),
    how_long="Jäänud on umbes {count} küsimust; enamikul kulub selleks umbes {minutes} minutit.",
    how_long_last="Oleme peaaegu lõpus: see on üks viimaseid küsimusi.",
    wait="Võtke aega; olen siin.",
    later=(
        "Muidugi. Kõik kirjutatu jääb alles; avage sama link, millal teile sobib, ja jätkame "
        "täpselt siit."
    ),
    in_words=(
        "Kas saaksite selle sõnadesse panna?",
        "Oskan lugeda ainult sõnu. Kuidas te seda ütleksite?",
    ),
    other_language=(
        "Saan siin aru ainult eesti keelest. Teie sõnad jäävad alles; eestikeelne vastus aitaks "
        "mul teid mõista."
    ),
    calm=(
        "Mul on kahju, et see on tüütu. Võite iga küsimuse vahele jätta või lõpetada, millal "
        "soovite.",
        "Saan aru, et te ei ole sellega rahul. Võite selle küsimuse vahele jätta.",
    ),
    unclear={
        ValueType.NUMBER: (
            "Kas saaksite seda öelda ühe arvuga?",
            "Milline arv oleks kõige lähemal?",
        ),
        ValueType.BOOLEAN: (
            "Kas see on pigem jah või ei?",
            "Kui peaksite valima jah ja ei vahel, siis kumb?",
        ),
        ValueType.CHOICE: (
            "Milline neist on kõige lähemal: {options}?",
            "Kui peaksite ühe valima, siis milline see oleks: {options}?",
        ),
        ValueType.DATE: (
            "Mis kuupäev või mis aasta see oleks?",
            "Nii täpselt, kui oskate: mis kuu või aasta see on?",
        ),
        ValueType.EMAIL: ("Ma ei leia sellest e-posti aadressi. Milline see täpselt on?",),
        ValueType.PHONE: ("Ma ei leia sellest telefoninumbrit. Milline see on koos maakoodiga?",),
        ValueType.URL: ("Ma ei leia sellest veebiaadressi. Milline see täpselt on?",),
    },
    consent_again="Enne alustamist vajan selget jah- või ei-vastust. {question}",
    declined=(
        "See on täiesti mõistetav, aitäh, et ütlesite. Midagi ei küsitud ja võite selle lehe "
        "sulgeda."
    ),
    stop="Võime siin lõpetada; kõik seni kirjutatu jääb alles. Kas lõpetan intervjuu?",
    summary="Võtan kokku, mis ma kirja panin.\n\n{lines}",
    summary_missing="Veel lahtine: {labels}.",
    summary_check="Kas see on õige? Kui midagi peaks teisiti olema, öelge, kuidas.",
    summary_change="Mida peaksin muutma? Nimetage punkt ja see, mis seal olema peaks.",
    summary_once_more="Kas nüüd on kõik õige?",
    limit="Rohkem ühte intervjuusse ei mahu, seega lõpetame siin.",
    and_="ja",
    yes="jah",
    no="ei",
    from_to="{min} kuni {max}",
    at_least="vähemalt {min}",
    at_most="kõige rohkem {max}",
)
