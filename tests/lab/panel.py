"""A panel on the page: what a reader sets, points at, presses and sees in it."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page

from tests.lab.lab import IN_FRONT, happens, wait_until

SCREENSHOTS = "KARABAKH_SCREENSHOTS"

TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

# The picture as it is drawn: what the pointer highlights, and the boxes around marks that come
# with the page's layout, are no part of it.
DRAWN = """svg => svg.outerHTML.replace(/ ?kx-current/g, '')
    .replace(/<rect [^>]*kx-target[^>]*>(<\\/rect>)?/g, '')"""


class Panel:
    """A panel of the notebook in front: the first with this CSS class, unless told."""

    def __init__(self, page: Page, css_class: str = "kx-panel", number: int = 0) -> None:
        self.page = page
        self.root = page.locator(f"{IN_FRONT} .jp-OutputArea-output .{css_class}").nth(number)
        self.svg = self.root.locator(".kx-frame svg").first
        self.card = self.root.locator(".kx-card")
        self.root.wait_for()
        wait_until(self._drawn, f"panel {number} was not drawn", page)

    def _drawn(self) -> bool:
        """Bring the picture near: it is drawn when it first comes near the window."""
        self.root.locator(".kx-frame").first.scroll_into_view_if_needed()
        return self.svg.is_visible()

    # --- controls ---

    def control(self, label: str) -> Locator:
        """Return the field that carries this label."""
        return self.root.get_by_label(label, exact=True)

    def set(self, label: str, value: str | bool) -> None:
        """Set a dropdown, a checkbox, a date, a slider or a text as a reader does."""
        field = self.control(label)
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=str(value))
        elif field.get_attribute("type") in ("checkbox", "radio"):
            if field.is_checked() != bool(value):
                field.click()  # a refused choice is put back at once
        elif field.get_attribute("type") == "range":
            field.fill(str(value))
        else:
            field.fill(str(value))
            field.press("Enter")
            field.blur()
        self.settle()

    def shown(self, labels: Iterable[str]) -> dict[str, str | bool]:
        """Return what the fields of these labels show, in the terms of ``set``."""
        return {label: self._value(self.control(label)) for label in labels}

    def _value(self, field: Locator) -> str | bool:
        if field.get_attribute("type") in ("checkbox", "radio"):
            return field.is_checked()
        if field.evaluate("field => field.tagName") == "SELECT":
            return field.locator("option:checked").inner_text()
        return field.input_value()

    def options(self, label: str) -> list[str]:
        """Return what a dropdown or a list offers."""
        return self.control(label).locator("option").all_inner_texts()

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.root.get_by_role("button", name=name, exact=True).click()
        self.settle()

    # --- the picture ---

    def text(self, gid: str = "") -> str:
        """Return the words of the picture, or of one part of it, one piece on a line."""
        part = self.mark(gid) if gid else self.svg
        return "\n".join(part.locator("text").all_text_contents())

    def drawing(self) -> str:
        """Return a number that changes whenever the picture does."""
        return hashlib.sha256(self.svg.evaluate(DRAWN).encode()).hexdigest()

    @contextmanager
    def redraws(self, patience: float = 30) -> Iterator[None]:
        """Fail unless what is done inside changes the picture, and no height on the page."""
        before, height = self.drawing(), self.box()["height"]
        yield
        wait_until(lambda: self.drawing() != before, "same picture", self.page, patience)
        self.settle()
        assert self.box()["height"] == height, "the panel changed its height"

    def stays(self, seconds: float = 1.0) -> bool:
        """Say whether the picture stays as it is for so long."""
        before = self.drawing()
        return not happens(lambda: self.drawing() != before, self.page, seconds)

    def box(self, selector: str = "") -> FloatRect:
        """Return place and size of the panel, or of something in it, in CSS pixels."""
        found = (self.root.locator(selector).first if selector else self.root).bounding_box()
        assert found is not None, f"{selector or 'the panel'} is not on the page"
        return found

    def settle(self) -> None:
        """Wait until what was changed is painted."""
        self.page.evaluate(TWO_FRAMES)

    # --- marks and their cards ---

    def marks(self) -> list[str]:
        """Return the ids of the marks that can be pointed at."""
        found = self.svg.locator(".kx-mark").all()
        return [str(mark.get_attribute("data-mark")) for mark in found]

    def mark(self, gid: str) -> Locator:
        """Return a mark, or another part of the picture, by its id."""
        return self.svg.locator(f'[data-mark="{gid}"], [id="{gid}"]').first

    def point_at(self, gid: str) -> str:
        """Move the pointer onto a mark and return what its card says."""
        self.mark(gid).hover(force=True)
        return self.card_text()

    def click(self, gid: str) -> str:
        """Click a mark, which pins its card, and return what the card says."""
        self.mark(gid).click(force=True)
        return self.card_text()

    def keys(self, *keys: str) -> None:
        """Press keys while the picture has the focus."""
        self.root.locator(".kx-frame").focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def card_text(self) -> str:
        """Return what the open card says; an empty text if none is open."""
        self.settle()
        return self.card.inner_text() if self.card.is_visible() else ""

    def links(self) -> list[str]:
        """Return the addresses that the open card leads to."""
        return [str(link.get_attribute("href")) for link in self.card.locator("a").all()]

    # --- words and pictures for people ---

    def message(self) -> str:
        """Return the sentence below the chart, once it is more than a word of waiting."""
        busy = self.root.locator(".kx-message.kx-busy")
        wait_until(
            lambda: not self.at_once().endswith("…") and busy.count() == 0,
            "the panel went on waiting",
            self.page,
        )
        return self.at_once()

    def at_once(self) -> str:
        """Return the sentence below the chart as it stands now, also a word of waiting."""
        return (self.root.locator(".kx-message").text_content() or "").strip()

    def screenshot(self, name: str) -> None:
        """Leave a picture of the whole panel in the folder of KARABAKH_SCREENSHOTS, if any."""
        folder, window = os.environ.get(SCREENSHOTS), self.page.viewport_size
        if folder and window:
            Path(folder).mkdir(parents=True, exist_ok=True)
            high = window | {"height": round(self.box()["height"]) + 300}
            self.page.set_viewport_size(high)
            self.root.screenshot(path=Path(folder) / f"{name}.png")
            self.page.set_viewport_size(window)
