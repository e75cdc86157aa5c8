"""What people say about a topic: `topic` in a sentence or two, `topic.short` in a few words.

Gaps (`{…}`) are filled from the same bank. `KEYWORDS` tells by the words of a
question and of what it collects which topic it is about.
"""

from vivavoce.characters.phrases.grammar import Bank

KEYWORDS = {
    "hours": "hours schedule weekdays availability available shift shifts working clock",
    "communication": "communicate communication channel channels tone contact updates inform",
    "autonomy": "autonomy decide independence authority approval permission",
    "character": "personality character person temperament trait traits kind manager boss",
    "avoid": "avoid away never not dislike dealbreaker limits boundaries refuse risk risks",
    "success": "success successful well notice measure goal goals outcome results achieve better",
    "skills": "skill skills expertise knowledge know qualification tools languages able learn",
    "reason": "reason reasons why led leave leaving decision made motivation choose chose because",
    "trouble": "problem problems difficult difficulty trouble hard hardest frustrating pain "
    "challenge challenges wrong obstacle complaint concern worried symptoms missing",
    "wish": "wish change changed improve improvement different suggestion suggest magic would "
    "like want need needs hope expect expectations",
    "experience": "example experience tell describe last project story happened happen remember "
    "background situation incident",
    "day": "typical day usual routine process steps workflow normally currently use using",
    "feeling": "feel feeling feelings felt mood good best enjoy liked satisfied happy team culture",
    "money": "salary pay price cost costs budget money benefits compensation afford",
    "place": "where place location city country office home remote live travel",
    "work": "role work job task tasks responsibilities purpose do duties position agent product",
}

