"""Estonian: numbers, units, dates and addresses."""

from vivavoce.interviewers.language import Quantities
from vivavoce.interviewers.languages.et.contacts import CONTACTS
from vivavoce.interviewers.languages.et.dates import DATES
from vivavoce.interviewers.languages.et.numbers import NUMBERS

QUANTITIES = Quantities(numbers=NUMBERS, dates=DATES, contacts=CONTACTS)
