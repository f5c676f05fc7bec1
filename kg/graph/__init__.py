"""The graph in memory: neighbourhoods, paths, measures."""
