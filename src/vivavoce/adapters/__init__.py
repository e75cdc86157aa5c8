"""For those who have an agent already: its conversations, kept in our journal.

One module for each library, so that importing one asks for no other.
"""
