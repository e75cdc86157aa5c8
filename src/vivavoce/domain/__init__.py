"""What an interview is and how it may change: pure, no I/O, no clock, no randomness."""
