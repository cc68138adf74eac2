"""Nouns for what people are or do: "diver", "pianist", "gardener", "widow"."""

from __future__ import annotations

from answering.language.patterns import pattern, words
from answering.naming.words import TITLES

LONG = 6  # letters of a thing that may end another one: "supercomputer"
_DOES = pattern(
    r"[a-z]{2,}(?:er|ers|or|ors|ist|ists|ian|ians|man|men|woman|women|person|eer|eers|ee|ees|ess|esses|nik)"
)
_PEOPLE = frozenset(
    words(
        """person people boy girl child children baby teenager pupil student adult widow widower wife husband
        spouse son daughter brother sister twin uncle aunt nephew niece cousin friend guest patient client
        tenant neighbour suspect victim witness accused defendant convict thief hostage hero heir
        applicant participant assistant accountant consultant lieutenant servant immigrant migrant
        merchant expert pilot cook chef guard guide monk nun priest saint king queen poet architect nurse
        scout spy clerk vet chief host recruit mayor spokesman spokeswoman graduate candidate delegate
        advocate magistrate colleague athlete celebrity dentist official journalist agent president
        resident correspondent superintendent mechanic critic academic medic head boss star youth parent
        captain surgeon dean patron citizen villain guardian veteran sovereign culprit bride groom cadet
        diplomat acrobat tyrant pedestrian passenger stranger foreigner"""
    )
)
_THINGS = frozenset(
    words(
        """tower river theater center paper newspaper water weather letter number matter computer cover
        border order power summer winter corner layer tanker freighter trawler cruiser cutter steamer
        carrier container charter chapter quarter poster folder filter meter barometer chronometer
        thermometer helicopter printer scanner silver copper timber lumber rubber leather feather fiber
        powder shower tunnel flower dinner supper danger anger hunger fever ladder disorder murder thunder
        wonder finger shoulder liver bladder register semester parameter diameter motor tractor reactor
        factor sector vector corridor elevator escalator floor door harbor labor color flavor honor humor
        odor rumor vapor error mirror horror terror list twist mist fist tree fee coffee committee degree
        guarantee jubilee knee bee address process success access dress press stress fortress business
        wilderness excess progress mattress congress german roman human ottoman omen specimen regimen
        abdomen trillion airliner liner boiler cooler heater counter crater cluster disaster cylinder
        cancer career frontier pier barrier banner bar chamber cellar character monster outer other
        another transfer trailer transformer transistor sensor monitor server router charger starter
        stopper trigger tiger otter spider beaver badger oyster lobster hamster rooster"""
    )
)
"""Nouns that look like people and are none."""
_ENDS = tuple(thing for thing in _THINGS if len(thing) >= LONG)


def is_person(noun: str) -> bool:
    """Whether a noun says what somebody is, by a list or by its ending.

    >>> is_person("gardener"), is_person("pianists"), is_person("widow"), is_person("tower")
    (True, True, True, False)
    """
    low = noun.lower().strip(".,'’")
    if low.removesuffix("s") in _THINGS or low.removesuffix("s").endswith(_ENDS):
        return False
    return low in TITLES or low in _PEOPLE or low.removesuffix("s") in _PEOPLE or bool(_DOES.fullmatch(low))
