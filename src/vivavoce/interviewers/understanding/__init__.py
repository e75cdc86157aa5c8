"""Understanding plain answers: from what somebody wrote to a value of the wanted type."""
