"""English: concepts of subjects, languages and ages of learners."""

from vivavoce.interviewers.answer_words import Concept

STUDIES = (
    # Subjects of study.
    Concept(
        domain="subjects",
        labels="mathematics | maths | math",
        said=(
            "(maths|math|mathematics|algebra|geometry|calculus|fractions|trigonometry|"
            "equations|sums|statistics|times tables|numbers|pythagoras)"
        ),
    ),
    Concept(
        domain="subjects",
        labels="physics",
        said="(physics|forces|quantum|relativity|circuits)",
    ),
    Concept(
        domain="subjects",
        labels="chemistry",
        said="(chemistry|chemicals|periodic table|moles|bunsen)",
    ),
    Concept(
        domain="subjects",
        labels="biology",
        said="(biology|cells|dissecting|frogs|genetics|photosynthesis|plants)",
    ),
    Concept(
        domain="subjects",
        labels="history",
        said="(history|romans|tudors|wars|kings|henry the eighth|middle ages)",
    ),
    Concept(
        domain="subjects",
        labels="geography",
        said="(geography|maps|rivers|capitals|volcanoes|atlas|continents)",
    ),
    Concept(
        domain="subjects",
        labels="english | literature",
        said=(
            "(english|literature|shakespeare|poems|poetry|essays|macbeth|novels|grammar|spelling)"
        ),
    ),
    Concept(
        domain="subjects",
        labels=(
            "languages | foreign languages | modern languages | french | german | spanish | latin"
        ),
        said=(
            "(french|german|spanish|latin|italian|languages|vocab|vocabulary|mandarin|"
            "verbs|conjugating)"
        ),
    ),
    Concept(
        domain="subjects",
        labels="physical education | pe | sport | sports | games",
        said="(pe|gym|sport|sports|cross country|football|netball|rope climbing|gymnastics)",
    ),
    Concept(
        domain="subjects",
        labels="art | art and design | design",
        said="(art|drawing|painting|sketching|sculpture|pottery)",
    ),
    Concept(
        domain="subjects",
        labels="music",
        said="(music|recorder|choir|orchestra|singing)",
    ),
    Concept(
        domain="subjects",
        labels="computer science | it | computing | informatics",
        said="(computing|computers|coding|programming|python|informatics|ict)",
    ),
    Concept(
        domain="subjects",
        labels="religious education | religion | ethics | philosophy | ethics and law",
        said="(religion|religious|bible|ethics|philosophy|law|consent|confidentiality|re)",
    ),
    Concept(
        domain="subjects",
        labels="anatomy",
        said="(anatomy|bones|muscles|organs|skeleton|nerves)",
    ),
    Concept(
        domain="subjects",
        labels="pharmacology",
        said=(
            "(drug|drugs|medicines|medication|medications|doses|dosages|pills|pharma|"
            "pharmacology|antibiotics)"
        ),
    ),
    Concept(
        domain="subjects",
        labels="practical skills | practicals | practical work",
        said=(
            "(practical|practicals|placement|wards|injections|cannulas|bandages|hands "
            "on|needles|blood|catheters)"
        ),
    ),
    Concept(
        domain="subjects",
        labels="economics | business",
        said="(economics|business|supply and demand|accounting|markets)",
    ),
    # Languages.
    Concept(
        domain="languages",
        labels="english",
        said="(english|british|american)",
    ),
    Concept(
        domain="languages",
        labels="german",
        said="(german|deutsch|deutsche|bavarian|schwyzerdutsch)",
    ),
    Concept(
        domain="languages",
        labels="french",
        said="(french|francais|parisian)",
    ),
    Concept(
        domain="languages",
        labels="spanish",
        said="(spanish|espanol|castilian|castellano)",
    ),
    Concept(
        domain="languages",
        labels="italian",
        said="(italian|italiano)",
    ),
    Concept(
        domain="languages",
        labels="polish",
        said="(polish|polski)",
    ),
    Concept(
        domain="languages",
        labels="turkish",
        said="(turkish|turkce)",
    ),
    Concept(
        domain="languages",
        labels="russian",
        said="russian",
    ),
    Concept(
        domain="languages",
        labels="arabic",
        said="arabic",
    ),
    Concept(
        domain="languages",
        labels="ukrainian",
        said="ukrainian",
    ),
    Concept(
        domain="languages",
        labels="portuguese",
        said="(portuguese|brazilian)",
    ),
    Concept(
        domain="languages",
        labels="dutch",
        said="(dutch|flemish)",
    ),
    Concept(
        domain="languages",
        labels="chinese | mandarin",
        said="(chinese|mandarin|cantonese)",
    ),
    Concept(
        domain="languages",
        labels="welsh",
        said="(welsh|cymraeg)",
    ),
    Concept(
        domain="languages",
        labels="latin",
        said="latin",
    ),
    Concept(
        domain="languages",
        labels="japanese",
        said="japanese",
    ),
    # Ages that are taught or cared for.
    Concept(
        domain="ages of learners",
        labels=(
            "pre school | preschool | nursery | kindergarten | early years | toddlers | babies "
            "and toddlers"
        ),
        said=(
            "(toddler|toddlers|preschoolers|nursery|kindergarten|reception|babies|tots|"
            "nappies|finger paint|three year olds|four year olds|tiny ones|little ones|wee "
            "ones|foundation|creche)"
        ),
    ),
    Concept(
        domain="ages of learners",
        labels="primary school | primary | elementary school | children | school children",
        said=(
            "(primary|elementary|infants|juniors|ks1|ks2|seven year olds|eight year olds|nine "
            "year olds|six year olds|ten year olds) | (year|years) "
            "(1|2|3|4|5|6|one|two|three|four|five|six) | (first|second|third|fourth) "
            "(graders|grade|grades) | little kids"
        ),
    ),
    Concept(
        domain="ages of learners",
        labels="secondary school | secondary | high school | teenagers | teens | young people",
        said=(
            "(teenager|teenagers|teens|teen|adolescents|gcse|gcses|a level|a levels|sixth "
            "form|sixth formers|hormones|puberty|ks3|ks4) | (year|years) "
            "(7|8|9|10|11|12|13|seven|eight|nine|ten|eleven|twelve|thirteen) | "
            "(fourteen|fifteen|sixteen|thirteen|twelve|seventeen) year olds"
        ),
    ),
    Concept(
        domain="ages of learners",
        labels="adults | adult education | grown ups | university students | adult learners",
        said=(
            "(adults|grown ups|grownups|mature|evening "
            "classes|undergraduates|undergrads|students|night school|university|uni|working "
            "people|workers|apprentices)"
        ),
    ),
    Concept(
        domain="ages of learners",
        labels="seniors | older people | pensioners | over 65",
        said=("(seniors|elderly|pensioners|retired|grannies|over sixties|oaps|retirees|care home)"),
        kind_of="adults",
    ),
)
