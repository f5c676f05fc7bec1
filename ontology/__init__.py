"""The vocabulary as data: ontology, shapes, context, named queries."""
