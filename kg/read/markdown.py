"""Markdown to plain text: what a reader sees, without the marks."""

import re

# Bounded repetitions: the text is hostile, and an unbounded one may take quadratic time.
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\](?:\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)|\[[^\[\]\n]{0,200}\])")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]+\S.*$\n?", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,}|(?:[*_-][ \t]*){3,})[ \t]*$\n?", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]+", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})[^\n`]*$\n?", re.MULTILINE)
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"(`{1,2})([^`\n]{1,2000})\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,50}\]")
_BREAK = re.compile(r"(?:[ ]{2,}|\\)$", re.MULTILINE)


def strip_markdown(text: str) -> str:
    """Return the text without the marks of headings, links (their words stay), images, emphasis, quotes and lists."""
    for form, replacement in (
        (_FENCE, ""),
        (_DEFINITION, ""),
        (_IMAGE, ""),
        (_FOOTNOTE, ""),
        (_LINK, r"\1"),
        (_AUTOLINK, r"\1"),
        (_UNDERLINE, ""),
        (_HEADING, r"\1"),
        (_QUOTE, ""),
        (_ITEM, ""),
        (_STRONG, r"\2"),
        (_EMPHASIS, r"\2"),
        (_CODE, r"\2"),
        (_BREAK, ""),
        (_ESCAPE, r"\1"),
    ):
        text = form.sub(replacement, text)
    return text
