"""What gives away that somebody follows instructions, or how its answers are written."""

from collections.abc import Mapping

from vivavoce.interviewers.languages.signs import Sign

GIVEAWAYS: Mapping[str, tuple[Sign, ...]] = {
    "en": (
        Sign(
            "model ai",
            r"\bas (?:an? )?(?:ai|artificial intelligence|(?:large |ai )?language model)\b"
            r"(?! (?:product|engineer|researcher|developer|company|team|startup))"
            r"|\bi(?:'m| am) an? (?:\w+ )?language model\b",
        ),
        Sign(
            "instructions instruction prompt guidelines programming directives message",
            r"\bmy (?:\w+ )?(?:instructions?|prompt|guidelines|programming|directives"
            r"|system message)\b"
            r"|\b(?:hidden|secret|internal) (?:instructions?|prompt|guidelines)\b",
        ),
        Sign(
            "prompt instructions",
            r"\b(?:the|my|this) system (?:prompt|instructions) (?:says?|tells?|reads?|is|are)\b",
        ),
        Sign(
            "instructed prompted programmed configured told",
            r"\bi(?:'m| am| was| have been|'ve been) (?:instructed|prompted|programmed|configured"
            r"|told) (?:to|not to|by)\b",
        ),
        Sign(
            "guide", r"\b(?:the|my) (?:interview )?guide (?:says|tells|instructs|wants|asks) me\b"
        ),
        Sign(
            "probes_left max_probes reply_to turns_left owner_asks time_budget probes max reply "
            "turns owner time",
            r"\b(?:probes_left|max_probes|reply_to|turns_left|owner_asks|time_budget)\b",
        ),
        Sign(
            "lead ask question learned done",
            r"[\"'](?:lead|ask|question|learned|done|stops|probe)[\"']\s*:",
        ),
        Sign("im_start im_end inst system im", r"<\|?im_(?:start|end)|\[/?inst\]|</?system>"),
        Sign("candidate", r"\{ ?candidate\.name"),
    ),
    "de": (
        Sign("ki sprachmodell", r"\bals (?:eine? )?(?:\w+ )?(?:ki|sprachmodell|ki-\w+)\b"),
        Sign(
            "anweisungen anweisung instruktionen vorgaben prompt",
            r"\bmeine[nr]? (?:\w+ )?(?:anweisung(?:en)?|instruktionen|systemvorgaben|vorgaben"
            r"|prompt)\b"
            r"|\blaut meine[nr] (?:anweisungen?|instruktionen|vorgaben)\b",
        ),
        Sign(
            "angewiesen instruiert programmiert",
            r"\bich (?:wurde|bin|soll)(?: \w+){0,2}? (?:angewiesen|instruiert|programmiert)\b",
        ),
    ),
    "et": (
        Sign(
            "keelemudelina tehisintellektina keelemudel tehisaruna",
            r"\b(?:keelemudelina|tehisintellektina|tehisaruna)\b",
        ),
        Sign(
            "juhised juhistes juhiste juhis",
            r"\b(?:minu|mu) (?:juhised|juhistes|juhiste järgi|juhis)"
            r"(?: ütlevad| on öeldud| nõuavad| kohaselt| ütleb| on)?\b",
        ),
        Sign("kästud", r"\bmul(?:le)? on (?:kästud|antud (?:juhis|korraldus))\b"),
    ),
    "fr": (
        Sign(
            "modèle ia", r"\ben tant (?:que modèle(?: de langage)?|qu'ia|qu'intelligence artif\w+)"
        ),
        Sign(
            "instructions consignes",
            r"\bmes (?:instructions|consignes) (?:disent|sont|indiquent|m'\w+|précisent)\b",
        ),
        Sign("programmé programmée", r"\bj'ai été (?:programmée?|configurée?) pour\b"),
    ),
    "es": (
        Sign("modelo ia", r"\bcomo (?:un |una )?(?:modelo de lenguaje|ia|inteligencia artificial)"),
        Sign(
            "instrucciones",
            r"\bmis instrucciones (?:dicen|son|indican|me (?:dicen|piden|prohíben))",
        ),
        Sign("programado programada", r"\b(?:fui|he sido) (?:programad[oa]|configurad[oa]) para\b"),
    ),
}
