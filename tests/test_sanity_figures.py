"""What must hold for figures beyond their schema; each test names its rule."""

import re

import pandas as pd
import pytest

from utils.data.coverage import NAMELESS

ASKED_FIRST = ["killed", "wounded", "missing", "captured"]
ONE_DAY = pd.Timedelta(days=1)  # wars end and truces begin on one and the same day
QUESTION = ["phase_id", "claimant_id", "side", "category", "outcome"]
FEWEST = {"claims": 1450, "sources": 1450, "measures": 590, "claimants": 290}

REFUSED = {
    r"liberat\w*": "says who was right",
    r"occup(?:y|ied|ies|ying|ation|iers?)\w*": "a legal judgment",
    r"terror(?:ists?|ism)?\b": "the word of one side for the other's fighters",
    r"martyr\w*|she?hids?\b|hero(?:es|ic|ism)?\b": "honours the dead of one side",
    r"separatis\w*|regimes?\b|puppet\w*": "belittles the other side",
    r"aggress\w*|invad\w*|invasion": "a legal judgment",
    r"enem(?:y|ies)\b": "speaks as one of the parties",
    r"ethnic cleansing|genocid\w*": "a legal judgment",
    r"so-called": "doubts without saying who doubts",
}
TWO_NAMES = {
    "Stepanakert": "Khankendi",
    "Shushi": "Shusha",
    "Martuni": "Khojavend",
    "Martakert": "Aghdara",
    "Karvachar": "Kalbajar",
    "Berdzor": "Lachin",
    "Akna": "Aghdam",
}

AGENCIES = r"\b(?:AFP|AP|Associated Press|Reuters|Interfax|TASS|Anadolu|ANSA|DPA)\b"
"""Whose texts other outlets print."""

REPRINTS = r"""
    allinnet armenianclub armeniandiaspora azerbaijannewsgazette bbabo bowlclub docslib hozir
    hyetert menafn nashvernisazh pledgetimes prress rssing thefactnews urdupoint
    vinapk yerepouni yyoutdoors
"""
"""Sites that print what others wrote; a reporter wants to know whose text it is."""

ENDINGS = "yan|ian|iants|ov|ev|ova|eva|zade|oglu|enko|ski|sky|dze|shvili"
SURNAME = rf"\b([A-Z][a-z]+(?:{ENDINGS})|(?<=\b[A-Z]\. )[A-Z][a-z-]+)\b"
OFFICES = """
    Amirbayov Babayan Ghukasyan Harutyunyan Hovhannisyan Ishkhanyan Kurbanov Mamedov Manukyan
    Mirzoyan Mnatsakanyan Nazarbayev Pashikyan Sahakyan Shahramanyan Torosyan Volsky Yeltsin
"""
SPEAKERS = "Hokhikyan Minasyan Mkrtchyan Poghosyan Sabiroglu Valiyev Vardanyan"
NO_NAMES = "Civilian Iranian Italian Murov Russian Safian Sisian"
PUBLIC = set(f"{OFFICES} {SPEAKERS} {NO_NAMES}".split())
"""Names that may stand in texts besides those of claimants; a new one is added on purpose."""


@pytest.fixture(scope="module")
def totals(claims):
    """The list that a chart of whole periods draws."""
    return claims[(claims["scope"] == "phase_total") & (claims["status"] == "current")]


def listed(rows: pd.DataFrame, *columns: str) -> list[str]:
    """Rows as short text, for a message that can be acted on."""
    return [" ".join(map(str, row)) for row in rows[list(columns)].to_numpy()]


def encyclopedias(data) -> list[str]:
    known = data.claimants
    return list(known.loc[known["kind"] == "encyclopedia", "claimant_id"])


def written(data) -> pd.Series:
    """Our own words about figures; 'Given as' quotes how a page names its speaker."""
    texts = pd.concat(
        [
            data.claims.set_index("claim_id")["note"],
            data.measures.set_index("measure_id")["note"],
            data.measures.set_index("measure_id")["about"],
            data.gaps.set_index("gap_id")["what"],
            data.phases.set_index("phase_id")["summary"],
            data.control.set_index("control_id")["note"],
            data.captures.set_index("capture_id")["note"],
        ]
    )
    texts = texts.str.replace(r'"[^"]*"', "", regex=True)
    return texts.dropna().str.replace(r"Given as: .*?(?:\. |$)", "", regex=True)


