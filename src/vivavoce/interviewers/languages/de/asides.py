"""German: what candidates say about the interview, or about an earlier answer."""

from vivavoce.interviewers.language import Asides

ASIDES = Asides(
    stop=(
        *("können wir aufhören", "können wir hier aufhören", "möchte aufhören", "will aufhören"),
        *("interview beenden", "interview abbrechen", "gespräch beenden", "möchte abbrechen"),
        *(
            "lassen wir es dabei",
            "hier aufhören",
            "keine weiteren fragen",
            "nicht mehr weitermachen",
        ),
        *("ziehe meine einwilligung zurück", "widerrufe meine einwilligung"),
        *("ziehe meine zustimmung zurück", "widerrufe meine zustimmung"),
        *("stehlen sie mir nicht die zeit", "hören sie auf zu fragen"),
    ),
    stop_alone=("stopp", "stop", "ende", "schluss", "aufhören", "abbrechen"),
    stop_words=("aufhören", "beenden", "ende", "schluss", "genug", "reicht", "stopp", "stop"),
    go_on=(
        "weiter",
        "weitermachen",
        "fortfahren",
        "nicht aufhören",
        "entschuldigung",
        "noch nicht",
    ),
    agrees=(
        *("ja", "jawohl", "jep", "klar", "gern", "gerne", "einverstanden", "ok", "okay", "sicher"),
        *("natürlich", "selbstverständlich", "stimme zu", "in ordnung", "los gehts", "von mir aus"),
    ),
    conditions=("aber", "wenn", "falls", "nur", "außer", "sofern", "jedoch"),
    wait=("moment bitte", "einen moment", "lass mich nachdenken", "lassen sie mich nachdenken"),
    later=(
        *("später weitermachen", "morgen weitermachen", "ein andermal", "später noch einmal"),
        *("brauche eine pause", "muss jetzt los", "muss los", "pause machen", "komme später"),
    ),
    later_alone=("später", "pause", "jetzt nicht"),
    back=(
        *(
            "geh zurück",
            "gehen sie zurück",
            "noch einmal zurück",
            "vorherige frage",
            "vorige frage",
        ),
        *("letzte frage noch einmal", "letzte antwort ändern", "vorherige antwort ändern"),
    ),
    back_alone=("zurück", "vorherige", "die davor"),
    repeat=(
        *("frage wiederholen", "wiederholen sie", "noch einmal die frage", "wie war die frage"),
        *("können sie das wiederholen", "was war die frage", "frage noch einmal"),
    ),
    repeat_alone=("wiederholen", "nochmal", "noch einmal"),
    how_long=(
        *(
            "wie lange dauert",
            "wie lange noch",
            "wie viele fragen",
            "wieviele fragen",
            "wie viel noch",
        ),
        *("sind wir bald fertig", "bald fertig", "wie lange geht das"),
    ),
    why=(
        *("warum wollen sie das wissen", "wozu wollen sie das wissen", "warum fragen sie das"),
        *("wozu brauchen sie das", "warum ist das wichtig", "wofür ist das"),
    ),
    program=(
        *(
            "wer liest das",
            "wer liest dies",
            "wer wird das lesen",
            "wer sieht das",
            "wer bekommt das",
        ),
        *("sind sie ein roboter", "bist du ein roboter", "bist du ein bot", "sind sie ein mensch"),
        *(
            "bist du ein mensch",
            "sind sie eine ki",
            "wer sind sie",
            "wer bist du",
            "ist das ein bot",
        ),
    ),
    corrections=(
        *("ich meinte", "korrektur", "besser gesagt", "machen wir daraus", "ändern sie das auf"),
        *("ich habe mich vertan", "ich habe mich verschrieben", "das sollte heißen"),
        *("das muss heißen", "ändern sie das in", "ich muss mich korrigieren"),
    ),
    corrections_named=(
        *("ich meine", "genauer gesagt", "nein doch", "moment", "stimmt nicht", "war falsch"),
        *("tippfehler", "bitte ändern", "ändere", "ändern sie", "ich sagte", "ich schrieb"),
        *("eigentlich", "entschuldigung", "ist jetzt", "ist falsch"),
    ),
    additions=(
        "ergänzung",
        "zusätzlich",
        "außerdem",
        "auch",
        "noch etwas",
        "vergessen",
        "dazu noch",
    ),
    fine=(
        *("passt", "stimmt", "das stimmt", "stimmt so", "richtig", "das ist richtig", "korrekt"),
        *("alles gut", "alles richtig", "alles klar", "in ordnung", "gut so", "ja", "genau", "ok"),
        *("keine änderungen", "nichts zu ändern", "so lassen", "gut", "perfekt", "bestätigt"),
    ),
    insults=(
        *("idiot", "dumme frage", "blöde frage", "dumme fragen", "blöde fragen", "halt die klappe"),
        *("verpiss dich", "scheiß bot", "leck mich", "zeitverschwendung", "lass mich in ruhe"),
    ),
    vague=(
        *("sachen", "dinge", "verschiedenes", "das übliche", "normal", "gut", "okay", "ganz gut"),
        *("kommt darauf an", "es kommt darauf an", "irgendwie", "und so weiter", "usw", "schlecht"),
        *("alles", "vieles", "etwas", "allgemein", "im allgemeinen", "geht so", "besser", "schön"),
    ),
    examples=(
        *("zum beispiel", "beispielsweise", "z b", "zb", "etwa als", "einmal", "letzte woche"),
        *("letzten monat", "letztes jahr", "gestern", "neulich", "kürzlich", "als ich", "als wir"),
        *("vor einem jahr", "vor zwei", "vor kurzem", "einer unserer", "eines tages", "als der"),
        *("als die", "als ein", "letzten winter", "letzten sommer", "im januar", "im februar"),
        *("im märz", "im april", "im mai", "im juni", "im juli", "im august", "im september"),
        *("im oktober", "im november", "im dezember"),
    ),
)
