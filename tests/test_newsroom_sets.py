"""The clusters of invented news that weights are trained on."""

import pytest

from bench.training_sets import Cluster, clusters

CLUSTERS = list(clusters())


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda cluster: cluster.name)
def test_every_answer_stands_in_an_article(cluster: Cluster) -> None:
    texts = [article.text for article in cluster.articles.values()]
    for asked in cluster.asked:
        if asked.sentence is None:
            assert asked.answer is None, asked.question
        else:
            assert any(asked.sentence in text for text in texts), asked.question
            assert (asked.answer or "") in asked.sentence, asked.question


def test_a_fifth_of_the_questions_has_no_answer() -> None:
    asked = [one for cluster in CLUSTERS for one in cluster.asked]
    assert 0.15 < sum(one.sentence is None for one in asked) / len(asked) < 0.25
