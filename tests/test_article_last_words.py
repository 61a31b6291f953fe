"""Who published only running totals of a war is heard with the last of them, on either side."""

import datetime as dt

import pytest

from utils.article import Article
from utils.article.known.rows import Claim
from utils.article.setting.context import Setting
from utils.article.speakers.attribution import OPPOSITE
from utils.article.verdicts.compare import last_words

FIRST, LAST = dt.date(2020, 9, 27), dt.date(2020, 11, 10)
WAR = Setting(None, "second_war", None, FIRST, LAST, whole=True)
SIDES = {"ours": "armenian", "our-army": "armenian", "theirs": "azerbaijani", "paper": "none"}


def claim(number, claimant, as_of, scope="cumulative"):
    return Claim(f"c{number}", "second_war", None, FIRST, LAST, "armenian", "military", "killed",
                 number, number, "exact", as_of, claimant, scope, "current")  # fmt: skip


@pytest.mark.parametrize("swapped", [False, True])
def test_the_last_running_total_of_a_side_without_another_figure_is_comparable(swapped):
    sides = {who: OPPOSITE.get(side, side) if swapped else side for who, side in SIDES.items()}
    claims = [claim(2_900, "theirs", "2021-06-01", "phase_total"), claim(95, "paper", "2020-09-29"),
              claim(7_000, "our-army", "2020-11-04"), claim(7_500, "ours", "2020-11-07"),
              claim(700, "theirs", "2020-11-09")]  # fmt: skip
    assert [c.lowest for c in last_words(claims, WAR, sides)] == [7_500]


@pytest.mark.parametrize("date", [None, "2020-12-20", "2025-09-19"])
@pytest.mark.parametrize("text, verdict", [
    ("Armenia says that 7,510 Azerbaijani soldiers were killed in the 2020 war.", "confirmed"),
    ("Armenia says that 6,000 Azerbaijani soldiers were killed in the 2020 war.", "within_range"),
    ("Azerbaijan says that 7,500 Armenian soldiers were killed in the 2020 war.", "within_range"),
    ("Azerbaijan says that 7,000 Armenian soldiers were killed in the 2020 war.", "confirmed"),
])  # fmt: skip
def test_each_side_finds_its_count_of_the_other_s_dead(text, verdict, date):
    assert Article.read(text, date, "en").found[0].verdict == verdict
