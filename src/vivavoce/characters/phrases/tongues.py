"""What people say who fall into their own language. By language tag."""

from vivavoce.characters.phrases.grammar import Bank

TONGUES: dict[str, Bank] = {
    "es": {
        "yes": ("Sí.", "Sí, claro.", "Por supuesto."),
        "no": ("No.", "No, nada más.", "Creo que no."),
        "answer": (
            *("Sobre todo el trabajo con los clientes, {why}.", "Depende de la semana, {why}."),
            *("Necesitamos a alguien para las facturas, {why}.", "Lo hago yo casi todos los días."),
            "Para mí lo más importante es la puntualidad, y luego un trato amable.",
        ),
        "why": ("porque nadie tiene tiempo", "la verdad", "como siempre", "desde hace años"),
        "aside": ("Claro, {text}", "Bueno, {text}", "{text} ¿Me explico?", "A ver… {text}"),
        "ask": ("¿Cómo?", "¿Qué quiere decir?", "No entiendo la pregunta."),
    },
    "de": {
        "yes": ("Ja.", "Ja, gern.", "Einverstanden."),
        "no": ("Nein.", "Nein, das war alles.", "Eher nicht."),
        "answer": (
            *("Vor allem die Rechnungen, {why}.", "Das macht bei uns die Buchhaltung, {why}."),
            *("Morgens eine kurze Nachricht, mehr brauche ich nicht.", "Genau und freundlich."),
            "Wir brauchen jemanden, der die Briefe beantwortet, {why}.",
        ),
        "why": ("weil sonst keiner Zeit hat", "ehrlich gesagt", "wie immer", "seit Jahren schon"),
        "aside": ("Naja, {text}", "Also, {text}", "{text} Oder wie sagt man.", "Genau. {text}"),
        "ask": ("Wie bitte?", "Was meinen Sie damit?", "Das verstehe ich nicht."),
    },
    "fr": {
        "yes": ("Oui.", "Oui, bien sûr.", "D'accord."),
        "no": ("Non.", "Non, c'est tout.", "Pas vraiment."),
        "answer": (
            *("Surtout les commandes, {why}.", "Ça dépend des jours, {why}."),
            *(
                "Il faut quelqu'un pour le courrier, {why}.",
                "Patient et discret, c'est l'essentiel.",
            ),
            "Un petit message le matin, et rien d'autre sauf urgence.",
        ),
        "why": ("parce que personne n'a le temps", "franchement", "comme toujours", "depuis mai"),
        "aside": ("Alors, {text}", "Eh bien, {text}", "{text} Voilà.", "Bon… {text}"),
        "ask": ("Pardon ?", "Que voulez-vous dire ?", "Je ne comprends pas la question."),
    },
    "et": {
        "yes": ("Jah.", "Jah, muidugi.", "Olen nõus."),
        "no": ("Ei.", "Ei, see on kõik.", "Pigem mitte."),
        "answer": (
            *("Peamiselt arved, {why}.", "Oleneb nädalast, {why}.", "Täpne ja sõbralik, ausalt."),
            *(
                "Vajame kedagi, kes kirjadele vastaks, {why}.",
                "Hommikul üks lühike kiri, muud mitte.",
            ),
        ),
        "why": ("sest kellelgi pole aega", "ausalt öeldes", "nagu ikka", "juba mitu aastat"),
        "aside": ("No, {text}", "Noh, {text}", "{text} Saad aru, jah?", "Ühesõnaga, {text}"),
        "ask": ("Kuidas palun?", "Mida te silmas peate?", "Ma ei saa küsimusest aru."),
    },
    "it": {
        "yes": ("Sì.", "Sì, certo.", "Va bene."),
        "no": ("No.", "No, è tutto.", "Direi di no."),
        "answer": (
            *("Soprattutto le fatture, {why}.", "Dipende dalla settimana, {why}."),
            *("Ci serve qualcuno per le lettere, {why}.", "Preciso e gentile, ecco."),
            "Un messaggio la mattina, poi basta, salvo urgenze.",
        ),
        "why": ("perché nessuno ha tempo", "a dire il vero", "come sempre", "da anni ormai"),
        "aside": ("Allora, {text}", "Beh, {text}", "{text} Capito?", "Ecco… {text}"),
        "ask": ("Scusi?", "Cosa intende?", "Non capisco la domanda."),
    },
    "pt": {
        "yes": ("Sim.", "Sim, claro.", "Concordo."),
        "no": ("Não.", "Não, é tudo.", "Acho que não."),
        "answer": (
            *("Principalmente as faturas, {why}.", "Depende da semana, {why}."),
            *("Precisamos de alguém para as cartas, {why}.", "Calmo e educado, é o que importa."),
        ),
        "why": ("porque ninguém tem tempo", "para ser sincero", "como sempre", "há anos"),
        "aside": ("Pois, {text}", "Olha, {text}", "{text} Percebe?", "Bom… {text}"),
        "ask": ("Como?", "O que quer dizer?", "Não percebo a pergunta."),
    },
}
