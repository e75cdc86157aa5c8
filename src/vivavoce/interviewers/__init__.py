"""Who asks: given an interview as it stands, what to say next."""
