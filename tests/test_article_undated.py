"""A report without a day is read as one of the day whose events it tells, and says so."""

import datetime as dt

import pytest

from utils import Article
from utils.article.judged import EXAMPLE

CLASH = (
    "Two Armenian soldiers were killed and 19 wounded near Lachin. Russia accused Azerbaijan of "
    "breaking the ceasefire."
)


def test_the_example_without_its_day_is_read_as_with_it():
    undated = Article.read(EXAMPLE.read_text(encoding="utf-8"))
    assert undated.date == dt.date(2022, 8, 3)
    assert list(undated.statements["verdict"]) == list(Article.example().statements["verdict"])


def test_a_day_that_was_inferred_is_told_and_a_given_one_counts_over_it():
    assert "what it tells fits 3 August 2022" in Article.read(CLASH).dating
    assert Article.read(CLASH, "2022-08-05").date == dt.date(2022, 8, 5)
    assert Article.read(CLASH, "2022-08-05").dating == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("YEREVAN, August 4 (Agency) — ", dt.date(2022, 8, 4)),
        ("YEREVAN, August 3. ", dt.date(2022, 8, 3)),
        ("YEREVAN — ", dt.date(2022, 8, 3)),
    ],
)
def test_a_date_line_without_a_year_gets_the_year_of_its_events(line, day):
    assert Article.read(line + CLASH).date == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Two soldiers were killed.",
        "In 1994 a truce was signed, and in 2020 Shusha was taken and 2,908 soldiers had died.",
    ],
)
def test_one_statement_or_dated_history_gives_no_day(text):
    assert Article.read(text).date is None


def test_the_day_in_a_files_name_counts_over_the_inferred_one(tmp_path):
    path = tmp_path / "2022-08-06-report.txt"
    path.write_text(CLASH, encoding="utf-8")
    assert Article.open(path).date == dt.date(2022, 8, 6)


def test_a_weekday_in_a_headline_is_no_date_line():
    assert Article.read(f"Clash near Lachin on Wednesday\n\n{CLASH}").date == dt.date(2022, 8, 3)


def test_the_day_on_which_the_lead_says_what_happened_just_before_is_the_reports():
    lead = "Two soldiers were wounded near Nerkin Hand, Baku's border service said on {}."
    assert Article.read(lead.format("13 February 2024")).date == dt.date(2024, 2, 13)
    assert Article.read(lead.format("13 February 2019")).date is None
    later = "A soldier was hurt on 13 February 2024 near Nerkin Hand, and many more were to follow."
    assert Article.read(later).date is None


def test_a_figure_of_soldiers_does_not_fit_civilians_of_another_event():
    text = (
        "Nineteen Armenian soldiers were wounded. Two Armenian soldiers were killed in the attack."
    )
    assert Article.read(text).date == dt.date(2022, 8, 3)
