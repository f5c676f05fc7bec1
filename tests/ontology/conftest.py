import pytest
from sampling import BASE, WHEN, grain_reading, warning_reading

from kg import derive, iris
from kg.rdf.quads import encode
from kg.rdf.terms import Quad, iri
from kg.store.memory import MemoryStore
from kg.vocab import NEWS


@pytest.fixture(scope="session")
def sample_quads() -> list[Quad]:
    """Both sample readings in a real store with its derived graph, and one match that a person has found."""
    store = MemoryStore(derive, BASE)
    first, second = warning_reading(), grain_reading()
    with store.writer() as writer:
        for reading in (first, second):
            writer.put(encode(reading, base=BASE, when=WHEN))
    view = store.view()
    curated = iri(iris.expand(iris.mint_graph("curated"), BASE))
    ends = [iri(iris.expand(event.id, BASE)) for event in (first.events[0], second.events[1])]
    return sorted({*view.quads(), Quad(ends[0], iri(NEWS.matches), ends[1], curated)})
