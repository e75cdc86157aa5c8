"""Words that tell for no language.

They stand in names everywhere, are foreign words at home in English, or are words that
English shares with others.
"""

HARMLESS = """
    a al also am an and april are arm art as at august aux bad bagel band be bis borscht brûlée bus
    but by cafe café cafés can cappuccino carte chef cliché computer con crème d' da dad dan das dat
    data de del den der des design di did die digital do door doppelgänger dos du due duo décor déjà
    e ein eine el email en entrée espresso et ever ex facto falafel far fast façade fiancé fiancée
    fiesta final fine for fort get gift go got had hand has hat he hell here het hi hotel hummus
    hygge hôtel i ideal if ihr in internet is it jalapeño januar judo juli juni just kan karate
    kebab kimchi kind kindergarten la land las laser last later latte le les let local long los mai
    maj mal mama man management manager mango marketing mars marts maître me men mes mil mille mine
    mir my naïve no normal not november nun o of oh ok oktober oma on once opa or original over papa
    par pasta per personal pet pierogi pizza piñata plus pour pro problem put quartet rad ramen real
    rendezvous ring rock run résumé saint salsa san sans santa saudade sauna schadenfreude see sei
    sept september service ses set sex she siesta sin sit six smörgåsbord so social soirée solo son
    sous st stern super sur sushi tag tap tapas taxi team ten tes the there tie time timer tip
    tiramisu to tofu top total tout trainer trio umlaut une up us van via vis von vs vu war was we
    wer were when where wie wo y yoga zeitgeist à über
    aye dunno innit lol mate nah naw nope nowt okey owt ta tbh yeah yep yup
"""
