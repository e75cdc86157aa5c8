"""Getting a worker warm: what a start and the first answers import and read, done beforehand.

Understanding an answer needs large vocabularies, units and calendars, which are imported
where they are used. With a cold worker the first candidates after a restart would wait
for them, all at once.
"""

from datetime import date

from vivavoce.authoring.reading import built_in_guides
from vivavoce.domain.guide import Option, ValueType
from vivavoce.web.rendering import environment

# One answer that needs what its type can need. The words matter to nobody.
ANSWERS = {
    ValueType.TEXT: "Somebody who keeps our data tydy, and says so when it is not.",
    ValueType.LIST: "Letters, calls and visits.",
    ValueType.NUMBER: "Two thousand and five hundred metres or so, I beleive.",
    ValueType.BOOLEAN: "I would rather not, to be honest.",
    ValueType.CHOICE: "The secund one, by train.",
    ValueType.DATE: "On the third of May next year, el lunes.",
    ValueType.EMAIL: "ada@example.org",
    ValueType.PHONE: "+372 5123 4567",
    ValueType.URL: "www.example.org/about",
}
OPTIONS = (Option(id="car", labels=["car"]), Option(id="train", labels=["train", "railway"]))


def warm_up() -> None:
    """Import and compute what the first start and the first answers would wait for."""
    from vivavoce.interviewers.language import known
    from vivavoce.interviewers.understanding.answer import Asked
    from vivavoce.interviewers.understanding.understand import understand

    built_in_guides()
    for template in environment().list_templates():
        environment().get_template(template)
    for language in known().values():
        for kind, answer in ANSWERS.items():
            options = OPTIONS if kind is ValueType.CHOICE else ()
            asked = Asked(
                type=kind,
                question="What about it?",
                options=options,
                unit="km" if kind is ValueType.NUMBER else None,
                today=date(2026, 1, 1),
            )
            understand(answer, asked, language)
