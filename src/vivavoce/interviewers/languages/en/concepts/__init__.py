"""English: concepts that options are about, with what authors call them and people say.

`labels` are what a guide's author might write, `said` are templates for the many ways
people say the same (`understanding/phrasebook.py` tells of the signs), a space around
each | between them.
"""

from vivavoce.interviewers.languages.en.concepts.business import BUSINESS
from vivavoce.interviewers.languages.en.concepts.contact import CONTACT
from vivavoce.interviewers.languages.en.concepts.learning import LEARNING
from vivavoce.interviewers.languages.en.concepts.living import LIVING
from vivavoce.interviewers.languages.en.concepts.people import PEOPLE
from vivavoce.interviewers.languages.en.concepts.reasons import REASONS
from vivavoce.interviewers.languages.en.concepts.service import SERVICE
from vivavoce.interviewers.languages.en.concepts.things import THINGS
from vivavoce.interviewers.languages.en.concepts.work import WORK

CONCEPTS = (
    *(*WORK, *BUSINESS, *PEOPLE, *LEARNING, *LIVING, *CONTACT, *REASONS, *SERVICE, *THINGS),
)
