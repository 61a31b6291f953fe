"""What must hold for events, places and captures beyond their schema; each test names its rule."""

import re

import pandas as pd
import pytest

from utils.views.timeline.find import places

BOX = {"latitude": (38.3, 41.6), "longitude": (44.0, 50.6)}  # Armenia and Azerbaijan, generously
ABROAD = """
    abu-dhabi almaty astana bishkek brussels budapest copenhagen geneva granada helsinki kazan
    key-west laquila lisbon moscow munich new-york prague sochi strasbourg tehran the-hague
    tirana washington zheleznovodsk
"""
"""Cities where talks were held, courts sat or texts were signed."""
SCRIPTS = {"name_hy": r"[\u0531-\u058f]", "name_ru": r"[\u0400-\u04ff]"}
FEWEST_EVENTS = 270

REFUSED = {
    r"liberat\w*": "says who was right; taken, retaken or passed to says what happened",
    r"occup(?:y|ied|ies|ying|ation|iers?)\w*": "a legal judgment; held, or a quotation, is neutral",
    r"terror\w*": "the word of one side for the other's fighters",
    r"martyr\w*": "honours the dead of one side",
    r"hero(?:es|ic|ism)?\b": "praises one side",
    r"regimes?\b": "belittles a government",
    r"so-called": "doubts without saying who doubts",
    r"separatis\w*": "the word of one side for the other's politics",
    r"aggress\w*": "a legal judgment; attack says what happened, or a quotation who calls it so",
    r"invad\w*|invasion": "a legal judgment; crossed, entered or attacked is neutral",
    r"enem(?:y|ies)\b": "speaks as one of the parties",
    r"ethnic cleansing|genocid\w*": "a legal judgment, unless quoted from somebody who is named",
    r"bandits?|barbar\w*|fascis\w*|puppet\w*|vandal\w*": "abuse",
    r"historic(?:al)? lands?|ancestral": "argues a claim to land",
    r"fell to|the fall of|(?:city|district|town|village) fell": "mourns with those who lost it",
    r"admit\w*": "a word for guilt; said or confirmed tells the same",
}
ARMENIAN = r"Armenia|Karabakh|Yerevan|Pashinyan"
AZERBAIJANI = r"Azerbaijan|Baku|Aliyev"
VIOLENCE = ["battle", "bombing", "capture", "clash", "killing", "shelling"]
ONE_WORD = {
    "capture": r"^(?!.*(?<!re)taken)",
    "massacre": r"massacre|^Black January$",
    "pogrom": r"pogrom",
    "shelling": r"^(?!.*(?:Bombard|bombard))",
}
"""What the titles of one kind of act have in common, whoever did it."""

USUAL = {
    "khankendi-stepanakert": "Stepanakert Khankandi Xankəndi Խանքենդի Ханкенди",
    "shusha-shushi": "Shousha Şuşa Շուշի Шуши Choucha",
    "berdzor-lachin": "Latchin Laçın Բերձոր Լաչին Бердзор",
    "kalbajar-karvachar": "Kelbajar Kəlbəcər Քարվաճառ Քելբաջար Карвачар",
    "aghdam-akna": "Agdam Ağdam Ակնա Աղդամ Акна",
    "fuzuli-varanda": "Fizuli Füzuli Ֆիզուլի Վարանդա Варанда",
    "jabrayil-jrakan": "Jebrail Cəbrayıl Ջաբրայիլ Джракан",
    "gubadly-sanasar": "Gubadli Qubadlı Սանասար Կուբաթլու Губадлы",
    "kovsakan-zangilan": "Zangilan Zəngilan Կովսական Զանգելան Ковсакан",
    "khojavend-martuni": "Khojavend Xocavənd Մարտունի Խոջավենդ Мартуни",
    "aghdara-martakert": "Mardakert Ağdərə Մարտակերտ Агдере",
    "khojaly-ivanyan": "Khodjaly Xocalı Խոջալու Ходжалы Иванян",
    "maraga-leninavan": "Maragha Şıxarx Մարաղա Լենինավան Ленинаван",
    "ganja": "Gandja Gəncə Գանձակ Գյանջա Кировабад",
    "kerkijahan-krkjan": "Krkjan Kərkicahan Քրքժան Кркжан",
    "zabukh-aghavno": "Aghavno Zabux Աղավնո Забух Агавно",
}
"""Forms of names as readers meet them in texts of both sides, in four scripts."""


def words(events: pd.DataFrame) -> pd.Series:
    """Title and summary without what is quoted: a quotation is its speaker's, not ours."""
    text = events["title"] + " | " + events["summary"]
    return text.str.replace(r'"[^"]*"', "", regex=True)


def listed(rows: pd.DataFrame, *columns: str) -> list[str]:
    """Rows as short text, for a message that can be acted on."""
    return [" ".join(map(str, row)) for row in rows[list(columns)].to_numpy()]


