"""The guides that come with Vivavoce. `service/guides.py` reads them."""
