"""One file per form that the graph can leave in."""