def led(data, name: str) -> pd.Series:
    return places(name, data)["place_id"]


def test_an_event_begins_inside_its_period(data):
    rows = data.events.merge(data.phases, on="phase_id", suffixes=("", "_phase"))
    last = rows["date_end_phase"].fillna(pd.Timestamp.max.floor("s"))
    outside = rows[~rows["date_start"].between(rows["date_start_phase"], last)]
    assert listed(outside, "event_id", "phase_id") == []


def test_there_are_enough_events_and_no_twins(data):
    same = data.events.duplicated(["title", "date_start"], keep=False)
    assert listed(data.events[same], "event_id", "title") == []
    assert len(data.events) >= FEWEST_EVENTS


def test_every_event_has_a_source_that_was_read(data):
    read = set(data.sources.loc[data.sources["read_as"] == "excerpt", "source_id"])
    unread = ~data.events["source_ids"].str.split(";").map(lambda ids: bool(read & set(ids)))
    assert listed(data.events[unread], "event_id") == []


def test_a_summary_is_one_or_two_sentences(data):
    text = data.events["summary"].str.replace(r"\b[A-Z]\.", "", regex=True)  # initials
    sentences = text.str.count(r"[.!?](?:\s|$)")
    long = data.events[~sentences.between(1, 2) | (data.events["summary"].str.len() > 520)]
    assert listed(long, "event_id") == []


def test_an_event_without_a_place_is_of_a_kind_that_has_none(data):
    """A text, a truce, talks or a release between states: not at one place."""
    away = {"agreement", "ceasefire", "negotiation", "statement", "legal", "political"}
    placeless = data.events[data.events["place_id"].isna()]
    wrong = placeless[~placeless["kind"].isin(away | {"prisoner_exchange"})]
    assert listed(wrong, "event_id", "kind") == []
    assert (placeless["where_precision"] == "none").all()


def test_a_day_and_a_place_have_one_event_of_a_kind(data):
    """Twins; two announcements of one day are two events where they name other places."""
    key = ["date_start", "kind", "place_id"]
    events = data.events[data.events["place_id"] != "line-of-contact"].dropna(subset=["place_id"])
    assert listed(events[events.duplicated(key, keep=False)], "event_id", "title") == []


@pytest.mark.parametrize("word", REFUSED)
def test_titles_and_summaries_take_no_side(data, word):
    found = words(data.events).str.contains(rf"\b(?:{word})", case=False, regex=True)
    assert listed(data.events[found], "event_id", "title") == [], REFUSED[word]


def test_an_act_of_violence_is_told_of_both_sides(data):
    """Who did it to whom and what the other side says, or that its words were not found."""
    acts = data.events[data.events["kind"].isin(VIOLENCE)]
    text = acts["title"] + " | " + acts["summary"]
    both = text.str.contains(ARMENIAN) & text.str.contains(AZERBAIJANI)
    assert len(acts) > 100
    assert listed(acts[~both], "event_id", "title") == []


@pytest.mark.parametrize("kind", ONE_WORD)
def test_one_kind_of_act_has_one_word_whoever_did_it(data, kind):
    acts = data.events[data.events["kind"] == kind]
    other = ~acts["title"].str.contains(ONE_WORD[kind], regex=True)
    assert listed(acts[other], "event_id", "title") == []


@pytest.mark.parametrize("place_id", USUAL)
def test_a_name_in_any_script_leads_to_its_place(data, place_id):
    lost = [name for name in USUAL[place_id].split() if place_id not in set(led(data, name))]
    assert lost == []


def test_a_place_with_two_names_has_both(data):
    one = data.places["name_en_az"].isna() != data.places["name_en_hy"].isna()
    same = data.places["name_en_az"] == data.places["name_en_hy"]
    assert listed(data.places[one | same], "place_id") == []


def test_a_text_that_names_one_form_of_a_place_names_both(data):
    """For places on land that changed hands; districts and the corridor are named as a unit."""
    two = data.places.dropna(subset=["name_en_az", "name_en_hy"])
    pairs = [sorted(pair) for pair in zip(two["name_en_az"], two["name_en_hy"], strict=True)]
    whole = "|".join(re.escape(" / ".join(pair)) for pair in pairs)
    rest = words(data.events).str.replace(rf"\b(?:{whole})\b", "", regex=True)
    alone = r"\b(?:{})\b(?! (?:district|massacre|corridor|road|direction))"
    missing = []
    for place, names in zip(two.itertuples(), pairs, strict=True):
        if isinstance(place.unit_id, str):
            pattern = alone.format("|".join(map(re.escape, names)))
            missing += listed(data.events[rest.str.contains(pattern, regex=True)], "event_id")
    assert missing == []


@pytest.mark.parametrize("column", SCRIPTS)
def test_a_name_is_written_in_its_own_script(data, column):
    names = data.places[column].dropna()
    wrong = names[~names.str.contains(SCRIPTS[column], regex=True)]
    assert wrong.tolist() == []


