"""Archive pages: a blog's page of posts, copied or saved as text.

A post is headline, header line (`By Author | Outlet | Date`), body and footer line
(`Date Posted by | headings | tags | comments`); see `kg.read.headers`, `kg.read.footers` for the forms that are known
and `kg.read.pattern` for others. What becomes of the parts:

- The site that put up the page is the article's publisher and the footer's day its `published`. Its name is the
  page's first line, `site` of a pattern file, or --source.
- The outlet of the header line is the first link of `reposts`. "Read the rest: URL" or "Originally published by …" at
  the end adds a second link, unless it points to the same outlet. All these lines are left out of the text.
- A line between headline and header line is a sub-headline. It is left out of the text and kept in `notes`.
- A biography of an author of the byline at the end is left out of the text and kept in `notes`.
- A post without header line is the site's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kg.article import Article, Publication
from kg.errors import ArticleError, InputError
from kg.read.base import UNKNOWN_OUTLET, ReadOptions, Source, web_page
from kg.read.body import clean_body, stand_in_title
from kg.read.cut import Post, cut_posts
from kg.read.footers import Footer, parse_footer
from kg.read.headers import Header, parse_header
from kg.read.normalize import squeeze
from kg.read.pattern import Layout, load_layout
from kg.read.titles import Titles, choose_titles
from kg.read.trailers import Reference, same_outlet, split_biography, split_reference

_LEFTOVER = 400
_LINES_SHOWN = 4000


@dataclass
class _Page:
    """What is known of the page while it is read."""

    site: str
    layout: Layout
    footers: bool = False
    posted: list[date] = field(default_factory=list)
    first: bool = True


class ArchiveReader:
    """Reads the posts of an archive page one by one."""

    name = "archive"
    suffixes = (".txt", ".text")

    def recognizes(self, source: Source) -> float:
        """Return how sure it is, by the lines in the head; a single header line may be an article's."""
        if source.has_markup:
            return 0.0
        lines = [line for line in source.head.splitlines() if line.strip()][:_LINES_SHOWN]
        footers = sum(parse_footer(line) is not None for line in lines)
        headers = sum(header is not None and header.is_strong for header in map(parse_header, lines))
        if footers and headers:
            return 0.95
        if footers > 1 or headers > 1:
            return 0.8
        return 0.5 if footers else 0.2 if headers else 0.0

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | ArticleError]:
        """Yield an article for each post, an error for what cannot be cut.

        Raises:
            InputError: no line of the page is a header or footer, or the page is HTML.
        """
        if source.has_markup:
            raise web_page(source)
        layout = load_layout(options.pattern)
        page = _Page(options.source_name or layout.site, layout, footers=_has_footers(source, layout))
        held: Article | ArticleError | None = None
        recognised = False
        for post in cut_posts(source.lines(options.line_limit), layout):
            recognised = recognised or post.header is not None or post.footer is not None
            if recognised and _is_leftover(post) and isinstance(held, Article):
                held = replace(held, notes=(*held.notes, _leftover_note(post)))
                continue
            if held is not None:
                yield held
            held = self._article(post, page, source, options)
        if not recognised:
            raise InputError(
                f"{source.name}: no line matches the layout {layout.name!r} of an archive page",
                hint="describe the page's header and footer lines in a file and give it with --pattern FILE.toml",
            )
        if held is not None:
            yield held

    def _article(self, post: Post, page: _Page, source: Source, options: ReadOptions) -> Article | ArticleError:
        origin = source.origin(options, post.start)
        above = [line.text for line in post.above]
        # Pages laid one after the other repeat the site's header.
        first = page.first or (bool(above) and above[0] == page.site)
        titles = choose_titles(above, page.layout.site_lines, first=first)
        page.site = page.site or titles.site
        page.first = False
        fault = _fault(post, titles, options)
        if fault:
            return ArticleError(f"{origin}: {fault[0]}", hint=fault[1], origin=origin)
        article = _Draft(post, titles, page).article(origin)
        if article.published:
            page.posted.append(article.published)
        return article


