"""What an empty guide begins with: the least that plays, and a word about each part."""

SKELETON = """\
# A guide: what is to be learned, and the questions that find it out.
# Lines that begin with # are for you; nobody else sees them.

id: my-guide # its name in links and lists, the same in all versions
version: "1"
title: My guide
languages: [en]

information: # what is to be learned: the fields of the profile
  - id: work
    label: Work
    hint: What the person does, in their own words.
    required: true
  - id: wish
    label: A wish
    hint: The one thing they would change.

opening: >-
  Hello, and thank you for taking the time. I am a program, and I will ask you one thing at
  a time. Answer as briefly or as fully as you like.

sections:
  - id: work
    title: Your work # what candidates see this part called
    questions:
      - id: work
        ask: What does an ordinary day at work look like for you?
        clarify: Just tell me what you did yesterday, from morning to evening.
        collects: [work]
        probes:
          - { kind: elaborate, when: answer.short, ask: What took most of that time? }
  - id: wishes
    title: What could be better
    questions:
      - id: wish
        ask: What would you change about it first?
        clarify: One thing is enough, however small it is.
        collects: [wish]

closing:
  ask: Is there anything else you would like to add?
  say: Thank you very much. That was all; your answers are saved.
"""