def test_tables_do_not_shrink(data):
    assert {name: size for name, size in FEWEST.items() if len(getattr(data, name)) < size} == {}


def test_a_page_has_one_source_id(data):
    pages = data.sources.dropna(subset=["url"])
    assert listed(pages[pages.duplicated("url", keep=False)], "source_id", "url") == []


def test_a_figure_stands_once(claims):
    """The same speaker, people, days and number in the same year: one statement, on two pages."""
    current = claims[claims["status"] == "current"].assign(year=claims["as_of"].str[:4])
    numbers = ["low", "best", "high", "date_start", "date_end", "event_id", "year"]
    twice = current[current.duplicated([*QUESTION, *numbers], keep=False)]
    assert listed(twice, "claim_id", "claimant_id", "best") == []


def test_every_claimant_states_something(data):
    """Charts and menus name claimants: one without a figure would lead to nothing."""
    stated = set(data.claims["claimant_id"]) | set(data.measures["claimant_id"].dropna())
    assert sorted(set(data.claimants["claimant_id"]) - stated) == []


def test_a_figure_counts_days_inside_its_period(data, claims):
    rows = claims.merge(data.phases, on="phase_id", suffixes=("", "_phase"))
    early = rows["date_start"] < rows["date_start_phase"] - ONE_DAY
    late = rows["date_end"] > rows["date_end_phase"] + ONE_DAY
    assert listed(rows[early | late], "claim_id", "phase_id", "date_start", "date_end") == []


def test_a_figure_that_fits_in_one_period_does_not_run_across_several(data, claims):
    spread = claims[(claims["phase_id"] == "multiple") & claims["date_end"].notna()]
    periods = data.phases[data.phases["date_start"].notna()]
    rows = spread.merge(periods, how="cross", suffixes=("", "_phase"))
    inside = rows["date_start"] >= rows["date_start_phase"] - ONE_DAY
    last = rows["date_end_phase"].fillna(pd.Timestamp.max.floor("s") - ONE_DAY)
    inside &= rows["date_end"] <= last + ONE_DAY
    assert listed(rows[inside], "claim_id", "phase_id_phase", "date_start", "date_end") == []


def test_a_claimant_has_one_current_total_for_one_question(data, totals):
    sourced = totals[~totals["claimant_id"].isin(encyclopedias(data))]
    twice = sourced[sourced.duplicated(QUESTION, keep=False)]
    assert listed(twice, "claim_id", *QUESTION) == []


def test_a_headline_says_as_of_when(data, totals):
    """Encyclopedias show no date, as sources that nobody names; the former are drawn last."""
    headlines = totals[totals["outcome"].isin(ASKED_FIRST)]
    undated = headlines[headlines["as_of"].isna()]
    kinds = undated["claimant_id"].map(data.by_id("claimants")["kind"].astype("str"))
    undated = undated[~kinds.isin(NAMELESS)]
    assert listed(undated, "claim_id", "claimant_id") == []


def test_nothing_is_known_before_it_happened(claims):
    """The year of as_of is not before the year in which counting began."""
    begun = claims["as_of"].isna() | (
        claims["as_of"].str[:4] >= claims["date_start"].dt.year.astype(str)
    )
    assert listed(claims[~begun], "claim_id", "date_start", "as_of") == []


@pytest.mark.parametrize("part", ["military", "civilian", "police"])
def test_a_total_is_not_below_its_parts(totals, part):
    keys = ["phase_id", "claimant_id", "side", "outcome"]
    whole = totals[totals["category"] == "combined"]
    parts = totals[totals["category"] == part]
    both = parts.merge(whole, on=keys, suffixes=("", "_whole"))
    least = both["low"].fillna(both["best"])
    most = both["high_whole"].fillna(both["best_whole"]).fillna(both["low_whole"])
    assert listed(both[least > most], "claim_id", "claim_id_whole") == []


