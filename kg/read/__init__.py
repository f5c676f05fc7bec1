"""One file per input form: whatever comes in becomes articles.

`kg.read.sources.read_all` reads files, folders and standard input; `kg.read.split.split_rows` shows the cut.
"""
