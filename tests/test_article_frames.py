"""Each way in which English news tells of the dead, the hurt and the held, for either side."""

import datetime as dt

import pytest

from utils.article import Article
from utils.article.days.dateline import day_since

PARTIES = [
    {"adj": "Armenian", "people": "Armenians", "land": "Armenia", "cap": "Yerevan",
     "other": "Azerbaijani", "others": "Azerbaijanis", "there": "Azerbaijan", "side": "armenian",
     "opposite": "azerbaijani"},
    {"adj": "Azerbaijani", "people": "Azerbaijanis", "land": "Azerbaijan", "cap": "Baku",
     "other": "Armenian", "others": "Armenians", "there": "Armenia", "side": "azerbaijani",
     "opposite": "armenian"},
]  # fmt: skip
OWN, FOE = "side", "opposite"
FRAMES = [
    ("Artillery hit an {adj} post, killing three and injuring 17.",
     [(3, "killed", OWN), (17, "wounded", OWN)]),
    ("{land} lost three soldiers, {there} 17.", [(3, "killed", OWN), (17, "killed", FOE)]),
    ("{land}: three dead, 17 wounded after a night of fighting.",
     [(3, "killed", OWN), (17, "wounded", OWN)]),
    ("Three {others} died; {land} admitted 17 dead.", [(3, "killed", FOE), (17, "killed", OWN)]),
    ("The {adj} ministry said the enemy had lost three soldiers.", [(3, "killed", FOE)]),
    ("Three soldiers, all of them {adj}, were killed.", [(3, "killed", OWN)]),
    ("The number of {adj} soldiers killed in a night of shooting on the border has climbed to 17.",
     [(17, "killed", OWN)]),
    ("{cap} put its own dead at fifty the day before.", [(50, "killed", OWN)]),
    ("{cap} counted 17 dead servicemen and three wounded.",
     [(17, "killed", OWN), (3, "wounded", OWN)]),
    ("A thirteen-year-old {adj} herdsman was wounded.", [(1, "wounded", OWN)]),
    ("Contact has been lost with three {adj} soldiers.", [(3, "missing", OWN)]),
    ("Three {people} remain in {other} captivity.", [(3, "captured", OWN)]),
    ("{there} let go of three {adj} prisoners, who flew home.", [(3, "released", OWN)]),
    ("Three {adj} families had to flee.", [(3, "displaced", OWN)]),
]  # fmt: skip
OTHER_MATTERS = [
    "Three {adj} houses were destroyed.",
    "{cap} expelled three diplomats.",
    "A man of forty from {cap} opened a bakery.",
    "{adj} officials held 17 meetings.",
    "A 122-mm howitzer fired on {adj} positions.",
    "About 17 {adj} deputies voted for the law.",
]


def read(text, party):
    found = Article.read(text.format(**party), "2022-09-20", "en").statements
    counts = found[found["kind"] == "count"]
    return list(zip(counts["number"], counts["outcome"], counts["side"], strict=True))


@pytest.mark.parametrize("party", PARTIES, ids=lambda party: party["side"])
@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_a_frame_is_read_for_either_side(party, text, expected):
    assert read(text, party) == [(n, outcome, party[whose]) for n, outcome, whose in expected]


@pytest.mark.parametrize("party", PARTIES, ids=lambda party: party["side"])
@pytest.mark.parametrize("text", OTHER_MATTERS)
def test_numbers_of_other_matters_count_nobody(party, text):
    assert read(text, party) == []


@pytest.mark.parametrize(
    ("text", "day", "language", "event_id"),
    [
        ("Petrol blew up as motorists queued for fuel on Monday.", "2023-09-26", "en",
         "e-2023-09-25-fuel-depot"),
        ("Sugar and oil are sold against coupons since Friday.", "2023-01-22", "en",
         "e-2023-01-20-rationing"),
        ("Талоны на продовольствие введены в Карабахе в пятницу.", "2023-01-22", "ru",
         "e-2023-01-20-rationing"),
        ("Its best hour was Key West in 2001, where two presidents talked for days.", "2025-12-01",
         "en", "h-2001-04-key-west"),
    ],
)  # fmt: skip
def test_an_event_is_found_by_words_that_mean_alike(text, day, language, event_id):
    assert event_id in set(Article.read(text, day, language).statements["event_id"])


def test_several_powers_can_speak_in_one_clause():
    text = "Washington and the European Union have both urged restraint."
    found = set(Article.read(text, "2022-08-05", "en").statements["event_id"])
    assert {"h-2022-08-03-us", "h-2022-08-03-eu"} <= found


def test_a_date_line_without_a_year_is_not_in_the_future():
    day = dt.date.today()
    line = (day + dt.timedelta(days=30)).strftime("BAKU, %B %-d - Nothing happened.")
    found = day_since(line, "en", day - dt.timedelta(days=60))
    assert found is None or found <= day


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("Armenia raised its toll of the fighting near Jermuk to 135.", 135, "killed"),
        ("Azerbaijan published a list of 77 servicemen.", 77, "killed"),
        ("Yerevan reported the deaths of 11 servicemen, and of one elderly villager.", 1, "killed"),
        ("Karabakh counted 58 dead soldiers, a handbook gives 27,000.", 27000, "killed"),
        ("Baku agreed to free 32 Armenian servicemen.", 32, "released"),
        ("Some 53,600 people have now crossed into Armenia.", 53600, "displaced"),
    ],
)
def test_a_number_without_a_word_of_its_own_takes_that_of_the_phrase(text, number, outcome):
    found = Article.read(text, "2022-09-16", "en").statements
    assert outcome in found.loc[found["number"] == number, "outcome"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan said it had wiped out an Armenian command post.",
        "On Thursday a military court in Baku sentenced former leaders.",
    ],
)
def test_a_word_for_people_before_another_noun_counts_nobody(text):
    assert not (Article.read(text, "2026-02-06", "en").statements["kind"] == "count").any()


def test_who_belongs_to_those_who_were_counted_is_not_counted_again():
    text = "In Fuzuli four members of a family died, many of them on the spot."
    assert Article.read(text, "2020-11-29", "en").statements["number"].tolist() == [4]
