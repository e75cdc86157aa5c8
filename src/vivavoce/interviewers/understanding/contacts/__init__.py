"""E-mail addresses, phone numbers and URLs."""

from vivavoce.interviewers.understanding.contacts.reading import read_email, read_phone, read_url

__all__ = ["read_email", "read_phone", "read_url"]
