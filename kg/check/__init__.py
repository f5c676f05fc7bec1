"""Checks: shapes, offsets, scores against gold."""
