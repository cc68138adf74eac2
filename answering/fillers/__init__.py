"""Words of a sentence that may answer: names, phrases, speakers; and reasons to doubt any answer."""
