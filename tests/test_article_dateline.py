"""The day of a report: given by the reader, else the one that the text itself bears."""

import datetime as dt

import pytest

from utils import Article
from utils.__main__ import main
from utils.article.days.dateline import day_of
from utils.article.judged import EXAMPLE

THIRD = dt.date(2022, 8, 3)
BODY = "Two Armenian soldiers were killed on Wednesday near Lachin."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"Truce under strain\n\nAugust 3, 2022\n\n{BODY}", "en"),
        (f"Truce under strain\nPublished 3 August 2022, 14:05\n\n{BODY}", "en"),
        (f"YEREVAN, August 3, 2022 (Agency) — {BODY}", "en"),
        (f"2022-08-03\n{BODY} Talks are set for 10 August 2022.", "en"),
        (f'<html><head><meta property="article:published_time" content="2022-08-03T10:00"/>'
         f"</head><body><p>{BODY}</p></body></html>", "en"),
        (f'<p>News</p><time class="x" datetime="2022-08-03">today</time><p>{BODY}</p>', "en"),
        ("3 августа 2022 года\n\nДвое военных погибли.", "ru"),
        ("Երևան, 3 օգոստոսի 2022։ Երկու զինծառայող է զոհվել Լաչինի մոտ, հայտնել են Երևանից։", "hy"),
        ("Bakı, 3 avqust 2022. Müdafiə Nazirliyi bildirib ki, iki hərbçi həlak olub.", "az"),
        ("Yerevan, 3 August 2022, Agency. Two soldiers were killed near Lachin, it is said.", "en"),
        ("3 août 2022\n\nDeux soldats ont été tués.", "fr"),
    ],
)  # fmt: skip
def test_a_text_bears_its_day(text, language):
    assert day_of(text, language) == THIRD


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "The war of 2020 ended in November 2020.",
        "On 3 August 2022 two soldiers were killed. The war ended on 10 November 2020.",
        "In the war of autumn, 3 August 2022 was a day like many others for those in the villages.",
        f"{BODY} The truce of 10 November 2020 holds, and another of 1 March 2021.\n" + "x " * 400
        + "On 3 August 2022 it broke.",
        '<meta property="article:published_time" content="2022-99-99"/>',
    ],
)  # fmt: skip
def test_a_day_that_is_not_the_reports_own_is_not_taken_for_it(text):
    assert day_of(text, "en") is None


def test_a_day_that_is_given_counts_over_the_one_in_the_text():
    text = f"August 3, 2022\n\n{BODY}"
    assert Article.read(text).date == THIRD
    assert Article.read(text, "2022-08-04").date == dt.date(2022, 8, 4)
    assert Article.read(text, "2022-08-04").dating == ""


def test_a_day_in_the_text_finds_as_much_as_one_that_is_given(tmp_path, capsys):
    told = EXAMPLE.read_text(encoding="utf-8")
    (tmp_path / "report.txt").write_text(f"3 August 2022\n\n{told}", encoding="utf-8")
    assert main(["article", str(tmp_path / "report.txt"), "--to", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert f"{len(Article.example().found)} statements" in said
    assert "Read as a report of 3 August 2022" in said
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "the day that the text itself bears" in page


def test_without_any_day_the_loss_is_told(tmp_path, capsys):
    (tmp_path / "report.txt").write_text(BODY, encoding="utf-8")
    assert main(["article", str(tmp_path / "report.txt"), "--to", str(tmp_path / "out")]) == 0
    assert "No day was given and the text bears none" in capsys.readouterr().out


def test_a_day_in_the_name_of_the_file_counts_where_the_text_bears_none(tmp_path):
    path = tmp_path / "2022-08-03-report.txt"
    path.write_text(BODY, encoding="utf-8")
    article = Article.open(path)
    assert article.date == THIRD and "in the name of the file" in article.dating
    path.write_text(f"4 August 2022\n\n{BODY}", encoding="utf-8")
    assert Article.open(path).date == dt.date(2022, 8, 4)