def test_a_place_has_a_name_in_four_languages(data):
    names = ["name_en", "name_az", "name_hy", "name_ru"]
    assert listed(data.places[data.places[names].isna().any(axis=1)], "place_id") == []


def test_names_of_towns_were_read_not_transcribed(data):
    """Three districts were drawn by one side only and have names of one side only."""
    towns = data.places[data.places["kind"].isin(["city", "town", "district", "country"])]
    by_rule = set(towns.loc[towns["transcribed"].notna(), "place_id"])
    assert by_rule <= {"kashatagh", "martuni-district", "shahumyan-district"}


def test_events_captures_and_units_point_to_places(data):
    known = set(data.places["place_id"])
    assert set(data.events["place_id"].dropna()) <= known
    assert set(data.captures["place_id"]) <= known
    assert set(data.captures["district_id"].dropna()) <= known


def test_names_of_villages_in_one_district_lead_to_one_place(data):
    """A name may be shared (there are four Mughanlis), but not by two places of one district."""
    district = data.captures.drop_duplicates("place_id").set_index("place_id")["district_id"]
    columns = ["name_en", "name_az", "name_hy", "name_ru"]
    places = data.places[data.places["kind"].isin(["village", "town", "city"])]
    names = places.melt("place_id", columns, value_name="name").dropna(subset=["name"])
    names["district"] = names["place_id"].map(district)
    pairs = names.dropna(subset=["district"]).drop_duplicates(["place_id", "name"])
    twice = pairs[pairs.duplicated(["district", "name"], keep=False)]
    assert listed(twice, "place_id", "name") == []


def test_an_alias_leads_to_one_place_and_repeats_no_name_of_it(data):
    aliases = data.places.assign(alias=data.places["aliases"].str.split(";")).explode("alias")
    aliases = aliases.dropna(subset=["alias"])
    assert listed(aliases[aliases.duplicated("alias", keep=False)], "place_id", "alias") == []
    assert (aliases["alias"] != aliases["name_en"]).all()


def test_a_point_has_a_source_and_no_source_stands_without_a_point(data):
    points = data.places[["latitude", "longitude", "coordinate_source"]].notna()
    assert listed(data.places[points.nunique(axis=1) > 1], "place_id") == []
    known = {"geonames", *data.sources["source_id"]}
    assert set(data.places["coordinate_source"].dropna()) <= known


def test_points_lie_where_they_can(data):
    near = data.places[~data.places["place_id"].isin(ABROAD.split())].dropna(subset=["latitude"])
    for column, (low, high) in BOX.items():
        assert listed(near[~near[column].between(low, high)], "place_id") == []


def test_an_event_stands_at_the_point_of_its_place(data):
    places = data.places[["place_id", "latitude", "longitude"]]
    rows = data.events.merge(places, on="place_id", how="left", suffixes=("", "_place"))
    for column in BOX:
        unlike = rows[column].fillna(0) != rows[f"{column}_place"].fillna(0)
        assert listed(rows[unlike], "event_id") == []
    placeless = rows[rows["place_id"].isna() & (rows["where_precision"] == "place")]
    assert listed(placeless, "event_id") == []


def test_an_event_at_a_place_has_a_point(data):
    """One near a place without a point says so all the same: charts then write near."""
    exact = data.events[data.events["where_precision"] == "place"]
    assert listed(exact[exact["latitude"].isna()], "event_id") == []


def test_a_capture_says_who_announced_or_states_it(data):
    silent = data.captures[data.captures["announced_by"].isna() & data.captures["note"].isna()]
    assert listed(silent, "capture_id") == []


def test_a_capture_and_the_control_that_follows_agree_on_how(data):
    """One source, one day, one side: handed over in one table is not captured in the other."""
    control = data.control.assign(
        date=data.control["date_start"].dt.strftime("%Y-%m-%d"),
        by=data.control["controller"].astype(str),
    )
    captures = data.captures.assign(by=data.captures["by"].astype(str))
    both = captures.merge(control, on=["date", "by", "source_id"], suffixes=("", "_control"))
    assert len(both) > 100
    wrong = both[both["how"].astype(str) != both["how_control"].astype(str)]
    assert listed(wrong, "capture_id", "how", "control_id", "how_control") == []


def test_nobody_disputes_what_he_announced(data):
    both = data.captures["announced_by"] == data.captures["disputed_by"]
    assert listed(data.captures[both], "capture_id") == []


def test_one_announcement_of_one_capture_is_one_row(data):
    key = ["place_id", "date", "by", "announced_by", "source_id"]
    assert listed(data.captures[data.captures.duplicated(key)], "capture_id") == []


def test_an_event_merged_away_leads_to_one_that_stays(data):
    merged = data.corrections.query("table == 'events' and field == 'alias_of'")
    assert set(merged["new"]) <= set(data.events["event_id"])
    assert not set(merged["old"]) & set(data.events["event_id"])
