"""English: what the interviewer says besides the guide's texts."""

from vivavoce.domain.guide import ValueType
from vivavoce.interviewers.language import Phrases

PHRASES = Phrases(
    acknowledged=(
        "Thank you.",
        "I see, thank you.",
        "Thanks for telling me.",
        "Thank you, I have that.",
        "Thank you for that answer.",
        "All right, thank you.",
    ),
    noted=(
        "Thank you, that is noted.",
        "Noted, thank you.",
        "Thanks, I have noted that.",
        "All right, noted.",
    ),
    refusal_accepted=(
        "That is fine, we can leave that out.",
        "Of course, you do not have to answer that.",
        "No problem, we will pass over that one.",
        "That is entirely up to you.",
    ),
    unknown_accepted=(
        "That is fine, it does not have to be known now.",
        "No problem, we can leave that open.",
        "All right, that can stay open.",
    ),
    corrected=(
        "Thank you, I have changed that: “{label}” is now {value}.",
        "Corrected: “{label}” is now {value}.",
        "I have put that right: “{label}” is now {value}.",
    ),
    added=(
        "Thank you, I have added that to what you said under “{label}”.",
        "I have put that beside what you said under “{label}”.",
    ),
    leave="Let us leave that one and go on.",
    again="Let me put it again: {question}",
    come_back="Let me come back to my question: {question}",
    repeated="Of course. {question}",
    back="Of course, let us go back. {question}",
    nothing_before="This is the first question, so there is none before it. {question}",
    go_on="Then let us go on. {question}",
    needed=(
        "You decide what you tell me. This is one of the few things the people who invited you "
        "need to know, so let me ask once more: {question}"
    ),
    cannot_answer="I cannot answer that myself; the people who invited you can.",
    program=(
        "I am a program that follows a list of questions. What you write is read by the people "
        "who invited you."
    ),
    why=(
        "It is on the list of those who invited you, because it helps them to understand your "
        "answers. You are free to leave it out."
    ),
    how_long=(
        "There are about {count} questions left, which takes most people some {minutes} minutes."
    ),
    how_long_last="We are nearly done: this is one of the last questions.",
    wait="Take your time; I will be here.",
    later=(
        "Of course. Everything you have written is kept; open the same link whenever it suits "
        "you, and we go on right here."
    ),
    in_words=(
        "Could you put that into words for me?",
        "I can only read words. How would you put it?",
    ),
    other_language=(
        "I can only follow English here. Your words are kept as they are; an answer in English "
        "would help me to understand you."
    ),
    calm=(
        "I am sorry that this is annoying. You can skip any question, or stop whenever you like.",
        "I hear that you are not happy with this. You may leave this question out.",
    ),
    unclear={
        ValueType.NUMBER: (
            "Could you put that into one number?",
            "Which number would come closest?",
            "As a number, what would you say for {label}?",
        ),
        ValueType.BOOLEAN: (
            "Would you say that is a yes or a no?",
            "If you had to choose between yes and no, which one would it be?",
            "For {label}: is it closer to a yes or to a no?",
        ),
        ValueType.CHOICE: (
            "Which of these comes closest: {options}?",
            "If you had to pick one, which would it be: {options}?",
        ),
        ValueType.DATE: (
            "Which date, or which year, would that be?",
            "As near as you can say, which month or year was or will that be?",
            "For {label}: which date comes closest?",
        ),
        ValueType.EMAIL: (
            "I could not find an e-mail address in that. What is the address in full?",
        ),
        ValueType.PHONE: (
            "I could not find a phone number in that. What is the number, with its country code?",
        ),
        ValueType.URL: ("I could not find a web address in that. What is the address in full?",),
    },
    consent_again="I need a plain yes or no before we begin. {question}",
    declined=(
        "That is perfectly all right, and thank you for telling me. Nothing has been asked, and "
        "you can close this page."
    ),
    stop="We can stop right here; what you have written so far is kept. Shall I end the interview?",
    summary="Let me sum up what I have noted.\n\n{lines}",
    summary_missing="Still open: {labels}.",
    summary_check="Is that right? If anything should be different, tell me what it should say.",
    summary_change="What should I change? Name the point and what it should say.",
    summary_once_more="Is everything right now?",
    limit="That is as much as fits into one interview, so let us stop here.",
    and_="and",
    yes="yes",
    no="no",
    from_to="{min} to {max}",
    at_least="at least {min}",
    at_most="at most {max}",
)
