"""Estonian: what candidates say about the interview, or about an earlier answer."""

from vivavoce.interviewers.language import Asides

ASIDES = Asides(
    stop=(
        *("kas võime lõpetada", "kas saame lõpetada", "tahan lõpetada", "soovin lõpetada"),
        *("lõpetame siin", "lõpetame ära", "lõpetage intervjuu", "lõpeta intervjuu"),
        *("katkestame intervjuu", "katkestage intervjuu", "ei taha jätkata", "ei soovi jätkata"),
        *("võtan nõusoleku tagasi", "võtan oma nõusoleku tagasi", "tühistan nõusoleku"),
        *("ärge raisake mu aega", "rohkem ei vasta", "jätame sinnapaika"),
    ),
    stop_alone=("stopp", "stop", "lõpeta", "lõpetame", "lõpp", "katkesta"),
    stop_words=("lõpeta", "lõpetame", "lõpetada", "aitab", "stopp", "stop", "katkesta"),
    go_on=("edasi", "jätkame", "jätka", "jätkan", "ära lõpeta", "vabandust", "veel mitte"),
    agrees=(
        *(
            "jah",
            "jaa",
            "jep",
            "nõus",
            "olen nõus",
            "ok",
            "okei",
            "muidugi",
            "kindlasti",
            "hea meelega",
        ),
        *("loomulikult", "sobib", "lähme", "alustame"),
    ),
    conditions=("aga", "kui", "juhul", "ainult", "välja arvatud", "kuid"),
    wait=("üks hetk", "oota hetk", "oodake hetk", "las ma mõtlen", "laske ma mõtlen"),
    later=(
        *("jätkame hiljem", "jätkan hiljem", "jätkame homme", "jätkan homme", "teinekord"),
        *("vajan pausi", "teeme pausi", "pean minema", "tulen hiljem", "mõni teine kord"),
    ),
    later_alone=("hiljem", "paus", "mitte praegu"),
    back=(
        *("mine tagasi", "minge tagasi", "lähme tagasi", "läheme tagasi", "eelmine küsimus"),
        *("eelmist küsimust", "eelmise küsimuse", "muuta eelmist vastust", "parandada eelmist"),
    ),
    back_alone=("tagasi", "eelmine"),
    repeat=(
        *("korda küsimust", "korrake küsimust", "mis oli küsimus", "mis küsimus oli"),
        *("palun korrake", "palun korda", "küsige uuesti", "küsi uuesti"),
    ),
    repeat_alone=("korda", "korrake", "uuesti", "veel kord"),
    how_long=(
        *("kui kaua see", "kui kaua veel", "kui palju küsimusi", "mitu küsimust", "palju veel"),
        *("kas varsti valmis", "kas oleme varsti", "kas see kestab kaua"),
    ),
    why=(
        *("miks te seda küsite", "milleks teile seda", "miks seda vaja on", "milleks see on"),
        *("miks see oluline on", "miks te seda teada tahate"),
    ),
    program=(
        *("kes seda loeb", "kes seda näeb", "kes neid vastuseid loeb", "kes saab seda lugeda"),
        *("kas sa oled robot", "kas te olete robot", "kas te olete inimene", "kas sa oled inimene"),
        *("kes te olete", "kes sa oled", "kas see on robot", "kas sa oled bot"),
    ),
    corrections=(
        *("mõtlesin hoopis", "pidasin silmas", "parandus", "parandan ennast", "õigemini"),
        *("kirjutasin valesti", "see peaks olema", "pange hoopis", "pane hoopis"),
    ),
    corrections_named=(
        *("täpsemalt öeldes", "eksisin", "vale oli", "oli vale", "ei oota", "oota", "muutke"),
        *("muuda", "palun muutke", "trükiviga", "ütlesin", "tegelikult", "vabandust", "on nüüd"),
    ),
    additions=("lisaks", "lisada", "lisan", "veel üks asi", "ka", "unustasin"),
    fine=(
        *("õige", "see on õige", "kõik õige", "kõik on õige", "sobib", "kõik sobib", "klapib"),
        *("korras", "kõik korras", "kõik hästi", "hea", "jah", "just nii", "ok", "muuta pole vaja"),
        *("pole midagi muuta", "ei muuda midagi", "jääb nii", "täpselt", "suurepärane"),
    ),
    insults=(
        *("idioot", "loll küsimus", "lollid küsimused", "jää vait", "mine metsa", "kao ära"),
        *("mine perse", "ajaraiskamine", "jäta mind rahule", "jätke mind rahule"),
    ),
    vague=(
        *("asjad", "asju", "igasugust", "tavaline", "tavaliselt", "normaalne", "hea", "hästi"),
        *("oleneb", "see oleneb", "kuidagi", "ja nii edasi", "jne", "halb", "halvasti", "kõik"),
        *("midagi", "üldiselt", "enam vähem", "okei", "paremini", "tore"),
    ),
    examples=(
        *("näiteks", "nt", "ükskord", "ühel korral", "eelmisel nädalal", "eelmisel kuul"),
        *("eelmisel aastal", "eile", "hiljuti", "kui ma", "kui me", "kord", "üks meie", "mullu"),
        *("aastat tagasi", "kuud tagasi", "nädalat tagasi", "eelmisel talvel", "eelmisel suvel"),
        *("jaanuaris", "veebruaris", "märtsis", "aprillis", "mais", "juunis", "juulis", "augustis"),
        *("septembris", "oktoobris", "novembris", "detsembris"),
    ),
)