def test_a_total_is_not_below_the_sum_of_its_parts(totals):
    """Parts and total of one day: a part that was raised later makes an old total no fault."""
    keys = ["phase_id", "claimant_id", "side", "outcome", "as_of"]
    parts = totals[totals["category"].isin(["military", "civilian", "police"])]
    parts = parts.assign(least=parts["low"].fillna(parts["best"]))
    sums = parts.groupby(keys, observed=True, as_index=False)["least"].sum()
    both = totals[totals["category"] == "combined"].merge(sums, on=keys)
    most = both["high"].fillna(both["best"]).fillna(both["low"])
    assert len(both) > 5
    assert listed(both[both["least"] > most], "claim_id", "least") == []


def test_the_parts_of_the_latest_armenian_total_of_2020_add_up(claims):
    """A published total with a published split: the split is whole."""
    best = claims.set_index("claim_id")["best"]
    assert best["b-c100"] == best["b-c101"] + best["b-c102"]


def test_a_running_total_of_one_claimant_does_not_fall(claims):
    """Unless the lower one is marked as replaced or taken back."""
    counted = claims[
        (claims["scope"] == "cumulative")
        & (claims["status"] == "current")
        & claims["outcome"].isin(["killed", "wounded", "displaced"])
        & claims["best"].notna()
    ].sort_values(["as_of", "best"])
    series = ["phase_id", "event_id", "claimant_id", "side", "category", "outcome", "date_start"]
    step = counted.groupby(series, observed=True, dropna=False)["best"].diff()
    assert listed(counted[step < 0], "claim_id", "as_of", "best") == []


def test_a_claimant_has_one_running_total_for_a_day(claims):
    running = claims[(claims["scope"] == "cumulative") & (claims["status"] == "current")]
    days = running[running["as_of"].str.len() == len("2020-10-03")]
    twice = days[days.duplicated([*QUESTION, "event_id", "date_start", "as_of"], keep=False)]
    assert listed(twice, "claim_id", "claimant_id", "as_of") == []


def test_a_running_total_of_2020_is_not_above_the_last_word(claims):
    """Nagorno-Karabakh's army published fewer names than Armenia's final total."""
    army = claims[(claims["claimant_id"] == "nk-defence-army") & (claims["outcome"] == "killed")]
    war = army[(army["phase_id"] == "second_war") & (army["side"] == "armenian")]
    assert war["best"].max() <= claims.set_index("claim_id").at["b-c101", "best"]


def test_mixed_outcomes_say_so(claims):
    """A row whose note says killed and missing together is not one of the killed."""
    mixed = claims["note"].fillna("").str.startswith("Killed and missing in one number")
    wrong = claims[mixed & (claims["outcome"] != "killed_or_missing")]
    assert listed(wrong, "claim_id", "outcome") == []


def test_few_current_figures_rest_on_an_encyclopedia(data, claims):
    """Whoever is named as the speaker: it counts in what kind of text the figure was read."""
    kinds = data.sources.set_index("source_id")["kind"]
    current = claims[claims["status"] == "current"]
    assert (current["source_id"].map(kinds) == "encyclopedia").mean() < 0.05


def test_a_number_counted_here_is_a_part_or_a_running_total(claims):
    """A count of somebody's list is never his total for a whole period."""
    counted = claims[claims["note"].fillna("").str.contains("Counted here")]
    assert len(counted) > 0
    assert listed(counted[~counted["note"].str.startswith("Counted here")], "claim_id") == []
    assert listed(counted[~counted["scope"].isin(["part", "cumulative"])], "claim_id") == []


def test_a_replaced_figure_says_by_what(claims):
    silent = claims[(claims["status"] != "current") & claims["note"].isna()]
    assert listed(silent, "claim_id") == []


def test_a_running_total_is_replaced_only_by_a_count_of_its_own_day(claims):
    """It speaks for its day: six dead on Friday do not replace the one of Wednesday."""
    dated = claims["as_of"].str.len() == len("2020-10-03")
    replaced = claims["note"].fillna("").str.extract(r"[Rr]eplaced by ([^.]*)")[0]
    ended = (claims["scope"] == "cumulative") & (claims["status"] == "superseded")
    wrong = claims[ended & dated & replaced.notna() & ~replaced.fillna("").str.contains("same day")]
    assert listed(wrong, "claim_id", "as_of", "note") == []


