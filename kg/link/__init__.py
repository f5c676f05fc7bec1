"""Names to canonical actors."""
