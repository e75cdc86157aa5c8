"""What the API and the pages share at the door: who is calling, from where, with what."""
