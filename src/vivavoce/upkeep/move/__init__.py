"""Moving a whole journal from a data folder into PostgreSQL, or back (I1, I3, I10)."""
