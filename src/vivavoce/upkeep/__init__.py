"""Looking after a data folder: verifying, backing up, restoring, examining, repairing."""
