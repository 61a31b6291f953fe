"""Dates that lean on the date before them, in six languages."""

import datetime as dt

import pytest

from utils import load
from utils.article.days.dates import Dates
from utils.article.text.sentences import sentences
from utils.article.text.vocabulary import lexicon

LEANING = [
    ("en", "In March 2022 a hill was taken. At the end of that month talks began.", "2022-03-01"),
    ("en", "On 12 May 2021 troops moved in. On the 27th six soldiers were seized.", "2021-05-27"),
    ("en", "The arrangement is valid until 30 July.", "2024-07-30"),
    ("en", "In May 1992 Shusha fell; in October the front moved.", "1992-10-01"),
    ("fr", "En mai 2021 ils avancèrent. Le même mois six hommes furent pris.", "2021-05-01"),
    ("it", "A maggio 2021 i soldati avanzarono. Lo stesso mese ci furono scontri.", "2021-05-01"),
    ("ru", "15 ноября 2020 года отдали один район, 25-го — другой.", "2020-11-25"),
    ("az", "2022-ci ilin avqustunda Laçın verildi. Həmin ay görüş oldu.", "2022-08-01"),
    ("hy", "2022 թվականի օգոստոսին հանձնվեց Լաչինը։ Նույն ամսին կայացավ հանդիպում։", "2022-08-01"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "first"), LEANING)
def test_a_date_is_read_from_the_one_before_it(language, text, first):
    dates, words = Dates(language, dt.date(2024, 6, 1)), lexicon(load(), language)
    for sentence in sentences(text, language):
        sentence.marks = words.find(sentence.tokens)
        sentence.dates = dates.find(sentence)
    assert str(sentence.dates[-1].first) == first
