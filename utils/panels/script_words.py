"""What the script says by itself, in the language of the chart."""

from __future__ import annotations

from utils.language import ENGLISH, message, say, speaking

SCRIPT_WORDS = (
    message("To the chart"),
    message("More controls"),
    message("More below"),
    message("One moment …"),
    message("Means nothing for what is shown"),
    message("{label} is kept: it goes from {first} to {last}."),
    message(
        "No answer yet: the kernel is busy or gone. Its state stands at the top right of the "
        "notebook."
    ),
    message(
        "No kernel answers this panel: what it shows is as it was, and a map still moves. "
        "Run > Run All Cells makes all controls answer."
    ),
    message("Arrow keys walk the marks, Enter keeps a card open, Escape closes it."),
    message("This picture could not be drawn here. What it shows: {words}"),
    message("This picture has no marks to walk."),
    message("Marks: {title}"),
    message("chart"),
    message("Source: {publisher}"),
    message("Close the card"),
    message("Close"),
    message("Play"),
    message("Pause"),
    message("{label}, play"),
    message("{label}, pause"),
    message("{label}, pace"),
    message("{label}, slider"),
    message("{label}, day"),
    message("{label}, key dates"),
    message("{label}, previous change"),
    message("{label}, next change"),
    message("To the previous change"),
    message("To the next change"),
    message("1 day a second"),
    message("1 week a second"),
    message("1 month a second"),
    message("1 year a second"),
)
"""The script asks for them by their English, as code in Python does."""


def script_words(language: str) -> dict[str, str]:
    """The words by their English; none for English itself."""
    if language == ENGLISH:
        return {}
    with speaking(language):
        return {words: say(words) for words in SCRIPT_WORDS}
