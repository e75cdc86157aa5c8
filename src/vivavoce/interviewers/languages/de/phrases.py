"""German: what the interviewer says besides the guide's texts."""

from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import Phrases

PHRASES = Phrases(
    acknowledged=(
        "Danke.",
        "Verstehe, danke.",
        "Danke, das habe ich.",
        "Danke für die Antwort.",
        "Gut, vielen Dank.",
        "Danke, dass Sie das erzählen.",
    ),
    noted=(
        "Vielen Dank, das habe ich notiert.",
        "Danke, das ist notiert.",
        "Gut, notiert.",
    ),
    refusal_accepted=(
        "Das ist in Ordnung, wir lassen das weg.",
        "Natürlich, darauf müssen Sie nicht antworten.",
        "Kein Problem, das übergehen wir.",
    ),
    unknown_accepted=(
        "Das ist in Ordnung, es muss jetzt noch nicht feststehen.",
        "Kein Problem, wir lassen das offen.",
    ),
    corrected=(
        "Danke, das habe ich geändert: „{label}“ ist jetzt {value}.",
        "Berichtigt: „{label}“ ist jetzt {value}.",
    ),
    added=(
        "Danke, das habe ich bei „{label}“ ergänzt.",
        "Das steht jetzt mit bei „{label}“.",
    ),
    leave="Lassen wir diese Frage und machen wir weiter.",
    again="Ich frage noch einmal: {question}",
    come_back="Ich komme auf meine Frage zurück: {question}",
    repeated="Gern. {question}",
    back="Gern, gehen wir zurück. {question}",
    nothing_before="Das ist die erste Frage, davor gibt es keine. {question}",
    go_on="Dann machen wir weiter. {question}",
    needed=(
        "Sie entscheiden, was Sie mir sagen. Dies ist eine der wenigen Angaben, die gebraucht "
        "werden, deshalb frage ich noch einmal: {question}"
    ),
    cannot_answer="Das kann ich selbst nicht beantworten; wer Sie eingeladen hat, kann es.",
    program=(
        "Ich bin ein Programm, das einer Liste von Fragen folgt. Was Sie schreiben, lesen die "
        "Menschen, die Sie eingeladen haben."
    ),
    why=(
        "Es steht auf der Liste derer, die Sie eingeladen haben, weil es hilft, Ihre Antworten "
        "zu verstehen. Sie können es gern auslassen."
    ),
    how_long="Es sind noch etwa {count} Fragen; die meisten brauchen dafür rund {minutes} Minuten.",
    how_long_last="Wir sind fast fertig: Das ist eine der letzten Fragen.",
    wait="Lassen Sie sich Zeit; ich bin hier.",
    later=(
        "Natürlich. Alles bisher Geschriebene bleibt erhalten; öffnen Sie denselben Link, wann "
        "es Ihnen passt, und wir machen genau hier weiter."
    ),
    in_words=(
        "Könnten Sie das in Worte fassen?",
        "Ich kann nur Worte lesen. Wie würden Sie es sagen?",
    ),
    other_language=(
        "Ich kann hier nur Deutsch verstehen. Ihre Worte bleiben erhalten; eine Antwort auf "
        "Deutsch würde mir helfen."
    ),
    calm=(
        "Es tut mir leid, dass das lästig ist. Sie können jede Frage auslassen oder jederzeit "
        "aufhören.",
        "Ich merke, dass Sie damit nicht zufrieden sind. Sie dürfen diese Frage auslassen.",
    ),
    unclear={
        ValueType.NUMBER: (
            "Könnten Sie das in einer einzigen Zahl sagen?",
            "Welche Zahl käme dem am nächsten?",
        ),
        ValueType.BOOLEAN: (
            "Ist das eher ein Ja oder ein Nein?",
            "Wenn Sie zwischen Ja und Nein wählen müssten, was wäre es?",
        ),
        ValueType.CHOICE: (
            "Was davon kommt dem am nächsten: {options}?",
            "Wenn Sie sich für eines entscheiden müssten, welches wäre es: {options}?",
        ),
        ValueType.DATE: (
            "Welches Datum oder welches Jahr wäre das?",
            "So genau Sie es sagen können: welcher Monat oder welches Jahr?",
        ),
        ValueType.EMAIL: ("Ich finde darin keine E-Mail-Adresse. Wie lautet sie vollständig?",),
        ValueType.PHONE: ("Ich finde darin keine Telefonnummer. Wie lautet sie, mit Vorwahl?",),
        ValueType.URL: ("Ich finde darin keine Webadresse. Wie lautet sie vollständig?",),
    },
    consent_again="Bevor wir beginnen, brauche ich ein klares Ja oder Nein. {question}",
    declined=(
        "Das ist völlig in Ordnung, danke für die Antwort. Es wurde nichts gefragt, und Sie "
        "können diese Seite schließen."
    ),
    stop=(
        "Wir können hier aufhören; was Sie bisher geschrieben haben, bleibt erhalten. Soll ich "
        "das Interview beenden?"
    ),
    summary="Ich fasse zusammen, was ich notiert habe.\n\n{lines}",
    summary_missing="Noch offen: {labels}.",
    summary_check="Ist das richtig? Soll etwas anders sein, sagen Sie mir, wie es heißen muss.",
    summary_change="Was soll ich ändern? Nennen Sie den Punkt und was dort stehen soll.",
    summary_once_more="Ist jetzt alles richtig?",
    limit="Mehr passt nicht in ein Interview, deshalb hören wir hier auf.",
    and_="und",
    yes="ja",
    no="nein",
    from_to="{min} bis {max}",
    at_least="mindestens {min}",
    at_most="höchstens {max}",
)
