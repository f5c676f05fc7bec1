"""Strangers' SPARQL, kept on a leash."""
