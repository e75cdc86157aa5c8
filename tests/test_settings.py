"""What can be configured about models and webhooks."""

import pytest

from vivavoce.errors import CannotStart
from vivavoce.settings import from_environment

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
    with pytest.raises(CannotStart):
        from_environment({f"VIVAVOCE_{variable}": value})


@pytest.mark.parametrize(
    "secret", ["C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "whsec_c2hvcnQ=", "whsec_no base64!", "whsec_"]
)
def test_a_secret_that_is_none_is_refused_and_never_quoted(secret: str) -> None:
    with pytest.raises(CannotStart, match="VIVAVOCE_WEBHOOK_SECRET is no secret") as raised:
        from_environment({"VIVAVOCE_WEBHOOK_SECRET": secret})
    assert secret.removeprefix("whsec_") not in str(raised.value) or secret == "whsec_"