BANK: Bank = {
    # What fills gaps everywhere.
    "team": (
        *("our support team", "the back office", "two of us in accounting", "the night shift"),
        *("the clinic's front desk", "our small workshop", "the sales people", "my department"),
        *("the people at the warehouse", "our volunteers", "the editors", "the whole branch"),
    ),
    "who": (
        *("my manager", "a colleague", "one of our customers", "the new guy", "Marta from sales"),
        *("our accountant", "the owner", "somebody from the lab", "my sister, who works with us"),
        *("a supplier", "Jonas", "one of the nurses", "the head of IT", "Priya on my team"),
    ),
    "thing": (
        *("customer letters", "invoices", "delivery notes", "support tickets", "shift plans"),
        *("lab results", "travel bookings", "the newsletter", "contracts", "monthly reports"),
        *("spare parts orders", "appointment requests", "grant applications", "our price list"),
        *("refund requests", "translations", "warranty cases", "meeting notes", "stock counts"),
    ),
    "tool": (
        *("Excel", "our old CRM", "SAP", "a shared mailbox", "Notion", "paper forms", "Jira"),
        *("a spreadsheet nobody owns", "the ticket system", "WhatsApp", "Teams", "QuickBooks"),
    ),
    "often": (
        *("every day", "twice a week", "once a month", "every other Friday", "all the time"),
        *("most mornings", "whenever it gets busy", "at the end of each quarter", "now and then"),
    ),
    "month": (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
        *("October", "November", "December"),
    ),
    "because": (
        *("because nobody else has the time", "since we lost two people", "as it never gets done"),
        *("because mistakes there cost us real money", "so that I can do my actual job"),
        *(
            "because customers wait for days otherwise",
            "and honestly we should have done it before",
        ),
        *("because that is what everybody complains about", "so things stop falling through"),
        *("which used to be Anna's job", "because the auditors asked for it"),
    ),
    "verb": (
        *("sort", "check", "answer", "file", "translate", "sum up", "keep track of", "prepare"),
        *("go through", "clean up", "follow up on", "chase", "schedule", "compare"),
    ),
    "trait": (
        *("patient", "calm", "precise", "friendly", "a bit stubborn", "curious", "discreet"),
        *("cheerful", "reliable", "quick", "modest", "direct", "polite", "dry", "thorough"),
        *("honest", "warm but brief", "not too chatty", "methodical", "humble"),
    ),
    "skill": (
        *("bookkeeping", "Spanish", "Excel", "basic law", "SQL", "customer service", "Estonian"),
        *("medical terms", "German", "spelling", "project planning", "contract law", "Python"),
        *("logistics", "our product catalogue", "payroll", "data protection", "photo editing"),
        *("negotiating", "first aid", "copywriting", "statistics", "French", "VAT rules"),
        *("stock keeping", "typing fast", "public speaking", "networking", "welding"),
    ),
    "clock": (
        *("8 to 5", "nine to five", "7:30 till 16:00", "10-18", "six in the morning until two"),
        *("9am to 6pm", "noon to eight", "8.30 to 17.00", "around the clock"),
    ),
    "days": (
        *("weekdays", "Monday to Friday", "Mon-Thu", "every day but Sunday", "seven days a week"),
        *("Tuesdays and Thursdays", "Saturdays", "working days", "the first week of the month"),
    ),
    "city": (
        *("Tallinn", "Leeds", "Porto", "Chicago", "Ghent", "Toronto", "Kraków", "Bristol"),
        *("a village near Graz", "Melbourne", "Austin", "Cork", "Malmö", "Pune"),
    ),
    "sum": (
        *("around 40k", "3,200 a month", "nothing so far", "a few hundred", "£28 an hour"),
        *("about ten percent more", "€1,500", "$75,000 a year", "less than people think"),
    ),
    "span": (
        *("two weeks", "half a year", "a couple of months", "about three years", "ten days"),
        *("the whole summer", "an afternoon", "longer than it should have", "a week or so"),
    ),
    # Topics.
    "work": (
        "It should {verb} {thing} for {team}.",
        "Mostly {verb} {thing}, {because}.",
        "Somebody has to {verb} {thing} {often}, {because}.",
        "I need help with {thing}. At the moment I do it in {tool}, {often}.",
        "The job is to {verb} {thing} and to {verb} {thing} before {who} asks for it.",
        "Well, {thing} first of all; later maybe {thing} as well. It is for {team}.",
        "To {verb} what comes in about {thing} and tell {who} what is urgent.",
        "We want {team} to stop drowning in {thing}, so it would {verb} and {verb} them.",
    ),
    "work.short": ("{thing}", "{verb} {thing}", "help with {thing}", "office stuff, {thing}"),
    "success": (
        "Fewer complaints about {thing}, and everybody goes home on time.",
        "If {who} stops asking me about {thing} {often}.",
        "When {thing} are done by noon and I did not have to touch them.",
        "I would see it in {tool}: no {thing} older than two days.",
        "The mistakes in {thing} go down by half, I'd say within {span}.",
        "{who} would tell me, believe me. Also the backlog of {thing} would be gone.",
        "Customers hear from us the same day instead of after {span}.",
    ),
    "success.short": ("fewer complaints", "no backlog", "less {thing}", "happy customers"),
    "skills": (
        "{skill}, {skill} and {skill}.",
        "It has to know {skill} really well, and some {skill} would not hurt.",
        "First {skill}; then {skill}, {skill} and a feeling for {thing}.",
        "{skill} for sure. {who} also thinks {skill} matters, {because}.",
        "Some {skill}, good {skill}, and how {tool} works.",
        "- {skill}\n- {skill}\n- {skill}",
    ),
    "skills.short": ("{skill}", "{skill}, {skill}", "{skill} + {skill}"),
    "communication": (
        "A short e-mail {often}, and a call only when something is on fire.",
        "By chat, in plain words, no more than three lines at a time.",
        "Through {tool}, because {who} reads along there.",
        "I like one summary in the morning. During the day only if {thing} are affected.",
        "Politely but without all the padding; bullet points about {thing} are perfect.",
        "Text me. I hardly read e-mail, {who} can confirm that.",
    ),
    "communication.short": ("email", "chat", "short messages", "phone", "{tool}"),
    "hours": (
        "{days}, {clock}.",
        "From {clock} on {days}, and on call when {thing} pile up in {month}.",
        "{clock} would be good, {days} at least.",
        "Mostly {days}. In {month} longer, {because}.",
        "It does not matter much, as long as {thing} are ready by {clock}, {days}.",
    ),
    "hours.short": ("{days}", "{clock}", "{days} {clock}", "office hours"),
    "autonomy": (
        "It may {verb} {thing} alone, but anything with money comes to me first.",
        "Small things it decides itself. Above 100 euros it has to ask {who}.",
        "Let it {verb} whatever it likes, as long as nothing is sent to a customer unseen.",
        "Ask me the first {span}, after that only about {thing}.",
        "Drafts always, sending never. {who} presses the button.",
        "Quite far. I would draw the line at {thing}, {because}.",
    ),
    "autonomy.short": ("ask first", "up to 50 euros", "drafts only", "mostly alone"),
    "character": (
        "{trait} and {trait}, somebody you don't mind hearing from {often}.",
        "I would say {trait}. {who} is {trait} too and that works well.",
        "Rather {trait} than {trait}, if I have to choose.",
        "{trait}, {trait}, and not easily offended when {who} gets loud.",
        "Like a good librarian: {trait}, {trait}, never in the way.",
    ),
    "character.short": ("{trait}", "{trait}, {trait}", "just {trait}"),
    "avoid": (
        "It should stay away from {thing}, {because}.",
        "No jokes with customers, and please never {verb} {thing} without asking {who}.",
        "Anything about salaries. Also {thing}, that is a matter for {who}.",
        "Guessing. If it does not know about {thing}, it should say so.",
        "Promising dates. We had that with {thing} in {month} and it went badly.",
    ),
    "avoid.short": ("{thing}", "salaries", "guessing", "jokes"),
    "reason": (
        "In the end it was {thing}: {span} of it and nobody listened.",
        "Mainly the hours, {days} {clock}, with two small kids at home.",
        "I got an offer from a place in {city}, {sum}, and I could not say no.",
        "{who} left, and after that {thing} landed on my desk {often}.",
        "I had been there for {span} and wanted to learn {skill}.",
        "Partly the money, partly {who}. More the second, if I am honest.",
    ),
    "reason.short": ("the hours", "money", "better offer", "{thing}", "my boss"),
    "trouble": (
        "The worst part is {thing}. {tool} loses them {often}.",
        "Nobody knows who has to {verb} {thing}, so it is done twice or not at all.",
        "We need {span} to {verb} {thing}, {because}.",
        "I get stuck with {thing} {often}; last {month} I gave up and called {who}.",
        "Waiting. I wait for {who}, {who} waits for me, and {thing} lie around.",
        "Back pain, mostly in the mornings, for {span} now. It started in {month}.",
    ),
    "trouble.short": ("{thing}", "too slow", "{tool}", "waiting", "the noise"),
    "wish": (
        "I would get rid of {tool} and {verb} {thing} in one place.",
        "One more person in {team}, at least in {month}.",
        "That {who} answers within a day when I ask about {thing}.",
        "Less {thing}, more time for {skill}. That would do it.",
        "If it could {verb} {thing} by itself {often}, I would be happy to pay {sum}.",
    ),
    "wish.short": ("less {thing}", "more people", "more pay", "better tools"),
    "experience": (
        "In {month} {who} sent us {thing} with half the pages missing, and I had {span} to fix it.",
        "I worked in {city} for {span}, mostly on {thing}; I learned {skill} there.",
        "Once we had to {verb} all {thing} overnight. {who} and I did it with {tool} and coffee.",
        "A project on {thing}, {span} long. It went well until {month}, then {who} left.",
        "Last {month}, for instance: {team} asked me to {verb} {thing}, and it worked.",
    ),
    "experience.short": ("did {thing} for {span}", "{city}, {span}", "a project on {thing}"),
    "day": (
        "I start at {clock}, open {tool}, {verb} {thing}, and then the phone rings all day.",
        "First {thing}, then a meeting with {who}, after lunch I {verb} {thing}.",
        "It comes in by mail, I {verb} it in {tool}, and {who} signs it. Takes {span}.",
        "No two days are alike, but {thing} are there {often}.",
    ),
    "day.short": ("{thing}, then meetings", "mostly {tool}", "emails"),
    "feeling": (
        "Good on the whole. The people are great, {thing} less so.",
        "Tired, to be honest, since {month}. {who} noticed it, too.",
        "I like the people, {who} most of all, but {thing} wear me out.",
        "Proud when {thing} go out on time, annoyed {often}.",
    ),
    "feeling.short": ("good", "tired", "ok mostly", "fine, apart from {thing}"),
    "money": (
        "I was thinking of {sum}, depending on {thing}.",
        "{sum}. {who} would say less, I suppose.",
        "We pay {sum} for {tool} now, {because}.",
    ),
    "money.short": ("{sum}", "depends, {sum}"),
    "place": (
        "In {city}, and from home on {days}.",
        "{city} at the moment; I moved from {city} in {month}.",
        "The office is in {city}, but most of us work from everywhere.",
    ),
    "place.short": ("{city}", "home", "{city} or remote"),
    "general": (
        "That has a lot to do with {thing}, I think, and a little with {who}.",
        "For me it comes down to {thing}; we talk about that {often}.",
        "Hm, I would say {thing}, {because}.",
        "We talked about that in {month}: {who} wanted {tool}, I wanted {thing}.",
        "I never counted, but {thing} come up {often}, {because}.",
        "That goes back to {month}, when {team} began to {verb} {thing}.",
    ),
    "general.short": ("{thing}", "{who}", "{tool}, mostly", "{thing} and so on"),
    # More of it, when the interviewer probes.
    "probe.elaborate": (
        "To be more precise: we have to {verb} {thing} {often}, {because}.",
        "What I mean is mostly {thing}. {who} could tell you stories about that.",
        "There is more to it. In {month} it took {span}, with {tool} and two phones.",
        "Well, it is about {thing} in the first place, {thing} in the second.",
    ),
    "probe.clarify": (
        "I mean {thing}, nothing else.",
        "Put simply: {who} should not have to {verb} {thing}.",
        "Let me say it differently. We need {thing} {often}.",
    ),
    "probe.example": (
        "For example last {month}, when {who} lost {thing} and nobody noticed for {span}.",
        "Once {who} sent {thing} to the wrong address. It took us {span} to sort out.",
        "Sure: in {month} we had to {verb} {thing} by hand because {tool} was down.",
        "Say {who} writes at night about {thing}. That one can wait; a refund cannot.",
    ),
    "probe.contrast": (
        "In {month} it is different, {because}.",
        "Yes, on {days}. Then {who} does it.",
        "Not that I know of, except when {who} is away.",
        "With {thing} it would be the other way round.",
    ),
}
