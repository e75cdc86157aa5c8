"""Benchmarks: how fast, how much memory, against baselines measured in the same run.

`python -m benchmarks` measures and prints a table; README.md says what each line means.
"""
