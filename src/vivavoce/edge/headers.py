"""Headers that every answer with somebody's words in it carries."""

# Kept in no cache, and taken for nothing but what its content type says.
PRIVATE = {"cache-control": "no-store", "x-content-type-options": "nosniff"}

# The same as ASGI sends them; encoding them anew takes as long as encoding a receipt.
PRIVATE_RAW = [(name.encode(), value.encode()) for name, value in PRIVATE.items()]
