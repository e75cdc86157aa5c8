"""Words by which a fact is put without being one, for those who look what a summary rests on.

All in the form `language.words` gives.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Telling(NamedTuple):
    """`neutral` say nothing of the matter, `negations` deny it, `nothing` is what "none" is."""

    neutral: str
    negations: str
    negative: str  # words that deny without a negation: "avoids"


# Who speaks, as the one who does something and as the one to whom it is done.
SELF: Mapping[str, str] = {
    "en": "i me",
    "de": "ich mich mir",
    "et": "ma mina mind mulle mul",
}
# What turns round who does something and to whom it is done.
BY: Mapping[str, str] = {
    "en": "by from of who whom that which",
    "de": "von vom durch der die das den dem",
    "et": "poolt",
}

TELLING: Mapping[str, Telling] = {
    "en": Telling(
        neutral="""
            a an the this that these those it its he him his she her hers they them their theirs we
            us our ours you your yours i me my mine myself themselves itself one ones who whom whose
            which what when where why how is are was were be been being am do does did done doing
            have has had having will would shall should can could may might must and or but nor so
            as if than then because while since until although though though however also too both
            either neither of in on at by for from to into onto with within about above below over
            under between through during before after up down out off near around per via not no
            very more most much many some any all each every other another such own same only just
            even still yet already again there here now ever never always often usually mostly
            mainly generally typically sometimes especially particularly rather quite really well
            candidate person participant respondent interviewee requester speaker
            says said say states stated mentions mentioned describes described reports reported
            explains explained feels felt thinks thought believes believed considers prefers
            prefer preferred wants want wanted wishes wish likes like liked needs need needed
            expects expect expected would hopes hope gets get got getting goes go going gone makes
            make made making uses use used using takes take took taking gives give gave keeps keep
            kept lets let becomes became including includes include etc e g i e eg ie re thing
            things something anything everything someone somebody people way ways kind kinds sort
            lot lots bit least currently present please able regarding related based mostly
            am pm stay stays stayed staying come comes came coming work works worked working
            id im ive ill its hes shes theyre theyve theyll wed weve youre dont doesnt didnt isnt
            arent wasnt werent cant couldnt wont wouldnt shouldnt hasnt havent hadnt thats whats
        """,
        negations="""
            no not never none nobody nothing neither nor without dont doesnt didnt isnt arent wasnt
            werent cant cannot couldnt wont wouldnt shouldnt hasnt havent hadnt aint mustnt
        """,
        negative="""
            avoid avoids avoiding against dislike dislikes refuse refuses rejects lack lacks lacking
            missing except instead rather free hate hates stop stopped quit absent unable unwilling
            opposed stay stays exclude excludes excluding away zero hardly rarely impossible
        """,
    ),
    "de": Telling(
        neutral="""
            der die das den dem des ein eine einen einem einer eines und oder aber auch noch nur
            schon sehr mehr ist sind war waren sein hat haben hatte wird werden wurde worden kann
            können soll sollen will möchte möchten mag mit ohne für von vom zu zum zur im in am an
            auf aus bei nach über unter um als wie wenn dass weil ob es er sie ihr ihm ihn ihre
            ihren ihrem ihrer seine seinen seinem seiner mein meine meinen meinem meiner sich man
            wir uns unser unsere ich mir mich nicht kein keine keinen gern gerne lieber etwas alles
            immer oft meist meistens vor allem person kandidat kandidatin befragte befragter sagt
            sagte nennt nannte wünscht bevorzugt braucht findet etwa ungefähr dabei dazu damit da
            derselbe dieselbe dasselbe derselben dieselben demselben denselben jede jeden jeder
            jedes dann so zurzeit derzeit aktuell dort hier bzw etc bis ab seit pro je
        """,
        negations="""
            nicht kein keine keinen keinem keiner nie niemals niemand nichts ohne weder noch nein
        """,
        negative="""
            vermeiden vermeidet gegen lehnt ab statt anstatt außer mag fehlt fehlen fernhalten frei
            verzichtet verzichten
        """,
    ),
    "et": Telling(
        neutral="""
            ja või aga ning ka veel ainult juba väga rohkem on oli olla olema ole pole ei et kui
            sest siis see selle seda need neid tema ta tal talle teda nad nende minu mu ma mina mul
            mulle meie me meil oma kes mis mida kelle mille kus kuidas miks saab saama peab pidi
            peaks võib võiks tahab soovib eelistab vajab ütles ütleb nimetab arvab umbes kuni alates
            koos ilma kohta eest jaoks pärast enne ajal juures alati tihti sageli tavaliselt
            peamiselt kandidaat vastaja isik inimene praegu iga
        """,
        negations="ei mitte pole ilma keegi miski kunagi ära ega",
        negative="väldib vältida vastu keeldub puudub asemel hoiduda",
    ),
}
