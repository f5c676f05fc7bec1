"""Names of outlets from the addresses of their sites."""

import re
from urllib.parse import urlsplit

_URL = re.compile(r"https?://[^\s<>\"'|]{1,2000}", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+[a-z]{2,24}", re.IGNORECASE)
_PREFIXES = ("www", "m", "amp", "en", "english", "edition", "news", "mobile")
_PUBLIC_SECOND_LEVELS = ("ac", "co", "com", "edu", "gov", "net", "org")

# Hosts whose label is not a readable name when capitalised. From general knowledge of the sites' own mastheads.
_NAMES = {
    "aljazeera.com": "Al Jazeera",
    "antiwar.com": "Antiwar.com",
    "apnews.com": "Associated Press",
    "bbc.co.uk": "BBC News",
    "bbc.com": "BBC News",
    "cnn.com": "CNN",
    "dw.com": "Deutsche Welle",
    "economist.com": "The Economist",
    "france24.com": "France 24",
    "ft.com": "Financial Times",
    "haaretz.com": "Haaretz",
    "independent.co.uk": "The Independent",
    "kyivindependent.com": "Kyiv Independent",
    "latimes.com": "Los Angeles Times",
    "middleeasteye.net": "Middle East Eye",
    "nbcnews.com": "NBC News",
    "newyorker.com": "The New Yorker",
    "npr.org": "NPR",
    "nytimes.com": "The New York Times",
    "politico.com": "Politico",
    "politico.eu": "Politico Europe",
    "presstv.ir": "Press TV",
    "reuters.com": "Reuters",
    "rferl.org": "Radio Free Europe/Radio Liberty",
    "rt.com": "RT",
    "scmp.com": "South China Morning Post",
    "spiegel.de": "Der Spiegel",
    "tass.com": "TASS",
    "theatlantic.com": "The Atlantic",
    "theguardian.com": "The Guardian",
    "theintercept.com": "The Intercept",
    "telegraph.co.uk": "The Daily Telegraph",
    "thetimes.co.uk": "The Times",
    "washingtonpost.com": "The Washington Post",
    "wikinews.org": "Wikinews",
    "wsj.com": "The Wall Street Journal",
}


def find_url(text: str) -> str | None:
    """Return the first web address in a text without the punctuation that follows it."""
    match = _URL.search(text)
    return match.group().rstrip(".,;:!?)]}’”") if match else None


def host_of(value: str) -> str | None:
    """Return the host of an address or of a bare domain name in lower case; None where the value is neither."""
    if "://" not in value:
        return value.lower() if _HOST.fullmatch(value) else None
    try:
        host = urlsplit(value).hostname
    except ValueError:
        return None
    return host or None


def outlet_of(address: str, text: str = "") -> str | None:
    """Return the readable name of the outlet at an address, None where the address has no host.

    In this order: the name as a text spells it (a capitalised phrase whose letters are those of the host's label:
    `harbourpost.example` and "the Harbour Post"), a table of well-known sites, the label of the host in title case.
    """
    host = host_of(address)
    if host is None:
        return None
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _PREFIXES:
        labels = labels[1:]
    domain = ".".join(labels)
    label = _main_label(labels)
    known = next((name for known, name in _NAMES.items() if domain == known or domain.endswith("." + known)), None)
    return _spelled(label, text) or known or label.replace("-", " ").replace("_", " ").title()


def _main_label(labels: list[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    if len(labels) > 2 and labels[-2] in _PUBLIC_SECOND_LEVELS and len(labels[-1]) == 2:
        return labels[-3]
    return labels[-2]


def _spelled(label: str, text: str) -> str | None:
    letters = [letter for letter in label.lower() if letter.isalnum()]
    if len(letters) < 4 or not text:
        return None
    loose = r"(?<![^\W_])" + r"[ .'’&-]{0,2}".join(re.escape(letter) for letter in letters) + r"(?![^\W_])"
    for match in re.finditer(loose, text, re.IGNORECASE):
        if match.group()[0].isupper():
            return " ".join(match.group().split())
    return None
