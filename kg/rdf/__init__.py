"""Readings as RDF."""
