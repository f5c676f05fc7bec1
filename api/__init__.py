"""The HTTP interface: a thin layer over views and queries."""
