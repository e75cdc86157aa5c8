"""English: words of a question that tell what it wants listed; up to four in a row."""

UNWANTED = (
    *("not", "avoid", "cannot", "cant", "without", "dislike", "exclude", "hate", "refuse"),
    *("closed", "shut", "cut", "stopped", "cancelled", "dropped", "forget", "forgot", "forgotten"),
    *("dont", "missing", "lack", "allergic", "allergies", "intolerances", "forbidden"),
)

ASKS_FOR_FAULTS = ("hate about", "dislike about", "like least", "hate most", "dislike most")

ASKS_FOR_SENTENCES = (
    *("drawback", "drawbacks", "disadvantages", "advantages", "downsides", "upsides", "cons"),
    *("flaws", "puts you", "keeps you", "prevents you", "bothers you", "problem", "problems"),
    *("issue", "issues", "trouble", "troubles", "wrong", "wish"),
    *("look like", "ideal", "pain points", "pain point", "kept you", "would make", "stopped you"),
    *("wishes", "change", "changes", "improve", "improved", "improvements", "improvement"),
    *("want", "wants", "what would you like", "like you to", "like to", "expect", "expectations"),
    *("reason", "reasons"),
    *("why", "made you", "makes you", "scares", "fear", "fears", "afraid", "worries", "worry"),
    *("concerns", "concern", "concerned", "complain", "complaints", "complaint", "annoys"),
    *("annoy", "annoying", "frustrates", "frustrating", "frustrations", "mistakes", "errors"),
    *("weaknesses", "weakness", "strengths", "strength", "should know", "questions"),
    *("duties", "responsibilities", "tasks", "chores", "difficulties", "difficult"),
    *("challenges", "challenge", "struggle", "struggles", "symptoms", "repairs", "faults"),
    *("defects", "bugs", "features", "feature", "suggestions", "ideas", "goals", "hopes"),
    *("look for", "looking for", "like about", "dislike about", "hate about", "miss about"),
    *("help you", "helps you", "rules", "matters", "matter", "important", "learn from"),
    *("you tell", "to learn", "benefits"),
    *("bothers", "bother", "surprised", "surprises", "enjoy about", "enjoy most about"),
    *("stop you", "stops you", "obstacles", "advice", "tips", "steps"),
    *("requirements", "criteria", "conditions", "happened", "what happens", "stands out"),
)

ASKS_FOR_TIMES = (
    *("which days", "what days", "which shifts", "what shifts", "what times", "which times"),
    *("which hours", "what hours", "how often", "which dates", "what dates", "which months"),
    *("what months", "which seasons", "which slots", "what slots", "when do", "when are"),
    *("when can", "when did", "when would", "when will", "when is", "which evenings"),
    *("which weekends", "which weeks", "which mornings", "time slots", "which times"),
)

ASKS_FOR_PEOPLE = (
    *("who", "whom", "whose", "whos", "which people", "what people", "family members"),
    *("which relatives", "which colleagues", "which members", "which friends", "team members"),
)
