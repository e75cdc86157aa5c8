"""The guides that come with Vivavoce. `authoring/reading.py` reads them."""
