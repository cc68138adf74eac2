"""Each doubt about a sentence: where it arises and where it does not."""

import pytest

from answering.fillers.case import Case
from answering.fillers.doubts import doubts
from answering.question import Query, read_question
from answering.sentences.candidate import Candidate
from answering.slots import fill
from corpus.article import Article, Span

ROWS = [
    (
        "it dates something else",
        "When is the election in Tolm Bay?",
        "Her deputy leads Tolm Bay until the election on 5 October.",
        "The mayor of Tolm Bay stepped down on 2 June.",
    ),
    (
        "it tells where something else is",
        "Where did the fire begin?",
        "The fire began in the drying hall.",
        "After the fire the mayor spoke in Selwick.",
    ),
    (
        "what it offers was turned down",
        "How much will Straitline pay for Norrhaven Ferries?",
        "Straitline will pay $1.2 billion for Norrhaven Ferries.",
        "Straitline offered $900 million for Norrhaven Ferries, but the owners turned it down.",
    ),
    (
        "the verb asked about is missing",
        "Who won the race?",
        "Ada Moss won the race.",
        "Ada Moss saw the race.",
    ),
    (
        "the action asked about is missing",
        "When did the dam burst?",
        "The Selwick dam burst on 3 June.",
        "The Selwick dam was painted on 3 June.",
    ),
    (
        "names of the question are missing",
        "When did Halvora sign the treaty?",
        "Halvora signed the treaty in March.",
        "The treaty was signed in March.",
    ),
    (
        "it tells this of somebody else",
        "How much will Halvora invest?",
        "Halvora will invest 40 million euros.",
        "Orsenia will invest 30 million euros.",
    ),
    (
        "nothing says that its answer held before",
        "What was the earlier tariff?",
        "Until now the tariff was 12 percent.",
        "The tariff is 12 percent.",
    ),
    (
        "it speaks of another time",
        "How many people visited the museum in 2019?",
        "In 2019 the museum was visited by 400 people.",
        "In 2016 the museum was visited by 300 people.",
    ),
    (
        "it tells the age of somebody else",
        "How old is the pilot?",
        "The pilot, 46, was rescued by a 33-year-old angler.",
        "Pilot Rae Munt was rescued by Ivo Lund, 33.",
    ),
    (
        "it speaks of one without a name",
        "Who is the lighthouse keeper?",
        "The lighthouse keeper, Rae Munt, saw Ivo Lund.",
        "Ivo Lund is married to a lighthouse keeper.",
    ),
    (
        "it does not tell what happened to it",
        "What happened to the windmill?",
        "Lightning struck the old windmill on Friday.",
        "The windmill's owner lives in Dunmere.",
    ),
    (
        "it does not say what of",
        "What did the composer die of?",
        "The composer died of pneumonia in Dunmere.",
        "The composer died in Dunmere on Friday.",
    ),
    (
        "it gives no reason",
        "Why was the ferry cancelled?",
        "The ferry was cancelled because of fog.",
        "The ferry was cancelled on Monday.",
    ),
    (
        "it tells this of a part",
        "Who won the Dunmere Regatta?",
        "Rae Munt won the Dunmere Regatta.",
        "Ivo Lund won the second heat of the Dunmere Regatta.",
    ),
    (
        "its subject is somebody else",
        "When was Ketta Lines founded?",
        "Ketta Lines was founded in 1951.",
        "Osprey Ferries, founded in 1972, has twelve ships.",
    ),
]


def reasons(question: str, sentence: str) -> set[str]:
    read = read_question(Query(question))
    candidate = Candidate(Article("a", sentence, "a", sentences=(Span(0, len(sentence)),)), 0, 1.0)
    case = Case(read, candidate, fill(read, candidate), candidate.keys)
    return {reason for reason, _ in doubts(case)}


@pytest.mark.parametrize(("reason", "question", "sure", "doubtful"), ROWS, ids=[row[0] for row in ROWS])
def test_a_doubt_arises_where_its_reason_holds_only(
    reason: str, question: str, sure: str, doubtful: str
) -> None:
    assert reason in reasons(question, doubtful)
    assert reason not in reasons(question, sure)


def test_a_sentence_that_says_it_all_raises_no_doubt() -> None:
    assert reasons("Who won the race?", "Ada Moss won the race.") == set()
