"""Triple patterns, read from tokens one by one."""

from kg.query.parts import TERMS, Cursor, NotUnderstoodError, Part


def read_triples(cursor: Cursor) -> list[Part]:
    """Read a subject with all that is said of it; one part for each object, since a constant joins nothing."""
    begin = cursor.place
    compound = _term(cursor)
    subject, of_subject = cursor.text(begin), cursor.variables(begin)
    found = list[Part]()
    while cursor.mark() not in (".", "}", "{") and cursor.word() not in ("FILTER", "OPTIONAL", "BIND", "VALUES"):
        if cursor.mark() == ";":
            cursor.step()
            continue
        verb = cursor.place
        endless = _verb(cursor)
        told, of_verb = cursor.text(verb), cursor.variables(verb)
        while True:
            place = cursor.place
            _term(cursor)
            object_ = cursor.text(place)
            variables = of_subject | of_verb | cursor.variables(place)
            rows = None if variables or object_[0] in "[(" else 1
            sample = _sample(subject, told, object_) if endless else ""
            found.append(Part(f"{subject} {told} {object_} .", variables, "join", rows, sample=sample))
            if cursor.mark() != ",":
                break
            cursor.step()
        if cursor.mark() != ";":
            break
    if compound:
        # A bracket stands for one thing: what is said of it cannot be told apart.
        return [Part(cursor.text(begin) + " .", cursor.variables(begin) | {f"[{begin}"})]
    return found


def _term(cursor: Cursor) -> bool:
    """Go past a subject or an object; return whether it is a bracket."""
    if cursor.mark() in ("[", "("):
        cursor.skip()
        return True
    if cursor.mark() in ("+", "-"):
        cursor.step()
    token = cursor.step()
    if token.kind not in TERMS:
        raise NotUnderstoodError
    if token.kind == "string" and not cursor.at_end:
        if cursor.mark() == "^^":
            cursor.step()
            cursor.step()
        elif cursor.peek().kind == "language":
            cursor.step()
    return False


def _verb(cursor: Cursor) -> bool:
    """Go past a variable or a path; return whether the path as a whole may be of any length."""
    while cursor.mark() in ("^", "!"):
        cursor.step()
    if cursor.mark() == "(":
        cursor.skip()
    elif cursor.step().kind not in ("iri", "name", "variable", "word"):
        raise NotUnderstoodError
    endless = cursor.mark() in ("*", "+")
    while cursor.mark() in ("*", "+", "?"):
        cursor.step()
    if cursor.mark() in ("/", "|"):
        cursor.step()
        _verb(cursor)
        return False
    return endless


def _sample(subject: str, path: str, object_: str) -> str:
    """Return what a path of any length gives at least: all things with themselves, or one step."""
    if path.endswith("+"):
        return f"{subject} {path[:-1]} {object_} ."
    free = subject.startswith(("?", "$")) and object_.startswith(("?", "$"))
    return f"{{ SELECT DISTINCT {subject} {{ {subject} ?_verb ?_object }} }}" if free else ""
