"""What is counted and what is not: who is told of again, what is said without its noun."""

import pytest

from utils.article import Article


def found(text, date="2024-06-01", language="en"):
    return Article.read(text, date, language).statements


def numbers(text, date="2024-06-01", language="en"):
    counts = found(text, date, language)
    return [int(n) for n in counts[counts["kind"] == "count"]["number"]]


COUNTED = [
    ("One Armenian soldier, a conscript of 19, was killed near Jermuk.", "en", [1]),
    ("In Tavush two Armenian guards were wounded and a farmer left his field.", "en", [2]),
    ("No more than 40 Armenian soldiers were killed near Jermuk.", "en", [40]),
    ("Baku asked both to release whoever is still held in Armenia.", "en", []),
    ("Families of Azerbaijani victims were given 2.5 million manats.", "en", []),
    ("16.45 Three Armenian soldiers were wounded near Sotk.", "en", [3]),
    ("Azerbaijan had to bury 2,900 in 2020.", "en", [2900]),
    ("A million Azerbaijanis fled, roughly one in seven citizens.", "en", [1_000_000]),
    ("In 2020 Armenia lost 3,825 dead, with 2,908 on the Azerbaijani side.", "en", [3825, 2908]),
    ("18 Armenian soldiers have died this year, against 12 and seven in 2013.", "en", [18, 12, 7]),
    ("Baku is looking for 4,500 missing people, Yerevan for some 850.", "en", [4500, 850]),
    ("THE WOUNDED. Stepanakert has 100, Azerbaijan 60; the UN counts 200 injured people.", "en",
     [100, 60, 200]),
    ("Mines have killed 78 Azerbaijanis and injured 312 since that war.", "en", [78, 312]),
    ("В Баку говорят о семистах раненых. Полсотни тысяч азербайджанцев бежали.", "ru",
     [700, 50_000]),
    ("À Choucha, plus de mille Azéris sont morts ; soixante-treize autres ont été blessés.", "fr",
     [1000, 73]),
    ("Adrbejan: զոհվել է տասներեք հայ զինվոր:", "hy", [13]),
    ("Stepanakert has confirmed 60 dead soldiers. Baku spoke last week of 130.", "en", [60, 130]),
    ("В плену остаются 40 армян. В Ереване называют и 80.", "ru", [40, 80]),
    ("La seconde guerre a coûté la vie à 3 800 Arméniens. Bakou reconnaît 2 900.", "fr",
     [3800, 2900]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "wanted"), COUNTED)
def test_each_person_is_counted_once_and_a_number_that_is_said_stands_for_them(
    text, language, wanted
):
    assert numbers(text, language=language) == wanted


def test_the_war_of_a_year_goes_on_with_the_verb():
    text = "The first war killed 30,000 people, that of 2020 about 6,800."
    assert list(found(text).dropna(subset="number")["phase_id"]) == ["first_war", "second_war"]


def test_a_colon_ends_an_armenian_sentence():
    text = "Մարտի 5-ին զոհվել է երեք ոստիկան: Ադրբեջանն ունի երկու զոհ: Կրակոցները դադարել են:"
    assert len(set(found(text, "2023-03-06", "hy")["start"])) == len(
        found(text, "2023-03-06", "hy")
    )
    assert numbers(text, "2023-03-06", "hy") == [3, 2]


def test_a_clause_before_the_counts_tells_of_their_event():
    text = "On 4 June a mine blew up a minibus near Susuzlug; three Azerbaijanis were killed."
    kinds = found(text, "2021-06-06")[["kind", "event_id"]].values.tolist()
    assert kinds == [["event", "d-2021-06-04-susuzlug"], ["count", "d-2021-06-04-susuzlug"]]


def test_commas_of_a_list_of_names_end_no_clause():
    text = "The leaders of Russia, Armenia and Azerbaijan signed a statement on 10 November 2020."
    told = found(text)
    assert told[told["event_id"] == "b-statement-1109"]["start"].min() == 0


def test_a_truce_that_ended_a_war_is_told_with_its_month():
    text = "The first Karabakh war, in which 25,000 died, ended with a truce in May 1994."
    assert "1994-05-12-ceasefire" in set(found(text)["event_id"])


def test_a_question_tells_nothing():
    assert found("What did the two leaders sign in Washington on 8 August?", "2025-08-12").empty


def test_soldiers_who_fell_are_no_town():
    text = "Three soldiers fell near Lachin on 3 August 2022."
    assert not found(text).query("kind == 'event'")["verdict"].eq("differs").any()


def test_an_accent_tells_who_was_killed_from_who_kills():
    assert numbers("Un soldat arménien a été tué lundi près de Kut.", "2023-10-03", "fr") == [1]


def test_people_of_whom_nothing_is_known_to_have_happened_are_told_and_not_compared():
    told = found("Before the war some 95,000 Armenians lived in Stepanakert.", "2020-12-01")
    assert told[["kind", "number", "verdict"]].values.tolist() == [["measure", 95_000, "no_data"]]
    assert found("In Yerevan 20,000 Armenians took part in a rally.", "2020-12-01").empty


def test_places_in_a_row_are_handed_over_each_on_its_day():
    text = "Armenia handed over Agdam on 20 November, Kalbajar on the 25th, Lachin on 1 December."
    assert set(found(text, "2020-12-15")["event_id"]) == {"c-ev-033", "c-ev-035", "c-ev-037"}


def test_an_amount_that_looks_like_a_year_is_none():
    (number,) = found("1980 houses were damaged in Tartar.", "2020-10-22")["number"]
    assert number == 1980


def test_what_a_war_destroyed_is_told_even_where_nothing_published_answers_it():
    text = "Armenia's army said it shot down 71 drones near Sotk and destroyed six howitzers."
    told = found(text, "2022-09-14")
    told = told[told["kind"] == "measure"]
    assert list(told["number"]) == [71, 6] and set(told["verdict"]) == {"no_data"}
