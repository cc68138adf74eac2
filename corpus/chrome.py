"""What belongs to the page and not to the article: menus, share lines, captions, notices."""

from __future__ import annotations

import re

from corpus.dates import read_dateline
from corpus.lines import ends_sentence

LONGEST = 300  # characters; a longer line is an article's, whatever words it holds

_NETWORK = r"(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok|threads|bluesky|viber)"
_PIECE = r"(?:article|story|post|page|news|video)"

NOTICES = (
    r"©|\(c\) ?\d{4}|^copyright\W{0,3}(?:\d{4}|by\b)|\ball rights reserved\b",
    r"\b(?:use|reproduction|republication|reprint(?:ing)?|copying) of (?:\w+ ){0,3}"
    r"(?:materials?|content|articles?|texts?) .{0,30}"
    r"(?:allowed|permitted|prohibited|forbidden|needs|requires|only)\b",
    r"\bmay not be (?:published|reproduced|republished|copied|broadcast)\b.{0,80}"
    r"\b(?:permission|redistributed|consent)\b",
    r"\b(?:we|(?:this|our) (?:web)?site) uses? cookies\b|^accept (?:all )?cookies\b",
    r"\byou (?:agree|consent) to (?:our|the|these)\b",
    r"\bcontributed to this (?:report|story|article)\b",
    r"\b(?:our|the) (?:[\w'’]+ ){0,5}newsletter (?:is|brings|gives|has|offers)\b",
    r"\bindicates required fields?\b|\brequired fields are marked\b|\bemail address will not be published\b",
)
INVITATIONS = (
    rf"(?:^|[.!?]\s*)share (?:it|this)\b.*\b(?:social media|friends|{_NETWORK})\b",
    rf"^share (?:this|the) {_PIECE}\b",
    rf"\b(?:liked?|enjoy(?:ed)?) (?:the|this|our|reading this) {_PIECE}\b[^.]*\?",
    rf"^(?:follow|join|like|find|watch|read) (?:us|our|\w+) (?:on|at|via) {_NETWORK}\b",
    r"^follow us\b|\bfollow us on\b|^(?:please )?(?:visit|join|support|contact|email) us\b",
    r"^(?:leave|post|add|write|submit) (?:a |your )?(?:comment|reply)\b",
    r"^comments? (?:are |is )?(?:closed|off)\b",
    r"^(?:be the first|log in|sign in|register|you must be logged in) to "
    r"(?:comment|reply|post|read|continue)\b",
    r"^(?:subscribe|sign ?up|sign ?in|log ?in|register (?:now|here|for|today|free))\b",
    r"\bto (?:our|my) (?:\w+ ){0,2}(?:newsletter|podcast|channel)\b.{0,60}[!.]$",
    r"^(?:download|get|install) (?:the|our) (?:\w+ )?app\b",
    r"^(?:click|tap) (?:here|to)\b|\bclick here to\b",
    r"^(?:read|see|watch|listen|learn|find out) (?:more|also|next|now)\b",
    r"^(?:enable|please enable|your browser)\b.*\b(?:javascript|cookies|support)\b",
    r"^(?:thanks|thank you) for (?:reading|subscribing|visiting)\b",
)
CAPTIONS = (
    r"\b(?:image|photo|picture|foto|bild|pic|illustration|graphics?|video|credit|photograph)s?"
    r"(?: credits?| by| source| courtesy(?: of)?)?\s?[:©/]\s*[^!?“\"\s][^!?“\"]{0,60}[^.!?”\"]$",
    r"^\(?(?:file |archive |stock |handout |ap |afp |epa |reuters )?"
    r"(?:photo|image|picture|pic)s?(?: credit)?\s?:.{0,90}$",
    r"[(\[|/–—-]\s?(?:file |ap |afp |epa |reuters )?(?:photo|image|picture|pic)\b[^.]{0,60}$",
)
CREDITS = (
    r"\b(?:getty images|shutterstock|istock|alamy)\b.{0,30}$",
    r"/(?:file|handout|pool)? ?photo\b.{0,60}$",
)
LABELS = (
    r"^(?:related (?:articles?|stories|news|posts?|topics?)|recommended (?:for|articles?|stories)|"
    r"most (?:read|popular|viewed)|more (?:from|on|about|stories|news)|also read|don.?t miss|up next|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|editor.?s.? (?:picks?|choice)|filed under|skip to|"
    r"back to (?:top|home)|latest news|top stories)\b.{0,120}$",
    r"^(?:related|recommended|trending|tags?|topics?|categor(?:y|ies)|keywords?|advertisements?|ads?|"
    r"sponsored|loading|menu|search|home|print|copy link|share|tweet|email|save|next|previous|"
    r"breaking news)(?:\W{0,4}$|\s*[:|].{0,120}$)",
    r"^(?:photo|image|picture|video)s? (?:by|courtesy)\b.{0,90}$",
    r"^(?:views?|reads?|shares?|comments?|likes?|hits|read(?:ing)? time)\s*[:(]?\s*[\d.,]+ ?[km]?\b.{0,10}$",
    r"^[\d.,]+ ?[km]? ?(?:views?|reads?|shares?|comments?|likes?|min(?:ute)?s?[ -]read|followers)\b.{0,20}$",
    r"^(?:\d+|an?|one) (?:sec|min|hour|day|week|month|year)\w* ago$",
    r"^.{0,60}\b(?:privacy policy|cookie (?:policy|settings)|terms of (?:use|service))\b.{0,60}$",
)
"""Chrome only where they are no sentence: "More from the talks is expected." is one."""


def _any(*groups: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for group in groups for pattern in group), re.IGNORECASE)


_ALWAYS = _any(NOTICES, INVITATIONS, CAPTIONS)
_UNPUNCTUATED = _any(LABELS, CREDITS)
_CAPTION = _any(CAPTIONS, CREDITS)


def is_chrome(line: str) -> bool:
    """Whether a line is the page's and not the article's.

    >>> [is_chrome(line) for line in ("Views: 239", "Photo: A. Stringer", "Shares fell 4% on Monday.")]
    [True, True, False]
    """
    return (
        is_notice(line)
        or _shouts(line)
        or (not ends_sentence(line) and len(line) <= LONGEST and bool(_UNPUNCTUATED.search(line)))
        or read_dateline(line) is not None
    )


def is_notice(sentence: str) -> bool:
    """Whether a line or sentence speaks to the reader of the page, or of its pictures and rights.

    >>> is_notice("Follow us on Telegram."), is_notice("The site changed its privacy policy.")
    (True, False)
    """
    return len(sentence) <= LONGEST and bool(_ALWAYS.search(sentence))


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption or credit.

    >>> is_caption("The two ministers in Varenholt.Image: Pressbild")
    True
    """
    return len(line) <= LONGEST and bool(_CAPTION.search(line))


def _shouts(line: str) -> bool:
    """A short line of several letters, all capitals, is a menu item or a heading."""
    return line.isupper() and sum(map(str.isalpha, line)) > 2 and len(line) < 60
