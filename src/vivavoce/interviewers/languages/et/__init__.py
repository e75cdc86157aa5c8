"""Estonian."""

from vivavoce.interviewers.language import Language
from vivavoce.interviewers.languages.et.asides import ASIDES
from vivavoce.interviewers.languages.et.lexicon import LEXICON
from vivavoce.interviewers.languages.et.phrases import PHRASES
from vivavoce.interviewers.languages.et.quantities import QUANTITIES

ESTONIAN = Language(
    code="et", phrases=PHRASES, asides=ASIDES, lexicon=LEXICON, quantities=QUANTITIES
)
