"""English: concepts of who people are to a house and how they are addressed."""

from vivavoce.interviewers.answer_words import Concept

STANDING = (
    # Forms of address.
    Concept(
        domain="forms of address",
        labels="by first name | first name | first names | first name only | informal",
        said=(
            "(call|its|say|use) (me)? (just|by)? (my)? (first|christian|given) | call me * | "
            "just (call)? * | (im|its) just | first names? | informal | no "
            "(formalities|titles|need for titles)"
        ),
    ),
    Concept(
        domain="forms of address",
        labels="mr | mister | sir",
        said="(mr|mister|sir)",
    ),
    Concept(
        domain="forms of address",
        labels="mrs",
        said="(mrs|missus)",
    ),
    Concept(
        domain="forms of address",
        labels="ms",
        said="(ms|miss)",
    ),
    Concept(
        domain="forms of address",
        labels="mx",
        said="(mx|non binary|enby)",
    ),
    Concept(
        domain="forms of address",
        labels="dr | doctor | professor | dr or professor",
        said="(dr|doctor|phd|doctorate|prof|professor)",
    ),
    Concept(
        domain="forms of address",
        labels="surname | last name | by surname | formal",
        said="(surname|last name|family name|formal|formally)",
    ),
    # What somebody is to a house.
    Concept(
        domain="member guest or staff",
        labels="member | members",
        said=(
            "(member|membership|join|joined|joining|subscriber|subscription|season "
            "ticket|signed up) | (pay|paid) (my)? (dues|subs|fee|fees) | since (the)? "
            "(nineties|eighties|seventies|start)"
        ),
    ),
    Concept(
        domain="member guest or staff",
        labels="guest | visitor | visitors | guests",
        said=(
            "(guest|visitor|visiting|visit|plus one|day ticket|invited|tourist|passing "
            "through|tagging along) | (come|came|here|along) with (a|my) | just (visiting|for "
            "the|here for|looking)"
        ),
    ),
    Concept(
        domain="member guest or staff",
        labels="staff | employee | employees | staff member | i work here",
        said=(
            "(staff|employee|crew|barista|receptionist|caretaker|janitor|colleague) | (i|we)? "
            "(do|did)? work (here|there|for|at|in the|behind|on) | on the "
            "(payroll|team|clock|rota) | (my|the) shift | they pay me"
        ),
    ),
    Concept(
        domain="member guest or staff",
        labels="volunteer | volunteers",
        said="(volunteer|volunteering|helper) | help(ing)? out | for free",
    ),
    Concept(
        domain="member guest or staff",
        labels="supplier | contractor | business partner",
        said="(supplier|contractor|deliver|delivery|tradesman|vendor)",
    ),
    Concept(
        domain="member guest or staff",
        labels="patient | client | customer",
        said="(patient|client|customer|appointment|shopper)",
    ),
    # Sides of a family.
    Concept(
        domain="sides of a family",
        labels="mothers side | maternal | mother | mothers",
        said="(mum|mums|mom|moms|mother|mothers|mam|mams|mama|mummy|maternal) | mums?",
    ),
    Concept(
        domain="sides of a family",
        labels="fathers side | paternal | father | fathers",
        said="(dad|dads|father|fathers|papa|daddy|paternal|pa|old man)",
    ),
    Concept(
        domain="sides of a family",
        labels="both sides | both",
        said="(both|either) | each side",
    ),
    # How many work somewhere.
    Concept(
        domain="how many work there",
        labels=(
            "just me | only me | none | no employees | sole trader | myself only | i work "
            "alone | one person | solo"
        ),
        said=(
            "(one|1) (man|woman|person|girl) (band|show|business|operation|army|outfit) | "
            "(just|only) (me|myself|yours truly|one) | (me|myself) (and i|alone|only) | "
            "(on|all on) my own | by myself | (sole trader|solo|alone|singlehanded|zero|yours "
            "truly) | (no|not any) (staff|employees|others|workers) | nobody (else|but me)"
        ),
    ),
)
