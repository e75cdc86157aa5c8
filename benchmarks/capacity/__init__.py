"""What it takes to serve so many interviews: constants that were measured, and a model of them."""
