"""Headers that every answer with somebody's words in it carries."""

# Kept in no cache, and taken for nothing but what its content type says.
PRIVATE = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
