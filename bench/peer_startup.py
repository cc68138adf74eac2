"""What one would write in twenty lines instead: rank the sentences of a folder's texts for one question.

python bench/peer_startup.py FOLDER QUESTION
"""

import re
import sys
from pathlib import Path

from rank_bm25 import BM25Okapi
from sklearn.feature_extraction.text import TfidfVectorizer

folder, question = sys.argv[1:]
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt"))]
sentences = [s.strip() for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if s.strip()]
lexical = BM25Okapi([re.findall(r"\w+", s.lower()) for s in sentences])
scores = lexical.get_scores(re.findall(r"\w+", question.lower()))
vectorizer = TfidfVectorizer(stop_words="english")
cosines = (vectorizer.fit_transform(sentences) @ vectorizer.transform([question]).T).toarray().ravel()
order = sorted(range(len(sentences)), key=lambda i: -(scores[i] + cosines[i]))
for i in order[:5]:
    print(f"{scores[i]:.2f} {cosines[i]:.2f} {sentences[i]}")
