"""German."""

from vivavoce.interviewers.language import Language
from vivavoce.interviewers.languages.de.asides import ASIDES
from vivavoce.interviewers.languages.de.lexicon import LEXICON
from vivavoce.interviewers.languages.de.phrases import PHRASES
from vivavoce.interviewers.languages.de.quantities import QUANTITIES

GERMAN = Language(code="de", phrases=PHRASES, asides=ASIDES, lexicon=LEXICON, quantities=QUANTITIES)
