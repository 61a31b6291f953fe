"""Verdicts: a figure beside the claims that are about the same thing."""

import pytest

from utils import load
from utils.article import Article


def verdict(text, date=None):
    found = Article.read(text, date, "en").statements
    assert len(found) == 1, found[["text", "verdict"]]
    return found.iloc[0]


def test_a_published_figure_is_confirmed_with_its_rows():
    found = verdict("Azerbaijan says 2,908 of its soldiers died in the 44-day war.", "2023-01-01")
    assert found["verdict"] == "confirmed"
    claims = load().claims.set_index("claim_id")
    first = claims.loc[found["claim_ids"][0]]
    assert (first["best"], first["side"], first["outcome"]) == (2908, "azerbaijani", "killed")


def test_a_figure_between_rivals_is_within_their_range():
    text = "In the first Karabakh war 27,000 people were killed."
    assert verdict(text, "2023-01-01")["verdict"] == "within_range"


def test_a_figure_outside_differs_and_says_what_is_known():
    found = verdict("In the first Karabakh war 500,000 people were killed.", "2023-01-01")
    assert found["verdict"] == "differs"
    assert found["why"].startswith("Outside what") and "30,000" in found["why"]


def test_a_running_total_is_compared_with_its_own_days():
    text = "The Karabakh army says 555 of its soldiers were killed since 27 September."
    assert verdict(text, "2020-10-14")["verdict"] == "confirmed"
    assert verdict(text, "2020-11-09")["verdict"] == "differs"


def test_an_increase_over_a_day_is_not_set_beside_a_total():
    text = "Another 26 Armenian soldiers were killed in the past 24 hours."
    assert verdict(text, "2020-10-09")["verdict"] == "no_data"


def test_a_mixed_count_is_not_set_beside_deaths():
    text = "Azerbaijan's defence ministry said 560 Armenian soldiers were killed and wounded."
    found = verdict(text, "2020-09-28")
    assert found["verdict"] == "no_data"
    assert "Mixed" in found["why"]


def test_casualties_that_are_published_as_deaths_say_so():
    found = verdict("The 2020 war claimed more than 6,500 casualties.", "2022-08-03")
    assert found["verdict"] == "confirmed"
    assert "As a number of deaths" in found["why"]


def test_a_report_whose_publisher_is_not_known_confirms_nothing():
    dataset = load()
    unknown = dataset.claimants["name"].str.contains("publisher not known")
    claims = dataset.claims
    rows = claims[claims["claimant_id"].isin(dataset.claimants[unknown]["claimant_id"])]
    found = verdict("The 2020 war claimed more than 6,500 casualties.", "2022-08-03")
    assert not set(found["claim_ids"]) & set(rows["claim_id"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenian forces captured Shusha on 8 May 1992.", "confirmed"),
        ("Azerbaijani forces captured Shusha on 8 November 2020.", "confirmed"),
        ("Azerbaijani forces captured Lachin in May 1992.", "differs"),
    ],
)
def test_a_town_taken_is_compared_by_side_and_day(text, expected):
    assert verdict(text, "2021-01-01")["verdict"] == expected


def test_a_number_of_peacekeepers_is_compared_with_the_agreement():
    found = verdict("Russia deployed some 2,000 troops after the 2020 war.", "2022-08-03")
    assert found["verdict"] == "confirmed"
    assert set(found["claim_ids"]) <= set(load().measures["measure_id"])


def test_a_figure_that_the_text_gives_to_somebody_else_is_said_to_be_anothers():
    text = "Amnesty International counted 98 Azerbaijani civilians killed in the 2020 war."
    found = verdict(text, "2021-06-01")
    assert (found["verdict"], found["claimant_id"]) == ("confirmed", "amnesty")
    assert "published by Prosecutor General of Azerbaijan" in found["why"]
    assert found["why"].endswith("Amnesty International, whom the text names, gives 94.")


def test_places_of_another_war_are_no_measure_of_villages_handed_over():
    found = verdict("Armenia returned four villages to Azerbaijan in May 2024.", "2024-06-01")
    assert found["verdict"] == "confirmed"


def test_counts_of_another_size_are_not_named_as_rivals():
    found = verdict("More than 100,000 people fled Nagorno-Karabakh for Armenia.", "2023-10-03")
    assert "other comparable claims give 98,625 to 115,366" in found["why"]


@pytest.mark.parametrize(
    "text",
    [
        "They fought a war in 2020 in which about 6,500 people died and Azerbaijan retook land.",
        "About 6,500 people were killed in the 2020 war, which Azerbaijan won.",
        "In 2020 Azerbaijan retook land in a war in which 6,500 died, and Armenia signed a truce.",
        "The war, in which more than 6,500 were killed, ended with Baku regaining Shusha.",
        "The war of autumn 2020 claimed more than 6,500 lives before Armenia ceded territory.",
    ],
)
def test_the_dead_of_a_war_are_not_those_of_a_side_that_does_something_after(text):
    found = Article.read(text, "2022-09-14", "en").statements
    found = found[found["kind"] == "count"].iloc[0]
    assert (found["side"], found["verdict"]) == ("both", "confirmed")


@pytest.mark.parametrize("nobody", ["No soldier", "Not a single soldier", "No one"])
def test_nobody_is_a_published_figure_too(nobody):
    text = f"{nobody} died on the border in 2025, Prime Minister Nikol Pashinyan said."
    found = verdict(text, "2026-01-15")
    assert (found["number"], found["side"], found["verdict"]) == (0, "both", "confirmed")


