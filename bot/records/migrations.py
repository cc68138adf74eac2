"""The layout of the bot's database, step by step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: applied once, in the order of the numbers, and recorded. No `;` inside a statement."""

    number: int
    name: str
    sql: str


MIGRATIONS = (
    Migration(
        1,
        "inbox",
        """
        CREATE TABLE inbox (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            source TEXT NOT NULL, update_id INTEGER NOT NULL, digest BLOB NOT NULL,
            chat INTEGER, received TEXT NOT NULL, raw TEXT, tries INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'handled', 'set aside')),
            UNIQUE (source, update_id, digest)
        );
        CREATE INDEX inbox_waiting ON inbox (number) WHERE state = 'waiting';
        """,
    ),
    Migration(
        2,
        "access",
        """
        CREATE TABLE admitted (
            chat INTEGER NOT NULL, topic INTEGER NOT NULL DEFAULT 0, admin INTEGER NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (chat, topic)
        );
        CREATE TABLE pairing_codes (code BLOB PRIMARY KEY, admin INTEGER NOT NULL, expires TEXT NOT NULL);
        """,
    ),
    Migration(
        3,
        "audit",
        """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, user INTEGER, chat INTEGER NOT NULL, topic INTEGER,
            question TEXT NOT NULL, status TEXT NOT NULL, articles TEXT NOT NULL
        );
        CREATE INDEX audit_by_user ON audit (user);
        CREATE INDEX audit_by_time ON audit (at);
        """,
    ),
    Migration(
        4,
        "guests",
        "CREATE TABLE guests (chat INTEGER PRIMARY KEY, until TEXT NOT NULL)",
    ),
    Migration(
        10,
        "answers",
        """
        CREATE TABLE answers (
            id TEXT PRIMARY KEY, chat INTEGER NOT NULL, topic INTEGER, user INTEGER NOT NULL,
            message INTEGER NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL, question TEXT NOT NULL,
            previous TEXT, reply TEXT, language TEXT NOT NULL
        );
        CREATE UNIQUE INDEX answers_by_message ON answers (chat, message);
        CREATE INDEX answers_by_user ON answers (chat, user, at);
        CREATE INDEX answers_by_time ON answers (at);
        CREATE TABLE answer_messages (
            chat INTEGER NOT NULL, message INTEGER NOT NULL,
            answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE, PRIMARY KEY (chat, message)
        );
        CREATE INDEX answer_messages_by_answer ON answer_messages (answer);
        """,
    ),
    Migration(
        11,
        "chat settings",
        """
        CREATE TABLE chat_settings (
            chat INTEGER PRIMARY KEY, language TEXT, timezone TEXT, quiet TEXT, doubts INTEGER
        );
        """,
    ),
    Migration(
        12,
        "article links",
        "CREATE TABLE article_links (short TEXT PRIMARY KEY, article TEXT NOT NULL)",
    ),
    Migration(
        13,
        "feedback",
        """
        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, user INTEGER NOT NULL, chat INTEGER NOT NULL,
            answer TEXT, question TEXT, verdict TEXT, text TEXT
        );
        CREATE UNIQUE INDEX feedback_once ON feedback (user, answer) WHERE verdict IS NOT NULL;
        """,
    ),
    Migration(
        20,
        "watches",
        """
        CREATE TABLE watches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            chat INTEGER NOT NULL, topic INTEGER, number INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('question', 'words', 'article')), text TEXT NOT NULL,
            told TEXT NOT NULL, due TEXT, language TEXT NOT NULL,
            user INTEGER NOT NULL, made TEXT NOT NULL, UNIQUE (chat, number)
        );
        CREATE INDEX watches_due ON watches (due) WHERE due IS NOT NULL;
        CREATE TABLE watch_causes (
            watch INTEGER NOT NULL REFERENCES watches (id) ON DELETE CASCADE,
            article TEXT NOT NULL, told INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (watch, article)
        );
        CREATE TABLE watch_cursor (only INTEGER PRIMARY KEY CHECK (only = 1), library TEXT NOT NULL);
        """,
    ),
    Migration(
        21,
        "outbox",
        """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, topic INTEGER, html TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'refused')),
            due TEXT NOT NULL, planned TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX outbox_waiting ON outbox (chat, id) WHERE state != 'sent';
        """,
    ),
    Migration(
        22,
        "digests",
        """
        CREATE TABLE digests (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, topic INTEGER, clock TEXT NOT NULL,
            words TEXT, due TEXT NOT NULL, news INTEGER NOT NULL, library TEXT,
            language TEXT NOT NULL, user INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX digests_by_venue ON digests (chat, coalesce(topic, 0));
        CREATE TABLE watch_news (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, topic INTEGER, line TEXT NOT NULL,
            at TEXT NOT NULL
        );
        """,
    ),
    Migration(
        23,
        "answers without the question before",
        """
        CREATE TABLE answers_anew (
            id TEXT PRIMARY KEY, chat INTEGER NOT NULL, topic INTEGER, user INTEGER NOT NULL,
            message INTEGER NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL, question TEXT NOT NULL,
            reply TEXT, language TEXT NOT NULL
        );
        INSERT INTO answers_anew
            SELECT id, chat, topic, user, message, at, text, question, reply, language FROM answers
            ORDER BY rowid;
        CREATE TABLE answer_messages_anew (
            chat INTEGER NOT NULL, message INTEGER NOT NULL,
            answer TEXT NOT NULL REFERENCES answers_anew (id) ON DELETE CASCADE, PRIMARY KEY (chat, message)
        );
        INSERT INTO answer_messages_anew SELECT chat, message, answer FROM answer_messages;
        DROP TABLE answer_messages;
        DROP TABLE answers;
        ALTER TABLE answers_anew RENAME TO answers;
        ALTER TABLE answer_messages_anew RENAME TO answer_messages;
        CREATE UNIQUE INDEX answers_by_message ON answers (chat, message);
        CREATE INDEX answers_by_user ON answers (chat, user, at);
        CREATE INDEX answers_by_time ON answers (at);
        CREATE INDEX answer_messages_by_answer ON answer_messages (answer);
        """,
    ),
)
"""Only ever appended to. A column that holds a chat's id is named `chat`: it follows a chat that moves."""
