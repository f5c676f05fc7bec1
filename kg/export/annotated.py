"""The text of an article with its spans: as a page, and as Web Annotations.

Spans are those of `kg.query.articles.annotations`; a statement's is shown with its reading, which names who says it.
Offsets count code points of the text.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any, Final

from kg.iris import expand

Span = Mapping[str, Any]
Labels = Mapping[str, str]
"""Statement to its reading, actor or place to its name, by short identifier."""

_PAGE: Final = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
</head>
<body><main class="annotated">
<h1>{title}</h1>
<p class="voice">{head}</p>
<p class="note">Statements are shown as made by their speakers and sources. Nothing here says whether they are true.</p>
<div class="text">{text}</div>
</main></body>
</html>
"""
_AROUND: Final = 32
"""Characters of a quotation's prefix and suffix."""


def to_html(article: Mapping[str, Any], text: str, spans: Sequence[Span], labels: Labels, style: str) -> str:
    """Return a page with the text, every span marked and titled; spans may overlap.

    `article` is as `kg.query.articles` shows it; `style` is the address of the style sheet.
    """
    return _PAGE.format(
        language=escape(str(article["language"] or "und")),
        title=escape(str(article["title"])),
        head=escape(_publication(article)),
        style=escape(style),
        text="".join(_pieces(text, spans, labels)),
    )


def _publication(article: Mapping[str, Any]) -> str:
    original, posted = article["original_source"]["label"], article["posted_by"]["label"]
    told = f"{original} ({article['original_date']})" if article["original_date"] else str(original)
    return told if posted == original else f"{told}, posted by {posted} ({article['posted_date'] or 'undated'})"


def _pieces(text: str, spans: Sequence[Span], labels: Labels) -> Iterator[str]:
    """Yield the text cut at every border of a span, so that marks never have to overlap."""
    cuts = sorted({0, len(text), *(int(span[end]) for span in spans for end in ("start", "end"))})
    begins = sorted(spans, key=lambda span: (span["start"], -span["end"]))
    inside: list[Span] = []
    following = 0
    for start, end in pairwise(cuts):
        inside = [span for span in inside if span["end"] > start]
        while following < len(begins) and begins[following]["start"] <= start:
            inside.append(begins[following])
            following += 1
        words = escape(text[start:end])
        if not inside:
            yield words
            continue
        kinds = " ".join(sorted({str(span["kind"]) for span in inside}))
        title = escape("\n".join(dict.fromkeys(labels[span["ref"]] for span in inside)))
        refs = escape(" ".join(dict.fromkeys(str(span["ref"]) for span in inside)))
        yield f'<span class="{kinds}" title="{title}" data-refs="{refs}">{words}</span>'


def to_annotations(name: str, text: str, spans: Sequence[Span], labels: Labels, base: str) -> dict[str, Any]:
    """Return the spans as a page of Web Annotations (W3C Recommendation, 2017); what they mark is the article.

    A mention identifies an actor or place; the body of a statement's annotation is its reading, and a link to it.
    """
    source = expand(name, base)
    items = [_annotation(number, span, text, labels, (source, base)) for number, span in enumerate(spans, 1)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{source}#annotations",
        "type": "AnnotationPage",
        "items": items,
    }


def _annotation(number: int, span: Span, text: str, labels: Labels, place: tuple[str, str]) -> dict[str, Any]:
    source, base = place
    start, end = int(span["start"]), int(span["end"])
    told = span["kind"] == "statement"
    thing = expand(str(span["ref"]), base)
    words = {"type": "TextualBody", "value": labels[span["ref"]], "format": "text/plain", "purpose": "describing"}
    return {
        "id": f"{source}#annotation-{number}",
        "type": "Annotation",
        "motivation": "describing" if told else "identifying",
        "body": [words, {"id": thing, "purpose": "linking"}] if told else {"id": thing, "purpose": "identifying"},
        "target": {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }
