"""How a process that does much at a time shares the interpreter among its threads."""

# With a busy event loop the writer's thread waits a switch interval for every turn:
# at Python's default of 5 ms acknowledgements take seconds, at 50 µs milliseconds.
SWITCH_INTERVAL_S = 50e-6

# Thousands of pages and tasks live long; looking through them often finds nothing.
GC_THRESHOLDS = (50_000, 20, 50)