def test_an_outlet_that_prints_an_agency_is_not_the_speaker(data, claims):
    """'Daily Sabah (AFP)': the words and the sum are those of AFP."""
    named = claims.merge(data.claimants, on="claimant_id").merge(
        data.sources[["source_id", "publisher"]].dropna(), on="source_id"
    )
    for row in named.itertuples():
        agencies = set(re.findall(AGENCIES, row.publisher)) - {row.name}
        outlet = row.kind in ("media", "state_media") and row.name in row.publisher
        assert not (outlet and agencies), f"{row.claim_id} {row.name}: {row.publisher}"


def test_a_page_that_prints_the_texts_of_others_says_so(data):
    """The line of sources on a chart names the publisher: a copy must not pass for a newspaper."""
    hosts = data.sources["url"].fillna("").str.extract(r"//(?:www\.)?([^/]*)")[0]
    copies = data.sources[hosts.str.contains("|".join(REPRINTS.split()), na=False)]
    told = r"\(|\bvia\b|copy|copies|copied|reprint"
    silent = copies[~copies["publisher"].str.contains(told)]
    assert len(copies) > 50
    assert listed(silent, "source_id", "publisher") == []


def test_mine_victims_since_the_ceasefire_of_2020_are_running_totals(claims):
    """One kind of count has one scope, whoever keeps it."""
    since = claims["note"].fillna("").str.contains(r"since 10 Nov(?:ember)? 2020")
    assert listed(claims[since & (claims["scope"] != "cumulative")], "claim_id", "scope") == []


def test_merged_ids_lead_to_rows_that_stand(data):
    """An alias points to a row of its table, directly or over another alias."""
    merged = data.corrections[data.corrections["field"] == "alias_of"]
    kept = dict(zip(merged["old"], merged["new"], strict=True))
    for table, rows in merged.groupby("table"):
        frame = getattr(data, str(table))
        ids = set(frame[data.package.tables[str(table)].primary_key])
        ends = {kept.get(new, new) for new in rows["new"]}
        assert ends <= ids
        assert not set(rows["old"]) & ids


@pytest.mark.parametrize("word", REFUSED)
def test_words_that_take_sides_are_refused(data, word):
    texts = written(data)
    found = texts[texts.str.contains(rf"\b(?:{word})", case=False, regex=True)]
    assert found.to_dict() == {}, REFUSED[word]


@pytest.mark.parametrize(("one", "other"), TWO_NAMES.items())
def test_a_place_with_two_names_is_given_both(data, one, other):
    texts = pd.concat([data.claims["note"], data.measures["note"], data.measures["about"]]).dropna()
    alone = [
        text
        for text in texts
        if bool(re.search(rf"\b{one}\b", text)) != bool(re.search(rf"\b{other}\b", text))
    ]
    assert alone == []


def test_who_speaks_is_told_apart_in_every_war(data, totals):
    """Each war has totals of own side, other side or third parties on both sides' dead."""
    killed = totals[totals["outcome"] == "killed"]
    for war in ("first_war", "second_war", "offensive_2023"):
        sides = set(killed.loc[killed["phase_id"] == war, "side"].astype(str))
        assert {"armenian", "azerbaijani"} <= sides


def test_gaps_name_what_is_not_known_for_both_sides(data):
    gaps = data.gaps
    periods = set(data.phases["phase_id"]) - {"multiple"}
    for side in ("armenian", "azerbaijani"):
        assert set(gaps.loc[gaps["side"] == side, "phase_id"]) == periods
    assert gaps["what"].str.len().max() < 130


def test_no_private_person_is_named(data):
    """Whoever is named holds an office, speaks for a body, or wrote what is cited."""
    texts = pd.concat(
        [
            written(data),
            data.events.set_index("event_id")["title"],
            data.events.set_index("event_id")["summary"],
            data.sources.set_index("source_id")["note"],
            data.corrections.set_index("correction_id")["reason"],
        ]
    ).dropna()
    known = PUBLIC | set(re.findall(r"\w{4,}", " ".join(data.claimants["name"])))
    for column in ("name_en", "name_en_az", "name_en_hy", "aliases"):
        known |= set(re.findall(r"\w{4,}", " ".join(data.places[column].dropna())))
    named = texts.str.findall(SURNAME).explode().dropna()
    assert named[~named.isin(known)].to_dict() == {}
