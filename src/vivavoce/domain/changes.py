"""Which changes to a profile are fit to become a fact.

The same rules hold for an owner's correction and for what an interviewer learned
from an answer, so that a model's nonsense is refused before it is stored.
"""

from collections.abc import Mapping

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


def with_room(
    profile: Profile, changes: Mapping[str, ProfileValue | None]
) -> dict[str, ProfileValue | None]:
    """Return `changes` without those that `profile`, being full, has no room for.

    Fields that are known or taken back always have room; of new ones the first do.
    """
    room = PROFILE_FIELDS_MAX - len(apply_changes(profile, _of_known(profile, changes)))
    new = [name for name, value in changes.items() if value is not None and name not in profile]
    without = set(new[max(room, 0) :])
    return {name: value for name, value in changes.items() if name not in without}


def _of_known(
    profile: Profile, changes: Mapping[str, ProfileValue | None]
) -> dict[str, ProfileValue | None]:
    return {name: value for name, value in changes.items() if name in profile}


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
