"""Read one text and print who says what, what happens in it and how it is told.

python examples/one_article.py
"""

from datetime import date

from kg.article import Article
from kg.config import Config
from kg.extraction import read_article

ARTICLE = Article(
    publisher="Northern Wire",
    published=date(2025, 3, 24),
    headline="Belarus leaves Odesa port, Ukraine says",
    text=(
        "Belarus will no longer use the port of Odesa, Ukrainian Prime Minister Yulia Svyrydenko said on Sunday. "
        "Minsk denied that it had been asked to leave. “Nobody has called us,” Belarusian Foreign Minister "
        "Maxim Ryzhenkov said.\n\n"
        "Poland has accused Belarus of smuggling weapons. According to Warsaw, 40 trucks were stopped in February."
    ),
)


def main() -> None:
    reading = read_article(ARTICLE, Config())
    names = {actor.id: actor.label for actor in reading.actors}

    for statement in reading.statements:
        speakers = ", ".join(names[speaker] for speaker in statement.speakers)
        said = " [...] ".join(span.exact for span in statement.content) or statement.evidence.exact
        print(f"{statement.status:12} {speakers}: {said}")
        # Offsets count characters of the text, so every statement can be shown where it stands.
        assert ARTICLE.text[statement.evidence.start : statement.evidence.end] == statement.evidence.exact

    print()
    for event in reading.events:
        initiators = ", ".join(names[one] for one in event.initiators) or "-"
        recipients = ", ".join(names[one] for one in event.recipients) or "-"
        print(f"{event.type:12} {initiators} -> {recipients}: {event.trigger.exact!r} ({event.status})")


if __name__ == "__main__":
    main()
