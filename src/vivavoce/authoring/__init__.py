"""Writing guides: from a YAML file to a guide that can be trusted, with every mistake explained."""
