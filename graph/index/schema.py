"""The tables of the index.

``thing`` has a row for everything that has a kind. IRIs stand below the graph's base; ``body`` is its properties as
JSON, with references as IRIs. ``first`` and ``last`` are the days of its time, empty where not known, ``meeting``
and ``document`` the numbers of the meeting that it belongs to and of the minutes that say so. ``named_after`` is the
thing whose label stands for a missing one. Only ties have ``step``, ``weight`` and ``party_kind`` (the class that
both parties are of).

``facet`` says by what a thing can be chosen and how many documents say so (``times``), ``ground`` which passages back
it, ``tie_ground`` what backs a tie, ``inference`` which of its values are not stated. A passage is a stretch of its
document's text in ``source``. The ``…_words`` tables hold stems (FTS5); the row of ``passage_words`` is the passage's,
of the others the thing's.
"""

from __future__ import annotations

TABLES = """
CREATE TABLE about (base TEXT NOT NULL);
CREATE TABLE thing (
  number INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind INTEGER NOT NULL, class TEXT NOT NULL,
  label TEXT, sort_label TEXT NOT NULL, named_after INTEGER, first TEXT NOT NULL, last TEXT NOT NULL,
  meeting INTEGER, document INTEGER, basis TEXT, step TEXT, party_kind TEXT, weight INTEGER, body TEXT NOT NULL);
CREATE TABLE facet (
  kind INTEGER NOT NULL, name INTEGER NOT NULL, value NOT NULL, thing INTEGER NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (kind, name, value, thing)) WITHOUT ROWID;
CREATE TABLE source (document INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE passage (
  number INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE TABLE ground (thing INTEGER NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (thing, passage)) WITHOUT ROWID;
CREATE TABLE tie_ground (tie INTEGER NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (tie, thing)) WITHOUT ROWID;
CREATE TABLE inference (
  thing INTEGER NOT NULL, property TEXT NOT NULL, value TEXT NOT NULL, basis TEXT, rule TEXT, confidence REAL);
CREATE TABLE word (stem TEXT PRIMARY KEY, occurrences INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE kind_count (kind INTEGER PRIMARY KEY, things INTEGER NOT NULL);
CREATE TEMP TABLE tie_ground_row (tie INTEGER NOT NULL, ground INTEGER NOT NULL);
CREATE TEMP TABLE tie_thing (ground INTEGER PRIMARY KEY, iri TEXT NOT NULL, number INTEGER);
CREATE TEMP TABLE name_row (number INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TEMP TABLE facet_row (kind INTEGER, name INTEGER, value, thing INTEGER);
CREATE TEMP TABLE ground_row (thing INTEGER, passage INTEGER);
"""

WORD_TABLES = ("name_words", "title_words", "outcome_words", "passage_words")
"""From what is most to what is least telling of the thing: the order in which search ranks."""

WORDS = "CREATE VIRTUAL TABLE {table} USING fts5(words, content='', detail=none, columnsize=0, tokenize='ascii')"
HASH_SIZE = "INSERT INTO {table}({table}, rank) VALUES('hashsize', 33554432)"
"""Bytes of words held in memory before they are written out in one piece."""

FINISH = """
INSERT INTO facet SELECT kind, name, value, thing, count(*) FROM facet_row GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4;
INSERT OR IGNORE INTO ground SELECT thing, passage FROM ground_row ORDER BY thing, passage;
CREATE INDEX facet_of_meeting ON facet (thing, name, value) WHERE kind = 2;
CREATE UNIQUE INDEX thing_by_iri ON thing (iri);
UPDATE tie_thing SET number = (SELECT number FROM thing WHERE thing.iri = tie_thing.iri);
INSERT OR IGNORE INTO tie_ground SELECT tie, number FROM tie_ground_row JOIN tie_thing USING (ground) ORDER BY 1, 2;
CREATE INDEX thing_by_time ON thing (kind, first, number);
CREATE INDEX thing_by_label ON thing (kind, sort_label, number);
CREATE INDEX thing_of_meeting ON thing (meeting, kind) WHERE meeting IS NOT NULL;
CREATE INDEX tie_by_step ON thing (step, party_kind, weight, number) WHERE step IS NOT NULL;
CREATE INDEX tie_by_weight ON thing (weight, number) WHERE step IS NOT NULL;
CREATE UNIQUE INDEX passage_by_place ON passage (document, start, stop);
CREATE INDEX ground_by_passage ON ground (passage, thing);
CREATE INDEX inference_by_thing ON inference (thing);
INSERT INTO kind_count SELECT kind, count(*) FROM thing GROUP BY kind;
ANALYZE;
"""

PRAGMAS = """
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -131072;
PRAGMA temp_store = FILE;
"""
"""The file is made anew and the build flushes it to disk before it counts: no journal is needed."""


CHANGING = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -131072;
"""
"""For a copy that counts for nothing until it is whole."""
