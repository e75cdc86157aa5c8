"""English: concepts that options are about, with what authors call them and people say.

`labels` are what a guide's author might write, `said` are templates for the many ways
people say the same (`understanding/phrasebook.py` tells of the signs), a space around
each | between them.
"""

from vivavoce.interviewers.languages.en.concepts.bodies import BODIES
from vivavoce.interviewers.languages.en.concepts.channels import CHANNELS
from vivavoce.interviewers.languages.en.concepts.employment import EMPLOYMENT
from vivavoce.interviewers.languages.en.concepts.habits import HABITS
from vivavoce.interviewers.languages.en.concepts.harms import HARMS
from vivavoce.interviewers.languages.en.concepts.health import HEALTH
from vivavoce.interviewers.languages.en.concepts.help import HELP
from vivavoce.interviewers.languages.en.concepts.hindrances import HINDRANCES
from vivavoce.interviewers.languages.en.concepts.homes import HOMES
from vivavoce.interviewers.languages.en.concepts.learning import LEARNING
from vivavoce.interviewers.languages.en.concepts.makings import MAKINGS
from vivavoce.interviewers.languages.en.concepts.opinions import OPINIONS
from vivavoce.interviewers.languages.en.concepts.origins import ORIGINS
from vivavoce.interviewers.languages.en.concepts.people import PEOPLE
from vivavoce.interviewers.languages.en.concepts.provisions import PROVISIONS
from vivavoce.interviewers.languages.en.concepts.reasons import REASONS
from vivavoce.interviewers.languages.en.concepts.roles import ROLES
from vivavoce.interviewers.languages.en.concepts.service import SERVICE
from vivavoce.interviewers.languages.en.concepts.sources import SOURCES
from vivavoce.interviewers.languages.en.concepts.standing import STANDING
from vivavoce.interviewers.languages.en.concepts.studies import STUDIES
from vivavoce.interviewers.languages.en.concepts.terms import TERMS
from vivavoce.interviewers.languages.en.concepts.things import THINGS
from vivavoce.interviewers.languages.en.concepts.times import TIMES
from vivavoce.interviewers.languages.en.concepts.trades import TRADES
from vivavoce.interviewers.languages.en.concepts.travel import TRAVEL
from vivavoce.interviewers.languages.en.concepts.wishes import WISHES

CONCEPTS = (
    *EMPLOYMENT,
    *TERMS,
    *ROLES,
    *TRADES,
    *PEOPLE,
    *LEARNING,
    *HOMES,
    *TRAVEL,
    *HEALTH,
    *CHANNELS,
    *SOURCES,
    *REASONS,
    *WISHES,
    *OPINIONS,
    *SERVICE,
    *TIMES,
    *THINGS,
    *HELP,
    *ORIGINS,
    *STANDING,
    *STUDIES,
    *MAKINGS,
    *BODIES,
    *PROVISIONS,
    *HINDRANCES,
    *HARMS,
    *HABITS,
)
