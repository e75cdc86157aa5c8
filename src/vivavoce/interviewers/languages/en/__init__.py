"""English."""

from vivavoce.interviewers.language import Language
from vivavoce.interviewers.languages.en.asides import ASIDES
from vivavoce.interviewers.languages.en.lexicon import LEXICON
from vivavoce.interviewers.languages.en.phrases import PHRASES
from vivavoce.interviewers.languages.en.quantities import QUANTITIES

ENGLISH = Language(
    code="en", phrases=PHRASES, asides=ASIDES, lexicon=LEXICON, quantities=QUANTITIES
)
