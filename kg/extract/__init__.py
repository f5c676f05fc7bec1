"""Small extractors: statements, events, dates, status, ties."""