class _Draft:
    """One post on its way to an article."""

    def __init__(self, post: Post, titles: Titles, page: _Page) -> None:
        self.header = post.header or Header()
        self.footer = post.footer or Footer()
        self.page = page
        self.notes = list(titles.notes)
        paragraphs = clean_body("\n".join(line.text for line in post.body)).split("\n\n")
        if len(paragraphs) == 1:
            paragraphs = paragraphs[0].split("\n")
            joint = "\n"
        else:
            joint = "\n\n"
        paragraphs, self.reference = split_reference(paragraphs)
        paragraphs, biographies = split_biography(paragraphs, self.header.authors)
        self.notes += [f"About the author: {squeeze(one)}" for one in biographies]
        self.text = joint.join(paragraphs).strip()
        self.title = titles.title or stand_in_title(self.text)
        if not titles.title:
            self.notes.append("No headline is found; the first words of the text stand for it.")

    def article(self, origin: str) -> Article:
        """Return the article with its chain of publication."""
        publication, reposts = self._chain()
        return Article(
            publisher=publication.publisher,
            published=publication.published,
            headline=self.title,
            url=publication.url,
            text=self.text,
            authors=self.header.authors or ((self.footer.poster,) if not reposts and self.footer.poster else ()),
            topics=self.footer.topics,
            reposts=reposts,
            origin=origin,
            notes=tuple(self.notes),
        )

    def _chain(self) -> tuple[Publication, tuple[Publication, ...]]:
        site, header = self.page.site, self.header
        if not site and not self.page.footers and header.outlet:
            self.notes.append("No site is named; the outlet of the header line counts as the publisher.")
            site = header.outlet
        if not site:
            self.notes.append("The site that put up the page is not named; give it with --source.")
            site = UNKNOWN_OUTLET
        links = self._links(site)
        own = header.day if not links else None
        published = self.footer.posted or header.posted or own or self._posted_by_order()
        if published is None:
            self.notes.append("The day on which it was posted is not given.")
        return Publication(site, published, self.title, self._own_url(site)), links

    def _links(self, site: str) -> tuple[Publication, ...]:
        links: list[Publication] = []
        reference = self.reference
        outlet = self.header.outlet
        if outlet and not same_outlet(outlet, site):
            same = reference is not None and same_outlet(outlet, reference.outlet, reference.url)
            links.append(
                Publication(outlet, self.header.day, self.title, reference.url if same and reference else None)
            )
            if same:
                return tuple(links)
        if reference is not None and not same_outlet(site, reference.outlet, reference.url):
            links.append(Publication(reference.outlet, None if links else self.header.day, "", reference.url))
            self.notes.append("It is an excerpt or a copy: the end of the text names where the whole is found.")
        return tuple(links)

    def _own_url(self, site: str) -> str | None:
        reference: Reference | None = self.reference
        return reference.url if reference and same_outlet(site, reference.outlet, reference.url) else None

    def _posted_by_order(self) -> date | None:
        """The day of a post whose footer is cut off, where the page's order leaves only one."""
        posted, day = self.page.posted, self.header.day
        if len(posted) < 2 or day is None or day != posted[-1] or posted != sorted(posted, reverse=True):
            return None
        self.notes.append("Its footer is missing; posts stand newest first, which leaves one day for the posting.")
        return day


def _fault(post: Post, titles: Titles, options: ReadOptions) -> tuple[str, str] | None:
    if post.problem:
        return post.problem, "mend the line or cut the page there"
    if post.letters > options.max_characters:
        return f"the post has {post.letters:,} characters; at most {options.max_characters:,} are read", "split it"
    if not any(line.text for line in post.body):
        return "there is a headline or header line without a text", "check the page there"
    if post.header is None and not titles.title:
        hint = "describe its header line in a file and give it with --pattern FILE.toml"
        return "neither headline nor header line is found before this text", hint
    return None


def _has_footers(source: Source, layout: Layout) -> bool:
    return any(layout.footer(line) is not None for line in source.head.splitlines())


def _is_leftover(post: Post) -> bool:
    """Whether it is what stands below the last footer: links to older pages, the software's name."""
    return post.footer is None and post.header is None and not post.problem and post.letters < _LEFTOVER


def _leftover_note(post: Post) -> str:
    start = next(line.text for line in (*post.above, *post.body) if line.text)
    return f"Left out after it, from line {post.start}: {start[:80]}"
