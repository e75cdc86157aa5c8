"""Which changes to a profile are fit to become a fact.

The same rules hold for an owner's correction and for what an interviewer learned
from an answer, so that a model's nonsense is refused before it is stored.
"""

from vivavoce.domain.profile import Profile, ProfileValue, apply_changes
from vivavoce.domain.text import check_name
from vivavoce.domain.transcript import Transcript
from vivavoce.domain.values import alike, check_plain
from vivavoce.errors import Malformed

PROFILE_FIELDS_MAX = 500
VALUE_BYTES_MAX = 64 * 1024  # of one field, as JSON


def real_changes(
    profile: Profile, transcript: Transcript, changes: dict[str, ProfileValue | None]
) -> dict[str, ProfileValue | None]:
    """Return those of `changes` that change something, all of them fit to be stored.

    Raises:
        Malformed: a field has no name, a value is no plain JSON, a source is no
            message of `transcript`, or there would be more than `PROFILE_FIELDS_MAX`
            fields.
    """
    real = {}
    for name, value in changes.items():
        _check_change(name, value, transcript)
        if not alike(profile.get(name), value):
            real[name] = value
    if len(apply_changes(profile, real)) > PROFILE_FIELDS_MAX:
        raise Malformed(f"A profile has at most {PROFILE_FIELDS_MAX} fields.", field="profile")
    return real


def _check_change(name: str, value: ProfileValue | None, transcript: Transcript) -> None:
    check_name(name, field="profile")
    if value is None:
        return
    check_plain(value.value, field=f"{name}.value", bytes_max=VALUE_BYTES_MAX)
    for source in value.sources:
        if transcript.find(source) is None:
            raise Malformed(
                f"{source} is no message of this interview; sources name messages in it.",
                field=f"{name}.sources",
            )
