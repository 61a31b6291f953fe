"""Languages: messages, plural forms, numbers and dates, and catalogs that can be trusted."""

import datetime as dt
import re
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from utils import Casualties, Timeline, ViewError, language, load, translations
from utils.charts import style
from utils.charts.look import Look
from utils.data import titles
from utils.data.dates import spell, spell_day, spell_span
from utils.data.figures import number, percent, wording
from utils.data.names import read_names
from utils.export.tables import csv_bytes
from utils.language import (
    Phrases,
    current,
    listed,
    plural,
    remembered,
    say,
    speaking,
    untranslated,
)

OTHERS = [each for each in language.LANGUAGES if each != language.ENGLISH]
CATALOGS = translations.catalogs()
SIDES = ("azerbaijani", "armenian")


def forms(entry):
    said = entry.string if isinstance(entry.string, tuple | list) else (entry.string,)
    return [each for each in said if each]


def braces(text):
    return set(re.findall(r"\{(\w*)\}", text))


def test_a_russian_date_at_the_end_of_a_sentence_has_one_stop():
    with speaking("ru"):
        said = say("{head}: {text}.", head="Первая", text=spell(dt.date(2020, 11, 10)))
    assert said.replace("\xa0", " ") == "Первая: 10 ноября 2020 г."


def test_english_is_the_message_itself():
    assert say("as of {date}", date="1 May 1992") == "as of 1 May 1992"
    assert plural("{count} figure", "{count} figures", 1200) == "1,200 figures"


def test_a_message_is_said_in_the_language_of_the_block_only():
    with speaking("ru"):
        assert say("Armenians") == "Армяне"
    assert say("Armenians") == "Armenians"


def test_russian_has_three_plural_forms():
    with speaking("ru"):
        said = [plural("{count} figure", "{count} figures", count) for count in (1, 3, 11, 21)]
    assert said == ["1 число", "3 числа", "11 чисел", "21 число"]


@pytest.mark.parametrize("code", OTHERS)
def test_what_has_no_translation_is_english_with_a_mark_and_remembered(code):
    with speaking(code):
        assert say("A message that {nobody} translated", nobody="somebody") == (
            "A message that somebody translated [en]"
        )
        assert plural("{count} apple", "{count} apples", 2) == "2 apples [en]"
        assert language.untranslated() == ("A message that {nobody} translated", "{count} apple")
    assert language.untranslated() == ()


def test_words_of_a_vocabulary_speak_when_they_are_read():
    words = Phrases({"armenian": "Armenians"})
    with speaking("hy"):
        assert words["armenian"] == "Հայեր"
        assert list(words.items()) == [("armenian", "Հայեր")]
    assert words["armenian"] == "Armenians"


@pytest.mark.parametrize(
    ("code", "numbers", "share"),
    [
        ("en", ["2,908", "1,234,567", "2.55"], "12.3%"),
        ("hy", ["2\u00a0908", "1\u00a0234\u00a0567", "2,55"], "12,3%"),
        ("az", ["2.908", "1.234.567", "2,55"], "12,3%"),
        ("ru", ["2\u00a0908", "1\u00a0234\u00a0567", "2,55"], "12,3\u00a0%"),
    ],
)
def test_numbers_have_the_separators_of_the_language(code, numbers, share):
    with speaking(code):
        assert [number(value) for value in (2908, 1234567, 2.55)] == numbers
        assert percent(0.1234) == share


def test_a_figure_keeps_its_qualifier_in_every_language():
    said = {}
    for code in language.LANGUAGES:
        with speaking(code):
            said[code] = wording(3000, None, None, "at_least")
    assert said["en"] == "at least 3,000"
    assert len(set(said.values())) == 4 and all(" [en]" not in words for words in said.values())


