"""Irregular verb forms and plurals, and British spelling: what the stemmer does not bring together."""

from __future__ import annotations

import re

_VERBS = """
arise arose arisen | awake awoke awoken | bear bore borne | beat beaten | become became | begin began begun
bend bent | bet betted | bind bound | bite bit bitten | bleed bled | blow blew blown | break broke broken
breed bred | bring brought | build built | burn burnt | buy bought | catch caught | choose chose chosen
cling clung | come came | creep crept | deal dealt | dig dug | draw drew drawn | dream dreamt
drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt
fight fought | find found | flee fled | fling flung | fly flew flown
forbid forbade forbidden | forecast forecasted
foresee foresaw foreseen | forget forgot forgotten | forgive forgave forgiven | freeze froze frozen
get got gotten | give gave given | go went gone | grind ground | grow grew grown | hang hung | hear heard
hide hid hidden | hold held | keep kept | kneel knelt | know knew known | lay laid | lead led | lean leant
learn learnt | leave left | lend lent | lie lay lain | light lit | lose lost | make made | mean meant
meet met | mislead misled | mistake mistook mistaken | oversee oversaw overseen
overtake overtook overtaken | overthrow overthrew overthrown | pay paid | plead pled | prove proven
rebuild rebuilt | repay repaid | ride rode ridden | ring rang rung | rise rose risen | run ran | say said
see saw seen | seek sought | sell sold | send sent | sew sewn | shake shook shaken | shine shone
shoot shot | show shown | shrink shrank shrunk | sing sang sung | sink sank sunk | sit sat | sleep slept
slide slid | speak spoke spoken | speed sped | spend spent | spill spilt | spin spun | spring sprang sprung
stand stood | steal stole stolen | stick stuck | sting stung | strike struck stricken | strive strove striven
swear swore sworn | sweep swept | swell swollen | swim swam swum | swing swung | take took taken
teach taught | tear tore torn | tell told | think thought | throw threw thrown | undergo underwent undergone
understand understood | undertake undertook undertaken | uphold upheld | wake woke woken | wear wore worn
weave wove woven | weep wept | win won | wind wound | withdraw withdrew withdrawn | withhold withheld
withstand withstood | write wrote written
"""
_NOUNS = """
man men | woman women | child children | person people | foot feet | tooth teeth | mouse mice | goose geese
wife wives | life lives | knife knives | leaf leaves | half halves | wolf wolves | thief thieves | loaf loaves
crisis crises | analysis analyses | basis bases | thesis theses | hypothesis hypotheses | axis axes
criterion criteria | phenomenon phenomena | bacterium bacteria | datum data | medium media
index indices | matrix matrices | vertex vertices | appendix appendices | nucleus nuclei | stimulus stimuli
"""


SHARED = {"found": "find", "left": "leave", "saw": "see", "lay": "lie", "bound": "bind", "ground": "grind"}
"""Past forms that are words of their own too, "founded" and "the left", so that no stem is made of them."""
_OTHER_WORDS = frozenset((*SHARED, "wound", "bases", "people"))


def _by_form(table: str) -> dict[str, str]:
    """From an irregular form to its word; forms that are more often another word are left out."""
    return {
        form: words[0]
        for group in table.replace("\n", "|").split("|")
        if (words := group.split())
        for form in words[1:]
        if form not in _OTHER_WORDS
    }


PAST = _by_form(_VERBS)
"""From an irregular past form or participle to its verb."""
IRREGULAR = {**PAST, **_by_form(_NOUNS)}
"""The same with irregular plurals."""

_BRITISH = {
    "aeroplane": "airplane", "aluminium": "aluminum", "anaem": "anem", "anaesth": "anesth",
    "analyse": "analyze", "analysing": "analyzing", "armour": "armor", "behaviour": "behavior",
    "cancell": "cancel", "catalogue": "catalog", "centre": "center", "cheque": "check", "colour": "color",
    "defence": "defense", "dialogue": "dialog", "diarrhoea": "diarrhea", "disfavour": "disfavor",
    "endeavour": "endeavor", "enrol": "enroll", "enroll": "enroll", "favour": "favor", "fibre": "fiber",
    "flavour": "flavor", "foetal": "fetal", "foetus": "fetus", "fulfil": "fulfill", "fulfill": "fulfill",
    "grey": "gray", "gynaec": "gynec", "haem": "hem", "harbour": "harbor", "honour": "honor",
    "humour": "humor", "jewell": "jewel", "kerb": "curb", "labell": "label", "labour": "labor",
    "leukaem": "leukem", "licence": "license", "litre": "liter", "manoeuvr": "maneuver",
    "marvell": "marvel", "metre": "meter", "modell": "model", "mould": "mold", "moustache": "mustache",
    "neighbour": "neighbor", "odour": "odor", "oedema": "edema", "oesoph": "esoph", "oestr": "estr",
    "offence": "offense", "orthopaed": "orthoped", "paediatr": "pediatr", "paralys": "paralyz",
    "parlour": "parlor", "plough": "plow", "practis": "practic", "pretence": "pretense",
    "pyjama": "pajama", "rumour": "rumor", "saviour": "savior",
    "sceptic": "skeptic", "signall": "signal", "splendour": "splendor", "storey": "story",
    "sulph": "sulf", "theatre": "theater", "travell": "travel", "tumour": "tumor", "tyre": "tire",
    "vapour": "vapor", "vigour": "vigor", "whisky": "whiskey", "yoghurt": "yogurt",
}  # fmt: skip
_BRITISH_STARTS = {word[:3] for word in (*_BRITISH, "programme")}
_BRITISH_START = re.compile(f"(?:{'|'.join(sorted(_BRITISH, key=len, reverse=True))})")
_ISE = re.compile(r"([a-z]{3,})(?<!v)is(e[ds]?|er|ers|ing|ation|ations)$")
_NOT_IZE = re.compile(
    r".*(?:prom|exerc|superv|telev|adv|rev|dev|surpr|enterpr|compr|franch|comprom|desp|prec|conc|exc|inc|ra|no|"
    r"pra|appra|ar|dem|merchand|treat|prem|expert|parad|tortoi|porpoi|poi|cru|bru|cho|clo|lou|gu|disgu|l|w)is"
)


def american(word: str) -> str:
    """The American spelling of a casefolded word; any other word as it is.

    >>> american("organisations"), american("colourful"), american("promised"), american("tyres")
    ('organizations', 'colorful', 'promised', 'tires')
    """
    if "is" not in word and word[:3] not in _BRITISH_STARTS:
        return word
    if word in ("programme", "programmes"):  # but "programmer" and "programmed" are spelt alike
        return word.replace("mme", "m")
    if start := _BRITISH_START.match(word):
        word = _BRITISH[start.group()] + word[start.end() :]
    ize = _ISE.match(word)
    if ize and not _NOT_IZE.fullmatch(ize.group(1) + "is"):
        return f"{ize.group(1)}iz{ize.group(2)}"
    return word
