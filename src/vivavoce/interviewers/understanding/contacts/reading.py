"""E-mail addresses, phone numbers and URLs."""

from vivavoce.interviewers.language import Language
from vivavoce.interviewers.understanding.answer import Asked, Understood, obtained
from vivavoce.interviewers.understanding.contacts.emails import email
from vivavoce.interviewers.understanding.contacts.phones import phone
from vivavoce.interviewers.understanding.contacts.urls import url


def read_email(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the e-mail address in `answer`, its domain in lower case."""
    return obtained(email(answer, asked.question, language.code))


def read_phone(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the phone number in `answer` in E.164."""
    return obtained(phone(answer, asked.question, language.code))


def read_url(answer: str, asked: Asked, language: Language) -> Understood:
    """Return the URL in `answer`, with its scheme, its host in lower case."""
    return obtained(url(answer, asked.question, language.code))
