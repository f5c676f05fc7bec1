"""Where articles are read: in-process or in a pool of processes."""
