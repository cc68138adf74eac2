"""How a library's file is laid out: its mark, and the scripts that bring an older one up to date."""

from __future__ import annotations

APPLICATION = 0x43515445  # "CQTE", in the file's header: tells our libraries from other SQLite files
MIGRATIONS = (
    """
    CREATE TABLE articles (
        id TEXT PRIMARY KEY, origin TEXT, name TEXT NOT NULL, title TEXT, source TEXT, author TEXT,
        published TEXT, updated TEXT, url TEXT, lang TEXT, text TEXT NOT NULL, sentences BLOB NOT NULL
    );
    CREATE INDEX articles_by_origin ON articles (origin);
    CREATE INDEX articles_by_date ON articles (published);
    CREATE TABLE versions (
        article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        number INTEGER NOT NULL, replaced TEXT NOT NULL,
        name TEXT NOT NULL, title TEXT, source TEXT, author TEXT,
        published TEXT, updated TEXT, url TEXT, lang TEXT, text TEXT NOT NULL, sentences BLOB NOT NULL,
        PRIMARY KEY (article, number)
    );
    CREATE TABLE state (
        only INTEGER PRIMARY KEY CHECK (only = 1), library TEXT NOT NULL, changes INTEGER NOT NULL
    );
    INSERT INTO state VALUES (1, lower(hex(randomblob(8))), 0);
    """,
    """
    ALTER TABLE articles ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX articles_by_change ON articles (changed);
    CREATE TABLE removed (id TEXT PRIMARY KEY, changed INTEGER NOT NULL);
    ALTER TABLE state ADD COLUMN logged INTEGER NOT NULL DEFAULT 0;
    UPDATE state SET logged = changes;
    """,
)
"""One script for each version of the file's layout; only ever appended to."""
