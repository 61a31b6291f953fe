"""The words of a ``Yearly`` chart: title, subtitle, notes and alt text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from utils.data.dataset import Dataset
from utils.data.figures import extent, spans
from utils.data.records import records
from utils.data.speakers import SPEAKERS
from utils.language import capital, lower, message, plural, say
from utils.views import sentence_words
from utils.views.claims.words import standing
from utils.views.rivals.question import voices_on
from utils.views.rivals.words import counted, not_drawn
from utils.views.sentence_words import among
from utils.views.stretch import Stretch
from utils.views.war_clock.view import war_days
from utils.views.war_clock.wars import WARS
from utils.views.yearly.parts import parts_said

if TYPE_CHECKING:
    from utils.views.yearly.view import Yearly

FIGHTING = ("ucdp", "prio")
"""Claimants whose figures on all people are deaths in fighting between armed forces."""
WHOLE_WARS = "cow"
"""The claimant that counts parts of wars and no years."""


def title(view: Yearly, dataset: Dataset) -> str:
    """What is shown, in one line."""
    what = capital(among(view.outcome, view.category, view.side, dataset))
    return say("{what}, year by year, {years}", what=what, years=_span(view))


def _span(view: Yearly) -> str:
    return f"{view.start}–{view.end}" if view.start != view.end else str(view.start)


def subtitle(view: Yearly, rows: pd.DataFrame) -> str:
    """What kind of figure is shown, and how many; none is the highest where each counts its own."""
    if rows.empty:
        return say("Figures that count one calendar year: no such figure in the data.")
    return say(
        "Figures that count one calendar year, a strip for each claimant, all on one scale: "
        "{figures}. Nothing is added up.",
        figures=_followed(rows),
    )


def _followed(rows: pd.DataFrame) -> str:
    claimants = counted(rows["claimant_id"].nunique(), "claimant")
    return say("{figures} of {claimants}", figures=counted(len(rows)), claimants=claimants)


def _highest(rows: pd.DataFrame) -> Any:
    """The figure that names the highest number, the first of equal ones."""
    return max(records(rows), key=lambda row: extent(row.low, row.best, row.high)[1])


# ---- notes


def notes(view: Yearly, rows: pd.DataFrame, dataset: Dataset) -> tuple[str, ...]:
    """How to read the marks, what they count, what is not drawn and why, what is not known."""
    reading = [
        _reading(rows),
        _hollow(rows),
        _side_by_side(rows),
        _replaced(rows),
        _scale(view, rows),
        _shaded(view, rows),
        _voices(view),
    ]
    parts = [
        " ".join(filter(None, reading)),
        " ".join(filter(None, [_definitions(rows), _whole_wars(view, dataset)])),
        not_drawn(view.left_out(dataset)),
        _without(view, rows),
    ]
    return tuple(filter(None, parts))


def _reading(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    return say(
        "Each mark is one claim on one calendar year. A bar runs from its lowest to its highest "
        "number; an arrow is “at least” or “up to”. A year without a mark has no such figure of "
        "that claimant in the data, which is not zero."
    )


def _hollow(rows: pd.DataFrame) -> str:
    """Say so where figures leave out part of their year."""
    if not (rows["part"] != "").any():
        return ""
    return say(
        "A hollow mark is not a count of the whole year: it leaves out days, or counts one cause "
        "only, as the words above its strip say."
    )


def _side_by_side(rows: pd.DataFrame) -> str:
    """Say so where one claimant has several figures on a year."""
    if not rows.duplicated(["claimant_id", "year"]).any():
        return ""
    return say(
        "Several marks of one claimant in a year count different people, ground or fighting, "
        "or a later state: their notes say which."
    )


def _replaced(rows: pd.DataFrame) -> str:
    pale = (rows["status"] == "superseded").any()
    return f"{say('Pale: replaced later')}." if pale else ""


def _voices(view: Yearly) -> str:
    """Who was asked for, unless everybody was."""
    if len(view.speakers) == len(SPEAKERS):
        return ""
    asked = "; ".join(lower(standing(speaker, view.side)) for speaker in view.speakers)
    return say("Who speaks here: {voices}.", voices=asked)


def _scale(view: Yearly, rows: pd.DataFrame) -> str:
    if rows.empty or view.scale != "log":
        return ""
    zero = message("The scale is logarithmic from one up; zero stands on the base line.")
    return say(zero)


def _shaded(view: Yearly, rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    named = [WARS[war].name for war, days in war_days().items() if _within(days, view)]
    return say("Shaded: {periods}.", periods="; ".join(named)) if named else ""


def _within(days: Stretch, view: Yearly) -> bool:
    return days[0].year <= view.end and view.start <= days[1].year


def _definitions(rows: pd.DataFrame) -> str:
    """What the figures count, which no two claimants define alike."""
    if rows.empty:
        return ""
    said = [say("Claimants do not count the same things; the note of each figure says what.")]
    if set(rows["claimant_id"]) & set(FIGHTING) and (rows["group"] == "total").all():
        fighting = message(
            "Those of Uppsala and Oslo are deaths in fighting between armed forces, each by rules "
            "of its own, civilians killed in it included."
        )
        said.append(say(fighting))
    return " ".join(said)


def _whole_wars(view: Yearly, dataset: Dataset) -> str:
    """Say so where a well-known count is not here, as it has no years."""
    claims = dataset.claims
    asked = (claims["side"] == view.side) & (claims["outcome"] == view.outcome)
    here = claims.loc[asked & (claims["category"] == view.category), "claimant_id"] == WHOLE_WARS
    if not here.any() or "third_party" not in view.speakers or not view.start <= 1994:
        return ""
    return say("Correlates of War counts parts of the first war and no years, so it is not here.")


def _without(view: Yearly, rows: pd.DataFrame) -> str:
    """The years on which nobody has a figure, if everybody was asked for."""
    empty = sorted(set(range(view.start, view.end + 1)) - set(rows["year"]))
    if rows.empty or not empty or len(view.speakers) < len(SPEAKERS):
        return ""
    return say("No such figure of anybody is in the data on {years}.", years=spans(empty))


# ---- the picture in words


def sentence(view: Yearly, rows: pd.DataFrame, dataset: Dataset) -> str:
    """What the chart shows, in one sentence."""
    what = sentence_words.fate(view.outcome, view.category, [view.side], dataset)
    if rows.empty:
        none = message(
            "The strips of years have no figure on one calendar year on {what}, {years}."
        )
        return say(none, what=what, years=_span(view))
    return say(
        "The strips of years show {figures} on {what}, each on one calendar year, {years}.",
        figures=_followed(rows),
        what=what,
        years=_span(view),
    )


def details(view: Yearly, rows: pd.DataFrame) -> str:
    """The picture for somebody who does not see it: claimant by claimant, and who is silent."""
    said = [_claimant(members) for _, members in rows.groupby("claimant_id", sort=False)]
    none = message("{voice}: no figure in the data.")
    voices = voices_on(view.side)
    return " ".join(
        [*said, *(say(none, voice=voices[voice]) for voice in view.silent(rows["voice"]))]
    )


def _claimant(rows: pd.DataFrame) -> str:
    claims = records(rows)
    if len(claims) == 1:
        return say("{head}: {text}.", head=claims[0].claimant, text=_of_year(claims[0]))
    text = say(
        "{figures}, the first {first}, the latest {latest}",
        figures=plural("{count} figure", "{count} figures", len(rows)),
        first=_of_year(claims[0]),
        latest=_of_year(claims[-1]),
    )
    whole = rows[rows["part"] == ""]
    text = "; ".join(
        filter(None, [text, _top(whole) if len(whole) > 1 else "", parts_said(claims)])
    )
    return say("{head}: {text}.", head=claims[0].claimant, text=text)


def _top(rows: pd.DataFrame) -> str:
    return say("the highest {highest}", highest=_of_year(_highest(rows)))


def _of_year(row: Any) -> str:
    return say("{figure} for {year}", figure=row.figure, year=row.year)