@pytest.mark.parametrize(
    "text", ["No-man's land: two died.", "No soldier spoke as two were killed near Lachin."]
)
def test_a_no_that_counts_nobody_gives_no_figure(text):
    assert 0 not in set(Article.read(text, "2022-08-04", "en").statements["number"])


def test_officials_of_nobody_named_speak_for_the_side_that_each_count_is_of():
    text = "Armenia lost 3,825 soldiers and Azerbaijan 2,908, according to official figures."
    found = Article.read(text, "2024-01-01").statements
    assert found[["number", "claimant_id", "verdict"]].values.tolist() == [
        [3825, "am-official-unspecified", "confirmed"],
        [2908, "az-official-unspecified", "confirmed"],
    ]


def test_at_the_end_of_a_war_its_later_totals_can_be_compared():
    text = "In the 44-day war 30,000 Azerbaijanis were killed."
    assert verdict(text, "2020-11-10")["verdict"] == "differs"
    assert verdict(text, "2020-10-10")["verdict"] == "no_data"


@pytest.mark.parametrize(
    ("words", "date"), [("", "2024-02-10"), ("has by now ", "2024-02-10"), ("later ", "2023-09-21")]
)
def test_refugees_are_counted_long_after_their_flight(words, date):
    text = f"UNHCR {words}registered 115,000 refugees from Nagorno-Karabakh in Armenia."
    found = verdict(text, date)
    assert (found["side"], found["verdict"]) == ("armenian", "confirmed")
    assert found["event_id"] == "e-2023-09-24-exodus"


def test_a_figure_that_its_claimant_published_only_later_does_not_differ():
    text = (
        "200 people were killed in Azerbaijan's offensive. UNHCR later registered 115,000 refugees."
    )
    found = Article.read(text, "2023-09-20").statements.iloc[-1]
    assert (found["claimant_id"], found["verdict"]) == ("unhcr", "confirmed")


@pytest.mark.parametrize(
    ("text", "day", "number", "verdict"),
    [
        ("In Karabakh 92 armoured vehicles were handed over.", "2023-10-08", 92, "confirmed"),
        ("By then 3,326 houses in Azerbaijan had been damaged.", "2020-12-01", 3326, "confirmed"),
        ("The soviet voted by 110 votes to 17 to join Armenia.", "1988-02-22", 17, "confirmed"),
        ("Washington takes 74% of the company of the TRIPP.", "2026-01-15", 74, "confirmed"),
        ("Под Джермуком продвижение составило 7,5 км.", "2022-09-16", 7.5, "confirmed"),
        ("Some 6,000 mines are on the map of Aghdam that was handed over.", "2021-06-14", 6000,
         "differs"),
    ],
)  # fmt: skip
def test_a_published_figure_is_known_by_noun_time_and_rare_words(text, day, number, verdict):
    found = Article.read(text, day).statements
    assert found.loc[found["number"] == number, ["kind", "verdict"]].values.tolist() == [
        ["measure", verdict]
    ]


def test_few_things_of_a_kind_contradict_no_published_figure():
    found = Article.read("They fought over two villages near Shusha.", "2020-10-30").statements
    assert not (found["kind"] == "measure").any()


@pytest.mark.parametrize(
    ("text", "day", "event", "verdict"),
    [
        # killed and wounded together are set beside what was published as such
        ("A spokesman in Yerevan said 6,749 Azerbaijani soldiers had been killed or wounded "
         "since 27 September.", "2020-10-28", None, "confirmed"),
        # an event goes on for weeks; a day within it is of it
        ("Six Armenian soldiers were captured on the border on 27 May.", "2021-06-16",
         "d-2021-05-12-border", "confirmed"),
        # few events count peacekeepers or policemen
        ("Azerbaijan's offensive ended on 20 September. Six Russian peacekeepers were killed.",
         "2023-09-22", "e-2023-09-20-peacekeepers-killed", "confirmed"),
        # what is said in the weeks after a war is said of it
        ("Armenia's health ministry said in mid-November that 2,425 soldiers were dead.",
         "2020-12-03", None, "confirmed"),
        # mine victims since a day are none of "the war"
        ("The war is not over: 71 Azerbaijanis have been killed by mines since November 2020.",
         "2026-02-06", None, "confirmed"),
        # the town is the one that was named last
        ("Ganja was shelled for the third time. On 11 October a strike on the city killed ten "
         "residents.", "2020-10-18", "b-ganja-1011", "confirmed"),
    ],
)  # fmt: skip
def test_a_count_is_laid_beside_what_was_published_of_the_same(text, day, event, verdict):
    found = Article.read(text, day, "en").statements
    count = found[found["kind"] == "count"].iloc[-1]
    assert (count["event_id"] if event else None, count["verdict"]) == (event, verdict)


def test_the_victims_of_mines_alone_answer_only_a_report_that_tells_of_mines():
    text = "61 Azerbaijanis have been killed {}since November 2020."
    told, untold = (
        Article.read(text.format(cause), "2023-09-19", "en").statements.iloc[0]
        for cause in ("by mines ", "")
    )
    assert told["verdict"] == "confirmed" and untold["verdict"] != "confirmed"
    causes = load().claims.set_index("claim_id")["cause"]
    assert "mines" in set(causes[list(told["claim_ids"])])
    assert "mines" not in set(causes[list(untold["claim_ids"])])


def test_names_that_are_added_to_a_list_are_an_increase():
    text = "Nagorno-Karabakh's army added 31 soldiers to its list of the dead on Thursday."
    assert verdict(text, "2020-10-22")["verdict"] == "no_data"
