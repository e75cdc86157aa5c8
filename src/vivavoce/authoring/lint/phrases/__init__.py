"""One file per language: the words by which questions are told that lead, load or double."""
