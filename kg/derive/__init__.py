"""The derived graph, kept right as articles come and go."""
