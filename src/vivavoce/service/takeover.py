"""What a candidate is told when a person takes over."""

from vivavoce.service.interviews import Standing


def takeover_words(standing: Standing) -> str | None:
    """Return what the guide says when a person takes over, in the candidate's language."""
    guide, interview = standing.guide, standing.interview
    if guide is None or guide.takeover is None or guide.takeover.say is None:
        return None
    from vivavoce.interviewers.language import language_of
    from vivavoce.interviewers.scripted.wording import Wording

    language = language_of(guide, interview.language)
    return Wording(guide, interview, language).text(guide.takeover.say)