@pytest.mark.parametrize(
    ("code", "day", "month", "year", "short"),
    [
        ("hy", "2020\u00a0թ. մայիսի 3", "2020\u00a0թ. մայիս", "2020\u00a0թ.", "2020 մյս 3"),
        ("az", "3 may 2020", "may 2020", "2020", "3 may 2020"),
        ("ru", "3 мая 2020\u00a0г.", "май 2020\u00a0г.", "2020\u00a0г.", "3 мая 2020"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(code, day, month, year, short):
    with speaking(code):
        assert [spell("2020-05-03"), spell("2020-05"), spell("2020")] == [day, month, year]
        assert spell("2020-05-03", short=True) == short


@pytest.mark.parametrize(
    ("code", "months", "days"),
    [
        ("az", "27 sentyabr – 10 noyabr 2020", "27 – 30 sentyabr 2020"),
        ("ru", "27 сентября – 10 ноября 2020\u00a0г.", "27 – 30 сентября 2020\u00a0г."),
        ("hy", "2020\u00a0թ. սեպտեմբերի 27 – նոյեմբերի 10", "2020\u00a0թ. սեպտեմբերի 27 – 30"),
    ],
)
def test_a_span_tells_once_what_its_days_share(code, months, days):
    start = dt.date(2020, 9, 27)
    with speaking(code):
        assert spell_span(start, dt.date(2020, 11, 10)) == months
        assert spell_span(start, dt.date(2020, 9, 30)) == days
        assert spell_span(start, start) == spell(start)


def test_an_axis_names_days_without_a_year():
    with speaking("ru"):
        assert spell_day(dt.date(2020, 9, 27)) == "27 сент."
    assert spell_day(dt.date(2020, 9, 27)) == "27 Sep"


def test_lists_are_joined_by_the_word_of_the_language():
    for code, joined in (("en", "a, b and c"), ("hy", "a, b և c"), ("az", "a, b və c")):
        with speaking(code):
            assert listed(["a", "b", "c"]) == joined


def test_azerbaijani_has_two_kinds_of_i():
    with speaking("az"):
        assert language.lower("İnsanlar") == "insanlar"
        assert language.lower("Irəli") == "ırəli"
        assert language.capital("insanlar") == "İnsanlar"


def test_an_abbreviation_keeps_its_capitals_inside_a_sentence():
    with speaking("ru"):
        assert [language.lower("СМИ"), language.lower("Президент")] == ["СМИ", "президент"]


def test_an_unknown_language_is_refused_in_a_sentence():
    with pytest.raises(ViewError, match="'tr' is not a language of charts; choose from en"):
        Look(language="tr")


# ---- charts


@pytest.mark.parametrize("code", OTHERS)
def test_a_chart_speaks_the_language_of_its_look(code):
    chart = Casualties().chart(look=Look(language=code))
    assert chart.title != Casualties().chart().title
    assert chart.untranslated == ()
    assert " [en]" not in chart.caption
    assert "2,908" not in chart.svg()


def test_a_chart_names_claimants_in_its_language_and_its_file_as_the_table_does():
    chart = Casualties().chart(look=Look(language="hy"))
    assert "Ադրբեջանի զինվորական դատախազ" in chart.svg()
    assert "Military Prosecutor of Azerbaijan" not in chart.svg()
    assert b"Military Prosecutor of Azerbaijan" in csv_bytes(chart.data)


def test_a_title_has_the_names_of_places_in_the_language_and_in_the_readers_order():
    with speaking("ru"):
        rows = [Timeline(search="shusha", names=f"{side}_first").rows() for side in SIDES]
    taken = [set(found["title"]) for found in rows]
    assert "Шуша / Шуши — взятие" in taken[0] and "Шуши / Шуша — взятие" in taken[1]


def test_a_title_without_a_translation_stands_in_english_with_the_mark():
    with speaking("ru"):
        assert titles.event("Nobody knows this event", read_names(load())).endswith(" [en]")


def test_english_charts_do_not_load_the_locale_data():
    code = "import sys, utils; utils.Casualties().chart(); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# ---- catalogs


def test_every_message_of_code_and_data_stands_in_the_template():
    stored = translations.names(translations.read(translations.TEMPLATE))
    assert translations.names(translations.template(load())) == stored


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalog_holds_the_messages_of_the_template_and_no_others(code):
    stored = translations.names(translations.read(translations.TEMPLATE))
    assert translations.names(CATALOGS[code]) == stored


@pytest.mark.parametrize("code", OTHERS)
def test_translations_have_the_braces_of_their_messages_and_all_plural_forms(code):
    for entry in CATALOGS[code]:
        english = entry.id[-1] if isinstance(entry.id, tuple | list) else entry.id
        said = forms(entry) if entry.id else []
        assert all(braces(form) == braces(english) for form in said), english
        if said and isinstance(entry.id, tuple | list):
            assert len(said) == CATALOGS[code].num_plurals, english


@pytest.mark.parametrize("code", OTHERS)
def test_every_claimant_and_every_event_that_a_chart_can_show_is_translated(code):
    data, said = load(), {(e.context, e.id): e.string for e in CATALOGS[code] if not e.fuzzy}
    names = [(titles.CLAIMANT, name) for name in data.claimants["name"]]
    names += [(titles.EVENT, title) for title in data.events["title"]]
    assert [name for name in names if not said[name]] == []
    found = [said[name] for name in names]
    assert sorted(text for text in set(found) if found.count(text) > 1) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translated_title_keeps_the_pairs_of_place_names(code):
    said = {(e.context, e.id): e.string for e in CATALOGS[code]}
    names, orders = read_names(load()), [f"{side}_first" for side in SIDES]
    for title in load().events["title"]:
        for pair in re.findall(r"[A-Z]\w+ / [A-Z]\w+", title):
            known = len({names.arrange(pair, order) for order in orders}) > 1
            assert not known or pair in said[titles.EVENT, title], title


def test_the_typeface_has_every_letter_of_the_translations():
    letters = {
        letter
        for catalog in CATALOGS.values()
        for entry in catalog
        if entry.id
        for form in forms(entry)
        for letter in form.replace("\n", "")
    }
    for file in style.FONT_FILES.values():
        covered = TTFont(file).getBestCmap()
        assert sorted(letter for letter in letters if ord(letter) not in covered) == []


def test_the_report_counts_what_is_translated():
    lines = list(translations.report(load()))
    heads = [line for line in lines if not line.startswith("  ")]
    assert len(heads) == len(OTHERS)
    assert all(re.search(r"\d+ of \d+ translated, \d+ missing", head) for head in heads)


def test_what_is_remembered_is_said_in_each_language_and_still_counts_as_wanted():
    asked = []

    @remembered
    def words(thing):
        asked.append(thing)
        return say(f"{thing} that nobody has translated"), current()

    assert words("A thing") == words("A thing") == ("A thing that nobody has translated", "en")
    for _ in range(2):
        with speaking("ru"):
            assert words("A thing")[1] == "ru"
            assert untranslated() == ("A thing that nobody has translated",)
    assert asked == ["A thing", "A thing"]
