"""The words too common to find anything by, the question words among them."""

STOPWORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each either few for from further had has
    have having he her here hers herself him himself his how i if in into is it its itself just may me
    might more most must my myself nor not now of off on once only or other ought our ours ourselves out
    over own per s shall she should so some such t than that the their theirs them themselves then there these
    they this those through to too under until up upon very was we were what when where whether which
    while who whom whose why will with within without would you your yours yourself yourselves
    """.split()  # noqa: SIM905 - a list to read, not one to scroll
)
"""English stop words. "us" is not one: casefolded, it is the country as well."""
