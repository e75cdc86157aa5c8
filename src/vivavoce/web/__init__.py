"""Pages for people: the candidate's interview and the owner's console."""
