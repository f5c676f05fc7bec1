"""What the log says about the walls around strangers' queries."""

import logging
from typing import Final

from kg.errors import QueryError
from kg.query.pool import QueryPool

_LOG: Final = logging.getLogger("newskg.api")


def tell_walls(pool: QueryPool) -> None:
    """Log which walls stand around the query workers; what is missing is a warning."""
    try:
        walls = pool.walls()
    except QueryError as error:
        _LOG.error("%s", error)
        return
    stands = ", ".join(name for name, there in walls.items() if there)
    _LOG.info("query workers are walled off: %s", stands or "not at all")
    missing = ", ".join(name for name, there in walls.items() if not there)
    if missing:
        _LOG.warning("no wall around query workers for: %s; the guard before them is all that holds there", missing)
