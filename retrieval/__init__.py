"""Which passages are about a question: analysis, BM25 and TF-IDF weights, indexes, search."""
