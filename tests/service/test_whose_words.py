"""Who began and who took over changes nothing in what was answered and agreed to (I1, I6)."""

from tests.service.conftest import OWNER, Start
from tests.service.programmed import now, opened, say
from vivavoce.domain.events import Speaker
from vivavoce.domain.ids import InterviewId
from vivavoce.service.services import Services

CONSENT = "consent: {ask: Do you agree to take part?}\n"
WORDS = "A colleague of mine takes over now."


async def handed_to(services: Services, interview: InterviewId, interviewer: str) -> None:
    await services.hand_over(OWNER, interview, interviewer)
    await services.turns.settle(interview, patience_s=10)


async def test_an_answer_given_to_whoever_took_over_is_read_by_the_script_also_after_a_restart(
    start: Start,
) -> None:
    async with start() as system:
        services = system.services
        interview = await opened(services, interviewer="scripted")
        await handed_to(services, interview, "human")
        question = (await now(services, interview)).transcript[0]
        await say(services, interview, "Cheerful, because the sun shines at last.")
    async with start() as system:
        services = system.services
        await handed_to(services, interview, "scripted")
        standing = await now(services, interview)
        asked, words, answer, following = standing.transcript
        assert (words.text, words.on_takeover) == (WORDS, True)
        assert answer.in_reply_to == question.id == asked.id
        assert following.in_reply_to == answer.id
        assert following.question == "food"
        assert standing.profile["mood"].sources == (answer.id,)


async def test_whoever_began_the_first_machine_says_the_opening_and_asks_for_consent(
    start: Start,
) -> None:
    async with start() as system:
        services = system.services
        interview = await opened(services, CONSENT, interviewer="human")
        await services.interviews.add_message(
            OWNER, interview, "Anna here. How are you?", speaker=Speaker.INTERVIEWER
        )
        await say(services, interview, "Yes, I agree, I am fine.")
        await handed_to(services, interview, "scripted")
        standing = await now(services, interview)
        assert standing.transcript[-1].text == "Hello.\n\nDo you agree to take part?"
        assert (standing.state, dict(standing.profile)) == ("consent", {})
        await say(services, interview, "Yes, I agree.")
        assert (await now(services, interview)).transcript[-1].question == "mood"
