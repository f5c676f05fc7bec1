"""Small answers take no thread, and nothing else changes: who must wait waits, what fails is told."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import PATIENCE

from api.quick import Quick
from kg.errors import QuerySyntaxError
from kg.query.answer import Answer
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits, Question
from kg.query.results import by_name
from kg.store.folder import FolderStore

SMALL = Question("ASK {}", by_name("json", "ask"))
LARGE = Question("SELECT * { GRAPH ?g { ?a ?b ?c . ?d ?e ?f } } LIMIT 5000", by_name("json", "select"))
SLOW = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } LIMIT 500 } { SELECT * { ?d ?e ?f } LIMIT 500 } FILTER(%s) }"
LONG = Question(SLOW % "REGEX(CONCAT(STR(?c), STR(?f)), 'x.*y')", by_name("json", "select"))
WRONG = Question("ASK { ?s ?p }", by_name("json", "ask"))


async def whole(quick: Quick, answer: Answer) -> bytes:
    """Take an answer as the server does: at once, else in a thread."""
    content = await quick.take(answer)
    return await asyncio.to_thread(lambda: b"".join(answer)) if content is None else content


@pytest.fixture(scope="module")
def pool(folder: Path) -> Iterator[QueryPool]:
    snapshot = FolderStore(folder).newest()
    with QueryPool(folder, lambda: snapshot, limits=PoolLimits(workers=1, seconds=30)) as pool:
        b"".join(pool.ask(SMALL))
        yield pool


def test_a_small_answer_is_whole_at_once(pool: QueryPool) -> None:
    """It is what a thread would have taken, and the worker is free again."""
    told = asyncio.run(whole(Quick(4), pool.ask(SMALL)))
    assert told == b"".join(pool.ask(SMALL))


@pytest.mark.parametrize("question", [LARGE, LONG])
def test_others_go_on_in_a_thread(pool: QueryPool, question: Question) -> None:
    """What is large or takes long is given on, and nothing of it is lost."""
    answer = pool.ask(question)
    assert asyncio.run(Quick(4).take(answer)) is None
    assert b"".join(answer) == b"".join(pool.ask(question))


def test_errors_are_told(pool: QueryPool) -> None:
    """A query that fails at once fails as it does in a thread, and the worker is free again."""
    with pytest.raises(QuerySyntaxError):
        asyncio.run(whole(Quick(4), pool.ask(WRONG)))
    assert asyncio.run(whole(Quick(4), pool.ask(SMALL)))


def test_many_at_once_take_turns(pool: QueryPool) -> None:
    """More than there are workers all get their answers, and nobody is left waiting."""

    async def all_of_them() -> list[bytes]:
        quick = Quick(32)
        return await asyncio.gather(*(whole(quick, pool.ask(SMALL)) for _ in range(16)))

    expected = b"".join(pool.ask(SMALL))
    assert asyncio.run(all_of_them()) == [expected] * 16
    assert pool.under_way() == []


def test_who_waited_in_vain_leaves_no_trace(pool: QueryPool) -> None:
    """A turn that does not come in time is given up, and does not stand in the way of others."""

    async def blocked_then_free() -> bytes:
        quick, long = Quick(1), pool.ask(LONG)
        assert await quick.take(long) is None
        behind = pool.ask(SMALL)
        assert await quick.take(behind) is None
        await asyncio.to_thread(lambda: b"".join(long))
        await asyncio.to_thread(lambda: b"".join(behind))
        return await whole(quick, pool.ask(SMALL))

    assert asyncio.run(blocked_then_free()) == b"".join(pool.ask(SMALL))


def test_a_thread_that_is_done_gives_the_turn_on(pool: QueryPool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a worker gets it when an answer ends that a thread took, and need not wait until patience ends."""
    monkeypatch.setattr("api.quick._PATIENCE", 3600.0)

    async def behind_a_thread() -> bytes | None:
        quick = Quick(4)
        quick.heed(pool)
        held = await asyncio.to_thread(pool.ask(LARGE).begin)
        waiting = asyncio.ensure_future(quick.take(pool.ask(SMALL)))
        await asyncio.sleep(0)
        await asyncio.to_thread(lambda: b"".join(held))
        return await asyncio.wait_for(waiting, PATIENCE)

    told = asyncio.run(behind_a_thread())
    pool.listeners.clear()
    assert told == b"".join(pool.ask(SMALL))
