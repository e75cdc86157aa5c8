"""The durable, ordered log of events: its contract, its encoding, its group commit, its feed."""
