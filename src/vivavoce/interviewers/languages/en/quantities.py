"""English: numbers, units, dates and addresses."""

from vivavoce.interviewers.language import Quantities
from vivavoce.interviewers.languages.en.contacts import CONTACTS
from vivavoce.interviewers.languages.en.dates import DATES
from vivavoce.interviewers.languages.en.numbers import NUMBERS

QUANTITIES = Quantities(numbers=NUMBERS, dates=DATES, contacts=CONTACTS)
