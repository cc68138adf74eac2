"""Numbers that are no values: names of aircraft, laws, wars, indices; telephone numbers, ages, links."""

from __future__ import annotations

from collections.abc import Iterator

from answering.language.patterns import pattern

_LABELS = (
    "Boeing|Airbus|Article|Articles|Section|Sections|Chapter|Group of|Route|Flight|Channel|Number|Type|Model|"
    "Windows|iPhone|iPad|Galaxy|Formula|Phase|Resolution|Room|"
    "Gate|Page|Version|Highway|Interstate|Apollo|Clause|"
    "Title|Level|Tier|Grade|Category|Figure|Table|Part|Step|Rule|Terminal|Platform|Reactor|Volume|Episode|"
    "Season|Stage|Zone|District|Ward|Area|Site|Psalm|Symphony|Agenda|Vision|Proposition|Amendment|Act|Annex|"
    "Appendix|Brigade|Battalion|Unit|Block|Lot|Pier|Runway|Bus|Line|Studio|Radio|Euro|Expo|Euros|Generation|"
    "Gen|Mark|Mk|Python|Web|Super Bowl|UFC|WrestleMania|Starship|Falcon|Soyuz|Shenzhou|Chang'e|Artemis|"
    "Tu|MiG|Su"
)
_INDICES = (
    "S&P|Nasdaq|NASDAQ|FTSE|CAC|Nikkei|DAX|Dow|Fortune|ASX|Russell|Stoxx|STOXX|Hang Seng|CSI|Kospi|Forbes"
)
_STREETS = "Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Way|Court|Terrace"
_LOOKALIKE = pattern(
    r"(?<![\w])(?:"
    r"[A-Z][A-Za-z]{0,9}-[0-9]{1,4}[A-Za-z]{0,3}(?![\w,.%]*[0-9%])(?!-)"
    r"|(?!(?:Q[1-4]|FY[0-9]{2,4}|H[12]|RM[0-9]+|Rs[0-9]+|R[0-9]+)\b)[A-Z]{1,4}[0-9]{1,4}[A-Za-z]{0,2}\b"
    r"|[0-9]{1,2}[GD]\b"
    rf"|(?:{_LABELS})\s[0-9]{{1,5}}[A-Za-z]{{0,2}}\b(?![.,%]?[0-9%])"
    r"|(?:season|chapter|page|episode|phase|stage|level|type|part|section|round|grade|room|version|class|day|"
    r"week|number|line|step|tier|row|lane|unit|platform|gate|reactor) [0-9]{1,4}\b(?![.,%]?[0-9%])"
    rf"|(?:{_INDICES})\s[0-9]{{2,4}}\b"
    r"|No\.\s?[0-9]{1,4}\b|#[0-9]{1,6}\b"
    r"|World War (?:I{1,3}|One|Two|Three|[123])\b|(?:First|Second) World War\b"
    r"|9/11\b|24/7\b|50[-/]50\b|20/20\b|7-Eleven\b"
    rf"|[0-9]{{1,5}} (?:[A-Z][a-z]{{1,20}} ){{1,3}}(?:{_STREETS})\b"
    r"|[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}(?:\.[0-9]{1,4})?\b"
    r"|v[0-9]{1,3}(?:\.[0-9]{1,3})?\b"
    r"|(?ai:aged?|ages)(?: of)? [0-9]{1,3}\b(?:(?: (?:and|to)|-|–)\s?[0-9]{1,3}\b)?"
    r"|(?ai:aged) between [0-9]{1,3} and [0-9]{1,3}\b"
    r"|[0-9]{1,3}[ -]years?[ -]olds?\b"
    r"|[\w.+-]{1,40}@[\w.-]{1,40}"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r")"
    r"|\+?[0-9]{1,4}(?:[ ()-]{1,2}[0-9]{2,5}){2,5}(?![\w,.]*[0-9])"
    r"|https?://[^\s]{1,200}|www\.[^\s]{1,200}"
    r"|(?:(?<=\bmagnitude )|(?<=\bmagnitude of ))[0-9]{1,2}(?:\.[0-9])?"
)


def read_lookalikes(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand that are no values, as half-open spans.

    >>> text = "F-35 jets, Article 9, the G7 and a Boeing 737"
    >>> [text[s:e] for s, e in read_lookalikes(text)]
    ['F-35', 'Article 9', 'G7', 'Boeing 737']
    """
    return (match.span() for match in _LOOKALIKE.finditer(text))
