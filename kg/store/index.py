"""The index of what is told: rows in `texts.sqlite` that say of every statement who, about whom, what and when.

It holds nothing that the quads of the articles do not hold; it is there because lists, counts and timelines want
order, and graphs in memory want whole columns. Every identifier is a number here:

    node       actors, places, topics, outlets; with label and kind where an entity of that name is known
    posting    an article as it is dated and placed: publisher, original source, days
    fork       further values, of chains that fork: (article, 'source' | 'original' | 'publisher' | 'posted', value)
    subject    (article, topic)
    statement  its facts (`kg.store.facts`), confidence, offsets of its evidence, cue
    voice      (statement, actor): in which roles an actor is in it
    pair       (statement, speaker, about): every speaker with everybody spoken about
    happening  an event or a tie: kind, label, days
    part       (happening, actor): in which roles an actor takes part
    telling    (statement, happening)
    claim      (statement, happening, who, whom): who is said to do something to whom
    dispute    (article, local, by): a statement disputes another, which may not be here
    mention    (article, actor, words): how often an article names somebody so

The numbers of an article's statements and happenings begin at `article << SHIFT`, in text order: what an article tells
stands together and goes together. `before` is minus the ordinal of a day and 1 without one, so that the latest comes
first: for statements the original day of the article, for happenings their own first day. `month` is that day's, as
`kg.store.facts` numbers months; the bits of `told` are the statuses at which an event is told.
"""

import sqlite3
from typing import Final

VERSION: Final = "3"
"""Of the tables; a folder with another one has its index made anew by the next writer."""
SHIFT: Final = 20

_TABLES: Final = """
CREATE TABLE node (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, label TEXT, kind TEXT, country TEXT,
    anonymous INTEGER NOT NULL DEFAULT 0, told INTEGER NOT NULL DEFAULT 0);
CREATE TABLE posting (id INTEGER PRIMARY KEY, before INTEGER NOT NULL, name TEXT NOT NULL, publisher INTEGER,
    posted INTEGER, source INTEGER, original INTEGER, month INTEGER, far TEXT, digest TEXT NOT NULL,
    language TEXT NOT NULL, url TEXT NOT NULL, statements INTEGER NOT NULL);
CREATE UNIQUE INDEX posting_before ON posting (before, name);
CREATE INDEX posting_source ON posting (source, before);
CREATE INDEX posting_publisher ON posting (publisher, before);
CREATE TABLE fork (article INTEGER NOT NULL, kind TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (article, kind, value)) WITHOUT ROWID;
CREATE TABLE subject (article INTEGER NOT NULL, topic INTEGER NOT NULL, PRIMARY KEY (article, topic)) WITHOUT ROWID;
CREATE INDEX subject_topic ON subject (topic, article);
CREATE TABLE statement (id INTEGER PRIMARY KEY, local TEXT NOT NULL, facts INTEGER NOT NULL, confidence REAL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, cue TEXT NOT NULL, content TEXT NOT NULL);
CREATE TABLE voice (statement INTEGER NOT NULL, actor INTEGER NOT NULL, roles INTEGER NOT NULL,
    before INTEGER NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY (statement, actor)) WITHOUT ROWID;
CREATE INDEX voice_actor ON voice (actor, before, statement, roles, facts);
CREATE TABLE pair (statement INTEGER NOT NULL, speaker INTEGER NOT NULL, about INTEGER NOT NULL,
    before INTEGER NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY (statement, speaker, about)) WITHOUT ROWID;
CREATE INDEX pair_speaker ON pair (speaker, about, before, statement, facts);
CREATE TABLE happening (id INTEGER PRIMARY KEY, local TEXT NOT NULL, kind INTEGER NOT NULL, mode TEXT NOT NULL,
    label TEXT NOT NULL, tie INTEGER NOT NULL, before INTEGER NOT NULL, first INTEGER, last INTEGER, basis INTEGER);
CREATE INDEX happening_before ON happening (before, id, kind) WHERE NOT tie;
CREATE TABLE part (happening INTEGER NOT NULL, actor INTEGER NOT NULL, roles INTEGER NOT NULL, before INTEGER NOT NULL,
    month INTEGER, told INTEGER NOT NULL, PRIMARY KEY (happening, actor)) WITHOUT ROWID;
CREATE INDEX part_actor ON part (actor, before, happening, roles, month, told);
CREATE TABLE telling (statement INTEGER NOT NULL, happening INTEGER NOT NULL, facts INTEGER NOT NULL,
    PRIMARY KEY (statement, happening)) WITHOUT ROWID;
CREATE INDEX telling_happening ON telling (happening, statement, facts);
CREATE TABLE claim (statement INTEGER NOT NULL, happening INTEGER NOT NULL, who INTEGER NOT NULL, whom INTEGER NOT NULL,
    kind INTEGER NOT NULL, before INTEGER NOT NULL, facts INTEGER NOT NULL,
    PRIMARY KEY (statement, happening, who, whom)) WITHOUT ROWID;
CREATE INDEX claim_who ON claim (who, whom, before, statement, kind, facts, happening);
CREATE TABLE dispute (article TEXT NOT NULL, local TEXT NOT NULL, "by" INTEGER NOT NULL,
    PRIMARY KEY (article, local, "by")) WITHOUT ROWID;
CREATE INDEX dispute_by ON dispute ("by");
CREATE TABLE mention (article INTEGER NOT NULL, actor INTEGER NOT NULL, words TEXT NOT NULL, number INTEGER NOT NULL);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX mention_actor ON mention (actor);
"""
_NAMES: Final = (
    "node", "posting", "fork", "subject", "statement", "voice", "pair", "happening", "part", "telling", "claim",
    "dispute", "mention",
)  # fmt: skip


def create_index(connection: sqlite3.Connection) -> None:
    """Make the tables anew, in the transaction of the caller."""
    for name in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for command in filter(str.strip, _TABLES.split(";")):
        connection.execute(command)
