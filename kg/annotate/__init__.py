"""From an article to a spaCy Doc with names, referents and pronouns resolved."""
