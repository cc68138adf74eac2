"""Words that tell what a name is: titles of people, heads of organisations and places."""

from __future__ import annotations

from answering.language.patterns import words

TITLES = frozenset(
    words(
        "mr mrs ms miss mx dr prof professor sir dame lord lady madam president premier minister "
        "chancellor king queen emperor empress prince princess pope sultan sheikh sheik emir ayatollah "
        "shah tsar czar senator sen congressman congresswoman rep representative governor gov mayor "
        "ambassador envoy secretary speaker chairman chairwoman chairperson chair ceo cfo coo director "
        "executive officer chief commissioner commander general gen colonel col captain capt lieutenant "
        "lt sergeant sgt major maj corporal cpl admiral adm marshal brigadier private archbishop bishop "
        "cardinal rabbi imam mullah reverend rev father judge justice attorney prosecutor detective "
        "inspector constable superintendent sheriff coach manager striker midfielder defender "
        "goalkeeper spokesman spokeswoman spokesperson analyst economist professor author actor actress "
        "singer congressperson councillor councilor deputy mp pm leader"
    )
)
SURNAMES = frozenset(
    words("king prince pope bishop judge major marshal sheriff cardinal shah queen chancellor")
)
"""Titles that are surnames too: "Martin Luther King"."""
TITLE_PARTS = frozenset(
    words(
        "prime vice deputy acting interim former ex crown foreign finance interior defence defense "
        "trade justice health treasury state home energy education agriculture transport commerce labor "
        "labour housing economy press first senior chief associate assistant under permanent opposition "
        "majority minority house senate supreme presiding lead head general managing national security "
        "adviser advisor of"
    )
)
"""Words that go with a title: "Vice President", "Foreign Minister", "Press Secretary"."""
NOBLE = frozenset(words("duke duchess prince princess earl marquess count countess baron baroness lord lady"))
"""Titles whose "of" belongs to the name: "Duke of Sussex"."""

ORGANISATIONS = frozenset(
    words(
        "cross crescent inc corp corporation ltd llc plc co company group holdings bank ministry "
        "department agency council commission committee parliament congress senate assembly court party "
        "union federation association league club university college school institute institution "
        "academy church army navy force forces guard guards police service services bureau office board "
        "authority administration foundation fund organisation organization motors motor airlines "
        "airways air news times post journal daily globe mirror chronicle gazette tribune herald "
        "telegraph press television broadcasting network media magazine house cabinet treasury command "
        "society alliance coalition front movement brotherhood trust exchange reserve nations unit "
        "hospital corps marines republicans democrats fc afc rovers wanderers athletic industries "
        "energy pharmaceuticals electronics electric steel partners capital ventures technologies "
        "systems studios pictures records entertainment airline railways laboratories laboratory center "
        "centre chamber directorate secretariat taskforce squad regiment battalion brigade fleet "
        "militia resistance network caucus embassy consulate united orchestra choir philharmonic guild "
        "syndicate consortium cooperative diocese archdiocese cement foods chemicals shipping insurance "
        "brewery telecom watch ag as oy ab asa nv bv sa spa gmbh"
    )
)
CLUBS = frozenset(
    words(
        "fc ac as sc cd cf sv real dinamo dynamo lokomotiv spartak sporting atletico inter olympique "
        "borussia lok racing deportivo"
    )
)
"""Words with which names of clubs begin."""
LONE_BODIES = frozenset(words("parliament congress senate"))
"""Bodies that are named by one word alone."""
COMPANY = frozenset(
    words("inc corp corporation ltd llc plc co company group holdings motor motors ag sa nv gmbh se kk")
)
"""Words that may be left off a company's name."""
OF_HEADS = frozenset(
    words(
        "ministry department university bank house republic kingdom gulf bay sea board council court "
        "organisation organization institute centre center office chamber church strait isle isles "
        "island islands city union federation league association academy museum bureau commission "
        "committee group states treaty battle statue tower district province county port cape mount "
        "order medal agency administration college school confederation society fund army navy bishop "
        "duke duchess prince princess earl commonwealth state university institution foundation centers "
        "centres cathedral palace secretary minister president chancellor authority diocese archdiocese "
        "guild orchestra choir friends hospital library bridge castle abbey"
    )
)
"""Words after which "of" goes on with the name: "Bank of Japan", "Gulf of Mexico"."""
AND_HEADS = frozenset(
    words(
        "ministry department office organisation organization committee commission agency "
        "administration association institute center centre centers centres society"
    )
)
"""Words after which, with "of" or "for", an "and" goes on too: "Department of Health and Human Services"."""
PLACES = frozenset(
    words(
        "palace point river street avenue road lane boulevard bay sea ocean island islands isle mountain "
        "mountains lake strait straits peninsula valley desert park stadium arena airport bridge square "
        "tower castle temple cathedral beach port harbour harbor canyon county province prefecture city "
        "town village district state region territory coast cape gulf hills heights base station "
        "highway canal falls forest glacier volcano basin plaza hall gate garden gardens hotel prison "
        "jail border zone strip bank archipelago reef oblast plateau crossing tunnel dam mall museum "
        "theatre theater"
    )
)
PLACE_FIRST = frozenset(
    words("mount mt lake cape gulf strait port fort san santa los las el saint st new north south east west")
)
EVENTS = frozenset(
    words(
        "prize award awards cup medal series games game open championship championships act treaty "
        "accord accords agreement pact day war festival summit olympics bowl grand prix constitution "
        "amendment bill law plan protocol convention declaration resolution doctrine initiative project "
        "mission crisis revolution uprising hurricane typhoon storm operation christmas easter ramadan "
        "eid bible quran koran list index conference"
    )
)
SHIPS = frozenset(words("uss hms hmcs hmas hmnzs ins js mv ss rms usns rfa cgc"))
NO_ORGANISATION = frozenset(
    words(
        "gdp ai tv ceo cfo pm mp mps id dna hiv aids covid vip faq pc it ok am gmt utc est edt cet bst "
        "diy suv"
    )
)
"""Capitals that name nobody."""
BODIES = ORGANISATIONS | PLACES | EVENTS
GENERIC = frozenset(
    words(
        "government state army navy police court church party union board council ministry department "
        "agency company group university bank constitution republic nation province city committee "
        "commission authority administration cabinet earth internet god english"
    )
)
"""Words that stand for one body of many when they stand alone with a capital: "the Government"."""
BARE = frozenset(
    words(
        "police parliament congress oil gold rice government security health water power gas snow rain "
        "fire war peace food wheat corn steel trade music football cricket rugby baseball local "
        "national international general public private new old white black red green blue south north "
        "east west central western eastern northern southern royal federal human social first second "
        "third great high late early same such most many both according all even now like thanks given "
        "following despite per until since may will state"
    )
)
"""Words that begin a sentence with no article though they are singular."""
SPEECH = frozenset(
    words(
        "said says told tells added adds announced announces wrote writes tweeted posted warned warns "
        "insisted argued argues explained claimed claims denied denies confirmed confirms promised "
        "pledged vowed asked replied responded acknowledged admitted stressed noted recalled declared "
        "thanked praised urged hailed met visited arrived flew spoke smiled resigned died married "
        "tweets believes thinks wants hopes"
    )
)
CALENDAR = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
        "july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
        "dec mon tue wed thu fri sat sun"
    )
)
GIVEN_MONTHS = frozenset(words("may april june august march"))
"""Months that are also names of people: kept at the end of a name ("Theresa May")."""
PARTICLES = frozenset(words("de del della di da dos das du van von der den ter bin ibn al el ul la le y e"))
"""Small words inside the names of people: "Ursula von der Leyen"."""
