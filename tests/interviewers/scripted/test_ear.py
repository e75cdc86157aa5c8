"""Listening must not stop an interview, even when we made a mistake in it."""

import logging

import pytest

from tests.interviewers.conversation import Conversation
from tests.interviewers.guides import SMALL
from vivavoce.domain.profile import FieldStatus
from vivavoce.interviewers.scripted import ear


def test_a_mistake_in_reading_an_answer_keeps_its_words_and_is_logged_without_them(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """(I6)."""

    def broken(*_: object) -> None:
        raise KeyError("customers")

    talk = Conversation(SMALL)
    monkeypatch.setattr(ear, "understand", broken)
    with caplog.at_level(logging.ERROR):
        talk.hear("It is for answering the questions of our customers.")
    assert talk.profile["role"][0] == "It is for answering the questions of our customers."
    assert talk.profile["role"][1] is FieldStatus.PARTIAL
    assert "could not be read" in caplog.text
    assert "customers" not in caplog.text
