"""What abuses a candidate, and what is fished for: the obvious ones, by language."""

from collections.abc import Mapping

from vivavoce.interviewers.languages.signs import Sign

INSULTS: Mapping[str, tuple[Sign, ...]] = {
    "en": (
        Sign(
            "idiot idiots moron morons imbecile stupid dumb fool loser losers pathetic worthless "
            "useless liar retard scum pig ugly dumbass asshole bitch bastard",
            r"\byou(?:'re| are)?(?: such| just| all"
            r"| so| very| quite| a| an| the| \w+ly| stupid| dumb| complete| total| little"
            r"| fucking| bloody)* (?:idiots?|morons?|imbecile|stupid|dumb|fool|losers?|pathetic"
            r"|worthless|useless|liar|retard(?:ed)?|scum|pig|ugly|dumbass|asshole|bitch|bastard)\b",
        ),
        Sign("fuck screw", r"\b(?:fuck|screw) (?:you|off|yourself)\b"),
        Sign("shut", r"\bshut (?:up|your (?:mouth|trap))\b"),
    ),
    "de": (
        Sign(
            "idiot idiotin idioten trottel depp dumm dämlich blöd lügner lügnerin versager "
            "arschloch dummkopf nichtsnutz wertlos",
            r"\b(?:sie|du|ihr)(?: sind| bist| seid)?(?: ja| doch| wirklich| so| ein| eine| echt"
            r"| total| dumme[rs]?| blöde[rs]?| kleine[rs]?)* (?:idiot(?:in|en)?|trottel|depp|dumm"
            r"|dämlich|blöd|lügner(?:in)?|versager|arschloch|dummkopf|nichtsnutz|wertlos)\b",
        ),
        Sign("klappe maul", r"\bhalt(?:en sie)? (?:die klappe|den mund|das maul|'s maul)\b"),
    ),
    "et": (
        Sign(
            "idioot loll rumal tobe lollakas valetaja luuser tõbras närakas",
            r"\b(?:te|teie|sa|sina)(?: olete| oled)?(?: ju| tõesti| nii| väga| üks| täielik)*"
            r" (?:idioot|loll|rumal|tobe|lollakas|valetaja|luuser|tõbras|närakas)\b",
        ),
        Sign("suu lõuad", r"\b(?:pidage|pea) (?:suu|lõuad)\b"),
    ),
}

_SECRETS = (
    r"(?:passwords?|passcode|pin(?: code| number)?|cvv|iban|(?:bank )?account (?:number|details)"
    r"|(?:bank|card|credit card|debit card) (?:number|details)|social security number|ssn"
    r"|login(?: details)?|credentials|passport number)"
)
FISHING: Mapping[str, tuple[Sign, ...]] = {
    "en": (
        Sign(
            "password passwords passcode pin cvv iban account bank card social ssn login "
            "credentials passport",
            rf"\b(?:is|are|send|give|tell|type|enter|share|provide|confirm|need|have|know|what's)"
            rf"(?: me| us| in| here)?(?: with)? your (?:\w+ ){{0,2}}?{_SECRETS}\b",
        ),
    ),
    "de": (
        Sign(
            "passwort kennwort pin iban kontonummer kreditkartennummer bankverbindung "
            "ausweisnummer zugangsdaten",
            r"\b(?:ihre?n?|deine?n?) (?:\w+ ){0,1}?(?:passwort|kennwort|pin|iban|kontonummer"
            r"|kreditkartennummer|bankverbindung|ausweisnummer|zugangsdaten)\b",
        ),
    ),
    "et": (
        Sign(
            "parool parooli salasõna pin iban kontonumber kontonumbri kaardinumber kaardinumbri "
            "isikukood isikukoodi",
            r"\b(?:teie|sinu|su|oma) (?:\w+ ){0,1}?(?:parooli?|salasõna|pin|iban|kontonumb(?:er|ri)"
            r"|kaardinumb(?:er|ri)|isikukoodi?)\b",
        ),
    ),
}

# What nobody asks in passing: it is the guide that asks for it, or the candidate who speaks of it.
PRIVATE: Mapping[str, str] = {
    "en": (
        r"\b(?:how old are you|your age|(?:your )?date of birth|married|marriage|divorced"
        r"|husband|wife|spouse|boyfriend|girlfriend|pregnant|pregnancy|children|kids|religions?"
        r"|religious|church|political|politics|vote|sexual|sexuality|gay"
        r"|lesbian|disease|illness|disability|disabled|nationality|ethnic|ethnicity"
        r"|debts?|convicted)\b"
    ),
    "de": (
        r"\b(?:wie alt sind sie|wie alt bist du|geburtsdatum|verheiratet|ledig"
        r"|geschieden|ehemann|ehefrau|schwanger|schwangerschaft|kinder|religion|kirche"
        r"|politisch|partei|sexuell|schwul|lesbisch|krankheit|krankheiten|behinderung"
        r"|staatsangehörigkeit|schulden|vorbestraft)\b"
    ),
    "et": (
        r"\b(?:kui vana (?:te olete|sa oled)|vanus|sünniaeg|abielus|abikaasa|rase"
        r"|rasedus|lapsed|lapsi|usk|religioon|kirik|poliitiline|erakond|valisite|haigus|puue"
        r"|kodakondsus|rahvus|võlad|karistatud)\b"
    ),
}

# How the candidate is quoted: what comes before the words in quotation marks.
QUOTING: Mapping[str, str] = {
    "en": (
        r"\b(?:you(?:'ve| have| had)?(?: just| also)? (?:said|say|wrote|write|quoted|called"
        r"|mentioned|told|put|described|used|asked)|by|your words?|the words?)\b"
    ),
    "de": (
        r"\b(?:(?:sie|du)(?: haben| hast| hatten)? |(?:sagten|schrieben|nannten|meinten) sie|mit"
        r"|ihre worte?)"
    ),
    "et": r"\b(?:te |sa |ütlesite|ütlesid|kirjutasite|nimetasite|teie sõnad|mainisite)",
    "fr": r"\b(?:vous|tu|par|votre|vos)\b",
    "es": r"\b(?:dijo|dijiste|escribió|mencionó|usted|con|sus)\b",
}
