"""The few errors of the project.

Back-end errors become one of these where they enter (`raise Ours(...) from theirs`); the command line turns them
into exit codes and the API into problem documents, each in one table. Nothing in between catches them.
"""


class KgError(Exception):
    """Something went wrong that a person can act on.

    `message` says what and where, `hint` what to do about it.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; the default reduction would lose the keyword.
        return (_rebuild, (type(self), self.message, self.hint, self.__dict__))


def _rebuild(kind: type[KgError], message: str, hint: str, attributes: dict[str, object]) -> KgError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.message, error.hint = message, hint
    error.__dict__.update(attributes)
    return error


class UsageError(KgError):
    """The call is wrong: an unknown option value, a name that does not exist."""


class InputError(KgError):
    """A whole input cannot be read, or nothing in it is recognised."""


class RdfSyntaxError(InputError):
    """A document is not the RDF that it is said to be. `line` and `column` count from 1, 0 where unknown."""

    def __init__(self, message: str, *, hint: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message, hint=hint)
        self.line, self.column = line, column


class ArticleError(KgError):
    """One article cannot be used. The run lists it and goes on with the next."""

    def __init__(self, message: str, *, hint: str = "", origin: str = "") -> None:
        super().__init__(message, hint=hint)
        self.origin = origin


class ModelError(KgError):
    """The spaCy pipeline that was asked for is missing or does not fit."""


class Inexpressible(UsageError):
    """What was asked for cannot be written in the form that was asked for."""


class VocabError(KgError):
    """A term that the ontology does not have."""


class StoreError(KgError):
    """The graph folder cannot be opened, written or trusted."""


class StoreLocked(StoreError):
    """Another process writes to the folder."""


class StoreFull(StoreError):
    """No room is left on the disk that holds the folder."""


class GraphKept(UsageError):
    """A graph that the program keeps itself would be changed by somebody else."""


class Outdated(UsageError):
    """A graph is not as somebody who would change it has seen it."""


class Unreachable(StoreError):
    """No server answers at an address."""


class QueryError(KgError):
    """A SPARQL query failed."""


class QuerySyntaxError(QueryError):
    """The query is not SPARQL. `line` and `column` count from 1, 0 where unknown."""

    def __init__(self, message: str, *, hint: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message, hint=hint)
        self.line, self.column = line, column
        self.told: dict[str, str] = {}
        """More about the fault, where known: `token`, `excerpt` (with carets), `prefix` that is missing, `suggestion`
        of the line that declares it."""


class QueryRefused(QueryError):
    """The query is SPARQL, but may not run here (SERVICE, LOAD, too deep, too large)."""


class QueryTimeout(QueryError):
    """The query did not finish before its deadline and was stopped."""


class QueryBusy(QueryError):
    """Too many queries wait already; the same query may run a little later."""


class QueryThrottled(QueryError):
    """One client has taken too much; `retry_after` says in how many seconds it may ask again."""

    def __init__(self, message: str, *, hint: str = "", retry_after: int = 1) -> None:
        super().__init__(message, hint=hint)
        self.retry_after = retry_after


class QueryGivenUp(QueryError):
    """Nobody waits for the answer any more, or whoever runs the server has ended the query."""


class QueryTooGreedy(QueryError):
    """The query needed more memory than it may have and was stopped."""


class NotFound(KgError):
    """No entity, statement, event or article has that identifier."""
