"""A guide with one item of each kind, as somebody would write it."""

KINDS = """
id: kinds
version: "1"
title: One of each
information:
  - { id: name, label: Name, required: true }
  - { id: remote, label: Remote work, type: boolean, required: true }
  - id: contract
    label: Contract
    type: choice
    options:
      - { id: full-time, labels: [full time, permanent] }
      - { id: part-time, labels: [part time, half days] }
  - { id: start, label: Start, type: date }
  - { id: experience, label: Experience, type: number, unit: years }
  - { id: skills, label: Skills, type: list }
  - { id: email, label: E-mail, type: email }
  - { id: phone, label: Phone, type: phone }
  - { id: site, label: Website, type: url }
opening: Hello.
sections:
  - id: all
    questions:
      - { id: name, ask: What is your name?, collects: [name] }
      - { id: remote, ask: Is it remote work?, collects: [remote] }
      - { id: contract, ask: Which kind of contract is it?, collects: [contract] }
      - { id: start, ask: When did it begin?, collects: [start] }
      - { id: experience, ask: How long have you done this?, collects: [experience] }
      - { id: skills, ask: Which skills are needed?, collects: [skills] }
      - { id: reach, ask: How can people reach you?, collects: [email, phone] }
      - { id: site, ask: What is your website?, collects: [site] }
      - { id: why, ask: Why did you choose this work? }
closing: { ask: Is there anything else?, say: Thank you and goodbye. }
"""
