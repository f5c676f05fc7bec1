"""Text as the project stores it: offsets count code points of what `normalize` returns.

Two steps. `compose` may change the length: invisible characters inside words go (soft hyphen, zero-width space, word
joiner, byte order mark), Unicode NFC, line ends as LF. Everything after it replaces one character by one character,
so that offsets into the composed text stay valid. Text from articles is hostile: control and bidirectional characters
become spaces, lone surrogates (JSON can smuggle them in) become U+FFFD, and the text never raises.
"""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE_END = re.compile(r"\r\n?")
_MIXED_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")

# Letters that look the same as a Latin letter in common typefaces (subset of the Unicode confusables, UTS 39).
_CYRILLIC = str.maketrans("АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁԛԝ", "ABESIJKMHOPCTYXaeopcyxijshdqw")
_GREEK = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ", "ABEZHIKMNOPTYXovc")
_LOOKALIKE: dict[int, int | str] = {**_CYRILLIC, **_GREEK}


def _replacements() -> dict[int, str]:
    table = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}
    table |= dict.fromkeys(range(0x2000, 0x200B), " ")
    table |= dict.fromkeys((0x00A0, 0x1680, 0x180E, 0x202F, 0x205F, 0x3000), " ")
    bidi = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    table |= dict.fromkeys(bidi, " ")
    table |= dict.fromkeys((0x0085, 0x2028, 0x2029), "\n")
    unusable = (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    return table | dict.fromkeys(unusable, "\ufffd")


_REPLACEMENTS = _replacements()
# Few characters of a text are replaced; str.translate would look up every one.
_REPLACED = re.compile("[" + "".join(f"\\U{code:08x}" for code in _REPLACEMENTS) + "]")


def normalize(text: str) -> str:
    """Return the text as it is stored: NFC, LF, every kind of space a plain space, no control characters.

    A Cyrillic or Greek letter that stands for a look-alike inside an otherwise Latin word becomes the Latin letter.
    Idempotent; `len(normalize(text)) == len(compose(text))`.
    """
    replaced = _REPLACED.sub(lambda match: _REPLACEMENTS[ord(match.group())], compose(text))
    if not _MIXED_SCRIPT.search(replaced):
        return replaced
    return _WORD.sub(_latinize, replaced)


def compose(text: str) -> str:
    """Return the text in NFC with LF line ends and without invisible characters inside words."""
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", _INVISIBLE.sub("", text)))


def squeeze(text: str) -> str:
    """Return the normalised text on one line with single spaces: for titles, names and other short fields."""
    return " ".join(normalize(text).split())


def _latinize(match: re.Match[str]) -> str:
    word = match.group()
    if word.isascii():
        return word
    strangers = [letter for letter in word if _MIXED_SCRIPT.match(letter)]
    if not strangers or 2 * len(strangers) > len(word) or any(ord(letter) not in _LOOKALIKE for letter in strangers):
        return word
    # A mark after the word would melt into the new letter under NFC: the text would change on the second pass.
    after = match.string[match.end() : match.end() + 1]
    return word if after and unicodedata.combining(after) else word.translate(_LOOKALIKE)
