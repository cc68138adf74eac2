"""Where text comes from: articles, what may be quoted of them, sentences, copies, the library."""
