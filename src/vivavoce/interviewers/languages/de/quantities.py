"""German: numbers, units, dates and addresses."""

from vivavoce.interviewers.language import Quantities
from vivavoce.interviewers.languages.de.contacts import CONTACTS
from vivavoce.interviewers.languages.de.dates import DATES
from vivavoce.interviewers.languages.de.numbers import NUMBERS

QUANTITIES = Quantities(numbers=NUMBERS, dates=DATES, contacts=CONTACTS)
