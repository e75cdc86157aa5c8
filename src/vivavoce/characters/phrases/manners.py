"""What people say besides answers: yes, refusals, questions back, insults, corrections."""

from vivavoce.characters.phrases.grammar import Bank

BANK: Bank = {
    # To the interviewer's own questions.
    "agree": (
        *(
            "Yes.",
            "Yes, I agree.",
            "yes",
            "Sure, go ahead.",
            "OK, that's fine with me.",
            "Yes please",
        ),
        *("I agree", "Of course.", "Yes, let's start.", "ok", "Yes, no objections."),
    ),
    "decline": (
        *("No.", "No, I don't agree.", "No thanks.", "I do not agree to that.", "no, not today"),
        *("I'd rather not take part.", "No, I don't want my answers kept."),
    ),
    "confirm": (
        *(
            "Yes, that's right.",
            "Looks good.",
            "Correct.",
            "yes",
            "All correct, thanks.",
            "That's it.",
        ),
        *("Yes, exactly.", "Yep, fine.", "That is correct.", "Perfect, nothing to add."),
    ),
    "nothing more": (
        *("No, that's all.", "No.", "Nothing else, thanks.", "I think we covered it.", "no thanks"),
        *("That's everything.", "No, thank you!", "Nope, that's it.", "Nothing comes to mind."),
    ),
    "go on": ("No, let's go on.", "No, I want to continue.", "no, go on please", "Let's continue."),
    "stop now": ("Yes.", "Yes, stop.", "yes please", "Yes, I'm done.", "Yes, that's enough."),
    "stop": (
        *("Can we stop here?", "I want to stop now.", "Let's end this here.", "I'd like to stop."),
        *("I have to stop here, sorry.", "Please end the interview.", "can we stop"),
    ),
    # Instead of an answer.
    "unknown": (
        *("I don't know.", "No idea.", "idk", "Not sure.", "I have no idea, sorry.", "dunno"),
        *(
            "Hard to say.",
            "I couldn't say.",
            "I really don't know.",
            "no clue",
            "Haven't decided yet.",
        ),
    ),
    "unknown.terse": ("idk", "dunno", "no idea", "not sure", "no clue"),
    "refuse": (
        *("I'd rather not say.", "I prefer not to answer that.", "That's private.", "No comment."),
        *("Next question please.", "I'd rather not talk about that.", "next", "Skip this one."),
        *("Let's skip that.", "Pass.", "I don't want to answer that.", "can we move on?"),
    ),
    "refuse.terse": ("skip", "pass", "next", "no comment"),
    "vague": (
        *("It depends.", "The usual.", "You know how it is.", "This and that.", "More or less."),
        *("Sometimes yes, sometimes no.", "Depends on the day, really.", "Something like that."),
        *("As one does.", "Well, the normal way.", "It is complicated.", "Hm, various things."),
    ),
    "vague.terse": ("fine", "ok", "good", "normal", "whatever", "the usual", "depends", "stuff"),
    "ask back": (
        *(
            "What do you mean?",
            "Sorry?",
            "How do you mean that?",
            "I don't understand the question.",
        ),
        *("Could you explain that?", "What exactly do you want to know?", "huh?", "Like what?"),
        *("Can you rephrase that?", "What does that mean?", "Sorry, I don't follow.", "Such as?"),
        *("In what sense?", "Can you give me an example of what you mean?"),
    ),
    "ask else": (
        *("How long will this take?", "Who will read this?", "Is this a real person?"),
        *("Are you a robot?", "Can I come back to this later?", "Why do you want to know that?"),
    ),
    "beside": (
        *("My train is late again, sorry, I am typing on the platform.", "It is raining here."),
        *("I thought this was about the printer.", "The other form would not open, by the way."),
        *("My daughter has just come in, one moment.", "I wrote to you about the keys last week."),
        *("Is the canteen open on Fridays? I mean, never mind.", "I had soup today."),
    ),
    # Digressions of people who like to talk.
    "digress": (
        *(
            "But I am getting ahead of myself.",
            "Anyway, where was I.",
            "That is another story, though.",
        ),
        "You should have seen the office back then, two chairs and a fax machine.",
        "My father did the same job for thirty years, he would laugh at all this.",
        "It reminds me of the year the pipes burst and everything was wet up to here.",
        "I tell everybody the same thing, and nobody writes it down, so I am glad you do.",
        "We even had a consultant once who drew circles on a board for three days.",
        "Do you know the bakery at the corner? That is where we talk about these things.",
    ),
    "talk on": (
        *("And another thing, while we are at it: ", "Oh, and before I forget: ", "Also, "),
        *("By the way, ", "What you did not ask but should know: ", "And then, of course, "),
    ),
    "begin": (
        *(
            "Well, ",
            "So, ",
            "Good question. ",
            "Let me start at the beginning. ",
            "Oh, where to begin. ",
        ),
        *("You see, ", "Honestly, ", "Right. ", "Now that is a long story. ", ""),
    ),
    # Taking back what was said.
    "correct": (
        *("Actually, make that {value}.", "Sorry, I meant {value}.", "No wait, {value}."),
        *("Correction: {value}.", "Scratch that, {value}.", "I mean {value}, sorry."),
        *("Hm, {value} is more like it.", "*{value}"),
    ),
    "correct earlier": (
        *("Sorry, about {label}: I meant {value}.", "Wait, {label} should be {value}."),
        *("I got {label} wrong before, it is {value}.", "One correction: {label}, {value}."),
        *("Actually, for {label} please put {value}.", "Earlier, {label}: make that {value}."),
    ),
    "go back": (
        *("Can we go back to the last question?", "Please go back one question."),
        *(
            "Can I change my previous answer?",
            "Wait, go back.",
            "Back to the question before, please.",
        ),
    ),
    # Hostility.
    "insult": (
        *("What a stupid question.", "Are you serious?", "This is ridiculous.", "You are useless."),
        *(
            "Stop wasting my time.",
            "Who comes up with this rubbish?",
            "I have better things to do.",
        ),
        *("You sound like a broken vending machine.", "Did nobody test this?", "Blah blah blah."),
        *("Boring.", "I already told you people this twice!!", "WHY DO YOU EVEN ASK"),
    ),
    "emoji": ("🙄", "😂", "🖕", "💤", "🤡", "👎", "🤷"),
    "empty": ("...", ".", "-", "…", "??", "!!!", "x"),
    "curt": (
        *("{short}. Happy now?", "{short}", "{short}, obviously.", "Told you: {short}."),
        *("{short}!!", "I don't care. {short}.", "{short}. Next."),
    ),
    "paste": (
        "From: service desk\nSubject: RE: RE: FW: {short}\nPlease see below, do NOT reply.\n",
        "2024-03-11 08:14:22 ERROR worker[211]: could not write {short}: no space left\n",
        "§ 7.2 The supplier shall, notwithstanding § 4, deliver {short} within the agreed period. ",
    ),
}
