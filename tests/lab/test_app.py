"""The notebooks as pages without code, as ``python start.py app`` serves them."""

import os
import subprocess
import sys

import pytest

import start
from tests.lab.conftest import _outside
from tests.lab.lab import ROOT, free_port, wait_until

pytest.importorskip("voila", reason="requirements-app.txt is not installed")
pytestmark = pytest.mark.lab


class App:
    """The pages on a port of their own."""

    def __init__(self, log):
        self.url = f"http://127.0.0.1:{free_port()}"
        options = [*start.APP_OPTIONS, "--no-browser", f"--port={self.url.rsplit(':', 1)[1]}"]
        places = {"JUPYTER_PATH": str(ROOT / "utils" / "app")}
        self.server = subprocess.Popen(
            [sys.executable, "-m", "voila", *options],
            cwd=ROOT, env=os.environ | places, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with (tmp_path_factory.mktemp("app") / "voila.log").open("wb") as log:
        app = App(log)
        yield app
        app.server.terminate()
        app.server.wait(30)


@pytest.fixture
def page(browser, app):
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(120_000)
    page = context.new_page()
    asked = []
    page.on("request", lambda sent: asked.extend(_outside(sent.url, app)))
    wait_until(lambda: answers(page, app.url), "the pages did not start")
    yield page
    context.close()
    assert asked == []


def answers(page, url):
    try:
        return page.goto(url).ok
    except Exception:  # refused until the server listens
        return False


def test_the_first_page_lists_every_notebook_and_leads_to_it(page):
    names = [link.inner_text().lower() for link in page.get_by_role("link").all()]
    assert len(names) == len(list(ROOT.glob("notebooks/*.ipynb")))
    assert names[0] == "start here"
    page.get_by_role("link").first.click()
    page.locator(".kx-frame svg").first.wait_for()
    assert page.get_by_role("link", name="All pages").count() == 1


def test_a_page_shows_words_and_panels_that_answer_and_no_code(page, app):
    page.goto(f"{app.url}/voila/render/2-territory.ipynb")
    panel = page.locator(".kx-panel").nth(1)
    panel.scroll_into_view_if_needed()  # a picture is drawn when it comes near the window
    panel.locator(".kx-frame svg").wait_for()
    slider = panel.get_by_label("First day, slider", exact=True)
    slider.press("End")
    assert "2026" in panel.locator("legend").first.inner_text()
    panel.get_by_label("Map", exact=True).select_option(label="One day")
    panel.get_by_label("Second day, slider", exact=True).wait_for(state="detached")
    assert page.get_by_text("from utils import").count() == 0
    folder = os.environ.get("KARABAKH_SCREENSHOTS")
    if folder:
        page.screenshot(path=f"{folder}/app.png")


def test_a_page_has_the_name_of_its_heading_and_is_printed_whole(page, app):
    page.goto(f"{app.url}/voila/render/1-casualties.ipynb")
    frame = page.locator(".kx-frame").first
    frame.locator("svg").wait_for()
    assert page.title() == "Casualties: who counts whom · Karabakh context explorer"
    assert page.get_by_role("main").get_by_role("heading", level=1).count() == 1
    page.emulate_media(media="print")
    assert frame.evaluate("frame => frame.scrollHeight - frame.clientHeight") <= 1
    assert page.evaluate("document.documentElement.scrollHeight") > 2000
    assert not page.get_by_label("What happened").first.is_visible()
