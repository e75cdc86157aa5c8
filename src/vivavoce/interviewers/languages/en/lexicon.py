"""English: the words by which answers are told from everything else."""

from vivavoce.interviewers.language import Lexicon
from vivavoce.interviewers.languages.en import questions, refusals, unknowns, words
from vivavoce.interviewers.languages.en.booleans import BOOLEANS
from vivavoce.interviewers.languages.en.choices import CHOICES
from vivavoce.interviewers.languages.en.lists import LISTS
from vivavoce.interviewers.languages.en.sets import SETS

LEXICON = Lexicon(
    sets=SETS,
    refusal_anywhere=refusals.REFUSAL_ANYWHERE,
    refusal_alone=refusals.REFUSAL_ALONE,
    told_all_the_same=refusals.TOLD_ALL_THE_SAME,
    unknown_anywhere=unknowns.UNKNOWN_ANYWHERE,
    unknown_alone=unknowns.UNKNOWN_ALONE,
    unknown_delegated=unknowns.UNKNOWN_DELEGATED,
    unknown_weak=unknowns.UNKNOWN_WEAK,
    unclear_anywhere=questions.UNCLEAR_ANYWHERE,
    unclear_alone=questions.UNCLEAR_ALONE,
    pointless_anywhere=questions.POINTLESS_ANYWHERE,
    prefer=refusals.PREFER,
    nothing_alone=questions.NOTHING_ALONE,
    polite_alone=questions.POLITE_ALONE,
    fillers=words.FILLERS,
    but=words.BUT,
    guesses=words.GUESSES,
    question_words=("what", "which", "who", "where", "when", "why", "how"),
    person_words=("who", "whom", "whose"),
    question_openers=questions.QUESTION_OPENERS,
    questions_alone=questions.QUESTIONS_ALONE,
    suggestion_openers=questions.SUGGESTION_OPENERS,
    spellings=words.SPELLINGS,
    function_words=words.FUNCTION_WORDS,
    common_words=words.COMMON_WORDS,
    conjunctions=("and", "&", "plus"),
    thin=words.THIN,
    yes=("yes", "yeah", "yep"),
    no=("no", "nope", "nah"),
    lists=LISTS,
    booleans=BOOLEANS,
    choices=CHOICES,
)
