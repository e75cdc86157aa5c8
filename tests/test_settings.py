"""What can be configured about models and webhooks."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest

from vivavoce.errors import CannotStart
from vivavoce.settings import NUMBERS, OPTIONS, Settings, from_environment

SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"


def test_models_and_webhooks_are_set_by_variable() -> None:
    settings = from_environment(
        {
            "VIVAVOCE_MODEL": "ollama:qwen3",
            "VIVAVOCE_MODEL_CALLS": "20",
            "VIVAVOCE_MODEL_CALLS_PER_ORGANIZATION": "5",
            "VIVAVOCE_MODEL_CALLS_PER_MINUTE": "600",
            "VIVAVOCE_MODEL_TIMEOUT_S": "12.5",
            "VIVAVOCE_TOKEN_BUDGET": "1000000",
            "VIVAVOCE_WEBHOOK_URL": "https://interviewer.example.org/next",
            "VIVAVOCE_WEBHOOK_SECRET": SECRET,
        }
    )
    assert settings.model == "ollama:qwen3"
    assert (settings.model_calls, settings.model_calls_per_organization) == (20, 5)
    assert (settings.model_calls_per_minute, settings.model_timeout_s) == (600, 12.5)
    assert settings.token_budget == 1_000_000
    assert settings.webhook_url == "https://interviewer.example.org/next"
    assert settings.webhook_secret == SECRET


def test_without_any_there_is_neither_model_nor_webhook() -> None:
    settings = from_environment({})
    assert (settings.model, settings.webhook_url, settings.webhook_secret) == (None, None, None)
    assert (settings.model_calls_per_minute, settings.token_budget) == (None, None)


def test_an_option_wins_over_the_variable() -> None:
    settings = from_environment({"VIVAVOCE_MODEL": "ollama:qwen3"}, model="mistral:small")
    assert settings.model == "mistral:small"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MODEL_CALLS", "0"),
        ("MODEL_CALLS_PER_ORGANIZATION", "-1"),
        ("MODEL_CALLS_PER_MINUTE", "0"),
        ("MODEL_CALLS", "many"),
        ("MODEL_TIMEOUT_S", "0"),
        ("MODEL_TIMEOUT_S", "nan"),
        ("MODEL_TIMEOUT_S", "inf"),
        ("TOKEN_BUDGET", "0"),
        ("WEBHOOK_URL", "interviewer.example.org"),
        ("WEBHOOK_URL", "file:///etc/passwd"),
    ],
)
def test_what_makes_no_sense_is_said_at_once(variable: str, value: str) -> None:
    with pytest.raises(CannotStart, match=f"VIVAVOCE_{variable} "):
        from_environment({f"VIVAVOCE_{variable}": value})


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("TOKEN_BUDGET", "abc", "VIVAVOCE_TOKEN_BUDGET is 'abc'; it has to be a whole number, 1"),
        ("TOKEN_BUDGET", "-5", "VIVAVOCE_TOKEN_BUDGET is '-5'; it has to be a whole number, 1"),
        ("MODEL_CALLS", "", None),
        ("MODEL_CALLS", "2.5", "VIVAVOCE_MODEL_CALLS is '2.5'; it has to be a whole number, 1"),
        ("MODEL_CALLS_PER_ORGANIZATION", "all", "it has to be a whole number, 1 or more"),
        ("MODEL_CALLS_PER_MINUTE", "60/min", "it has to be a whole number, 1 or more"),
        ("MODEL_TIMEOUT_S", "60s", "it has to be a number of seconds, more than 0"),
        ("PORT", "http", r"VIVAVOCE_PORT \(--port\) is 'http'; it has to be a whole number from 0"),
        ("PORT", "65536", r"VIVAVOCE_PORT \(--port\) is '65536'; it has to be a whole number"),
        ("LOG_LEVEL", "loud", r"\(--log-level\) is 'loud'; it has to be one of debug, info"),
        ("PUBLIC_URL", "example.org", r"\(--public-url\) is 'example.org'; .* an address in full"),
    ],
)
def test_what_a_setting_has_to_be_is_said_with_its_variable(
    variable: str, value: str, sentence: str | None
) -> None:
    environment = {f"VIVAVOCE_{variable}": value}
    if sentence is None:
        assert from_environment(environment) == from_environment({})
        return
    with pytest.raises(CannotStart, match=sentence) as raised:
        from_environment(environment)
    assert str(raised.value).count(". ") == 0, "one sentence"


def test_every_setting_that_is_no_text_says_what_it_has_to_be() -> None:
    """One that is added to `Settings` and not there would be read as a text."""
    numbers = {
        field.name
        for field in msgspec.structs.fields(Settings)
        if not {str, Path}.intersection([field.type, *get_args(field.type)])
    }
    assert numbers == set(NUMBERS)


def test_options_are_those_of_the_command() -> None:
    from vivavoce.cli.serve import command

    assert {option.name for option in command.params} == set(OPTIONS)


@pytest.mark.parametrize("url", ["mysql://u:swordfish@h/d", "u:swordfish@h/d", "sqlite:swordfish"])
def test_an_address_of_no_postgresql_is_refused_and_never_quoted(url: str) -> None:
    for given in (from_environment({"VIVAVOCE_DATABASE_URL": ""}), from_environment({})):
        assert given.database_url is None
    with pytest.raises(CannotStart, match=r"VIVAVOCE_DATABASE_URL \(--database-url\)") as raised:
        from_environment({}, database_url=url)
    assert "swordfish" not in str(raised.value)


@pytest.mark.parametrize(
    "secret", ["C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_c2hvcnQ=", "whsec_no base64!", "whsec_"]
)
def test_a_secret_that_is_none_is_refused_and_never_quoted(secret: str) -> None:
    with pytest.raises(CannotStart, match="VIVAVOCE_WEBHOOK_SECRET is no secret") as raised:
        from_environment({"VIVAVOCE_WEBHOOK_SECRET": secret})
    assert secret.removeprefix("whsec_") not in str(raised.value) or secret == "whsec_"
