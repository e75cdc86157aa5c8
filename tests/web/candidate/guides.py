"""Guides to be interviewed on."""

# Everything that can be answered in one tap, in all languages that the script speaks.
TAPPED = """
id: tapped
version: "1"
title: { en: Your work, de: Ihre Arbeit, et: Teie töö }
languages: [en, de, et]
information:
  - { id: place, label: { en: Place, de: Ort, et: Koht }, type: choice, required: true, options: [
      { id: home, labels: { en: [From home], de: [Von zu Hause], et: [Kodus] } },
      { id: office, labels: { en: [In the office], de: [Im Büro], et: [Kontoris] } } ] }
  - { id: alone, label: { en: Alone, de: Allein, et: Üksi }, type: boolean, required: true }
  - { id: pay, label: { en: Pay, de: Gehalt, et: Palk }, type: number, required: true }
consent: { ask: { en: "Do you agree?", de: "Sind Sie einverstanden?", et: "Kas olete nõus?" } }
opening: { en: Hello., de: Guten Tag., et: Tere. }
sections:
  - id: work
    title: { en: Work, de: Arbeit, et: Töö }
    questions:
      - id: place
        ask: { en: "Where do you work?", de: "Wo arbeiten Sie?", et: "Kus te töötate?" }
        clarify: { en: "I mean the place.", de: "Ich meine den Ort.", et: "Mõtlen kohta." }
        collects: [place]
      - id: alone
        ask: { en: "Do you work alone?", de: "Arbeiten Sie allein?", et: "Kas te töötate üksi?" }
        collects: [alone]
  - id: money
    title: { en: Money, de: Geld, et: Raha }
    questions:
      - { id: pay, ask: { en: "What are you paid?", de: "Was verdienen Sie?", et: "Mis on palk?" },
          collects: [pay] }
closing:
  ask: { en: "Anything to add?", de: "Möchten Sie etwas ergänzen?", et: "Kas soovite lisada?" }
  say: { en: Goodbye., de: Auf Wiedersehen., et: Nägemist. }
  summary_check: true
"""

# A language that neither the script nor the interface speaks, written from right to left.
ARABIC = """
id: arabic
version: "1"
title: مقابلة عن العمل
languages: [ar]
information:
  - { id: place, label: مكان العمل, type: choice, options: [
      { id: home, labels: [من البيت] }, { id: office, labels: [في المكتب] } ] }
  - { id: alone, label: وحدك, type: boolean }
opening: مرحبا.
sections:
  - { id: a, questions: [ { id: place, ask: "أين تعمل؟", collects: [place] } ] }
  - { id: b, questions: [ { id: alone, ask: "هل تعمل وحدك؟", collects: [alone] } ] }
closing: { say: شكرا. }
"""

# As many options as fit on buttons, and one more; a question that collects two things.
OPTIONS = [f"{{ id: o{number}, labels: [Option {number}] }}" for number in range(1, 10)]
WIDE = f"""
id: wide
version: "1"
title: Wide
information:
  - {{ id: eight, label: Eight, type: choice, options: [ {", ".join(OPTIONS[:8])} ] }}
  - {{ id: nine, label: Nine, type: choice, options: [ {", ".join(OPTIONS)} ] }}
  - {{ id: yes, label: "Yes", type: boolean }}
opening: Hello.
sections:
  - id: all
    questions:
      - {{ id: eight, ask: "Which of eight?", collects: [eight], max_probes: 0 }}
      - {{ id: nine, ask: "Which of nine?", collects: [nine], max_probes: 0 }}
      - {{ id: both, ask: "And all of it?", collects: [yes, eight] }}
closing: {{ say: Goodbye. }}
"""

# One part, and one that comes up only for some.
PARTS = """
id: parts
version: "1"
title: Parts
information:
  - { id: manages, label: Manages, type: boolean, required: true }
  - { id: team, label: Team }
  - { id: leaving, label: Leaving }
opening: Hello.
sections:
  - id: you
    title: You
    questions: [ { id: manages, ask: "Do you lead a team?", collects: [manages] } ]
  - id: team
    title: Your team
    relevant: manages == true
    questions: [ { id: team, ask: "How is your team?", collects: [team], max_probes: 0 } ]
  - id: end
    title: Leaving
    questions: [ { id: leaving, ask: "Why do you leave?", collects: [leaving], max_probes: 0 } ]
closing: { say: Goodbye. }
"""

GUIDES = (TAPPED, ARABIC, WIDE, PARTS)
