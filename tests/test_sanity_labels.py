"""What the columns of a figure must say of each other; each test names its rule."""

import pandas as pd

TO_COME = r"to be (?:handed over|released|returned)"
"""Notes of counts whose days lie ahead of the statement."""

BLACK_JANUARY = "1990-01-20-black-january"
ROUNDED = r"(?i)\b(?:nearly|almost|close to|approaching) (\d[\d,]*)"
SAME_COUNT = [
    "claimant_id",
    "phase_id",
    "event_id",
    "side",
    "category",
    "outcome",
    "low",
    "best",
    "high",
    "as_of",
    "scope",
    "date_start",
    "date_end",
]


def listed(rows: pd.DataFrame, *columns: str) -> list[str]:
    return [" ".join(map(str, row)) for row in rows[list(columns)].to_numpy()]


def later(day: pd.Series, than: pd.Series) -> pd.Series:
    """Whether a day is later, by as much of both as is known."""
    pairs = zip(day.fillna("").astype(str), than.fillna("").astype(str), strict=True)
    late = [bool(a and b) and a[: len(b)] > b[: len(a)] for a, b in pairs]
    return pd.Series(late, index=day.index)


def test_a_day_is_later_by_as_much_as_is_known():
    day = pd.Series(["2020-10-02", "2020-10-02", "2021", "2020-10", None])
    than = pd.Series(["2020-10-01", "2020-10", "2020-12-31", "2020-10-01", "2020"])
    assert list(later(day, than)) == [True, False, True, False, False]


def test_a_page_tells_of_no_day_after_its_own(data, claims):
    rows = claims.merge(data.sources[["source_id", "published_on"]], on="source_id")
    late = later(rows["as_of"], rows["published_on"])
    assert listed(rows[late], "claim_id", "as_of", "published_on") == []


def test_a_count_ends_no_later_than_its_speaker_knows(claims):
    ends = claims["date_end"].dt.strftime("%Y-%m-%d")
    ahead = claims["note"].fillna("").str.contains(TO_COME, case=False)
    late = later(ends, claims["as_of"]) & ~ahead
    assert listed(claims[late], "claim_id", "date_end", "as_of") == []


def test_a_count_of_people_released_runs_to_the_day_its_speaker_knows(claims):
    """They come back after the fighting in which they were taken, up to the day of the count."""
    rows = claims[(claims["outcome"] == "released") & (claims["scope"] == "cumulative")]
    early = later(rows["as_of"], rows["date_end"].dt.strftime("%Y-%m-%d"))
    assert listed(rows[early], "claim_id", "date_end", "as_of") == []


def test_one_count_of_one_speaker_is_one_row(claims):
    current = claims[claims["status"] == "current"]
    twins = current[current.duplicated(SAME_COUNT, keep=False)]
    assert listed(twins, "claim_id", "claimant_id", "outcome", "best", "as_of") == []


def test_nearly_is_about_a_number(claims):
    told = claims["note"].fillna("").str.extract(ROUNDED)[0].str.replace(",", "").astype(float)
    wrong = claims[(told == claims["best"]) & (claims["qualifier"] != "about")]
    assert listed(wrong, "claim_id", "qualifier", "note") == []


def test_a_number_with_a_word_stands_in_best(claims):
    """Only a span has ends: a number that is bounded or rounded by a word is one number."""
    worded = claims["qualifier"].isin(["at_least", "about", "up_to"])
    odd = claims["best"].isna() | claims["low"].notna() | claims["high"].notna()
    wrong = claims[worded & odd]
    assert listed(wrong, "claim_id", "qualifier", "low", "best", "high") == []


def test_a_count_from_new_year_to_a_day_of_that_year_is_a_part(claims):
    new_year = (claims["date_start"].dt.month == 1) & (claims["date_start"].dt.day == 1)
    same_year = claims["date_start"].dt.year == claims["date_end"].dt.year
    rows = claims[new_year & same_year & claims["event_id"].isna()]
    wrong = rows[~rows["scope"].isin(["part", "phase_total"])]
    assert listed(wrong, "claim_id", "date_start", "date_end", "scope") == []


def test_a_ministry_speaks_for_itself(data, claims):
    """A text that a ministry published is not one of the government as a whole."""
    pages = data.sources["publisher"].str.contains("Ministry")
    rows = claims[claims["source_id"].isin(data.sources.loc[pages, "source_id"])]
    wrong = rows[rows["claimant_id"].str.contains("-government$")]
    assert listed(wrong, "claim_id", "claimant_id", "source_id") == []


def test_a_count_made_while_its_event_goes_on_is_a_running_total(data, claims):
    ends = data.events[["event_id", "date_start", "date_end"]]
    rows = claims[claims["scope"] == "event"].merge(ends, on="event_id", suffixes=("", "_event"))
    days = rows["date_end"] > rows["date_start"]
    from_its_start = rows["date_start"] <= rows["date_start_event"]
    before_its_end = rows["date_end"] < rows["date_end_event"]
    told_before = later(rows["date_end_event"].dt.strftime("%Y-%m-%d"), rows["as_of"])
    wrong = rows[days & from_its_start & before_its_end & told_before]
    assert listed(wrong, "claim_id", "event_id", "date_end", "as_of") == []


def test_a_figure_that_only_an_encyclopedia_tells_is_not_said_to_be_of_open_sources(data):
    kinds = data.claims["source_id"].map(data.by_id("sources")["kind"].astype("str"))
    assert "open-sources" not in set(data.claims.loc[kinds == "encyclopedia", "claimant_id"])


def test_whoever_is_hurt_in_a_pogrom_is_a_civilian(data, claims):
    """Neither side had forces yet; both sides in one number may hold officers of the militia."""
    events = data.events
    mobs = set(events.loc[events["kind"] == "pogrom", "event_id"]) | {BLACK_JANUARY}
    rows = claims[claims["event_id"].isin(mobs) & claims["side"].isin(["armenian", "azerbaijani"])]
    assert len(rows) > 20
    assert listed(rows[rows["category"] != "civilian"], "claim_id", "category", "note") == []
