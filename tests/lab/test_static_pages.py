"""Reports and pages in a browser, from a disk and from a web host that only hands out files."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from utils import Casualties, Territory
from utils.report import Figure, Prose, Report, build

pytestmark = pytest.mark.lab

HOSTILE = Prose("<img src=x onerror=alert(1)> <script>document.title = 'taken'</script>")
REPORT = Report(
    "Static",
    (
        HOSTILE,
        Figure(Casualties(outcome="missing")),
        Figure(Territory(date="1994-05-12", compare="2020-12-01")),
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    build(REPORT, folder, ("html",), name="report")
    return folder


@pytest.fixture(scope="module")
def host(folder):
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/report.html"
    server.shutdown()


@pytest.fixture(params=["disk", "host"])
def page(browser, folder, host, request):
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto((folder / "report.html").as_uri() if request.param == "disk" else host)
    yield page
    context.close()
    assert wrong == []


def test_cards_and_the_time_slider_live_without_a_kernel(page):
    page.locator(".kx-mark").first.hover(force=True)
    assert page.locator(".kx-card").first.inner_text()
    day = page.locator("[id='date-first'] text")
    before = day.text_content()
    page.get_by_label("First day, slider").press("ArrowRight")
    assert day.text_content() != before


def test_marks_are_walked_with_the_keyboard(page):
    page.locator(".kx-frame").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".kx-card").first.is_visible()


def test_own_text_is_never_run(page):
    assert page.title() == "Static"
    assert page.locator("img").count() == 0


def test_the_rows_are_folded_under_each_chart(page):
    rows = page.locator("details tbody tr").first
    assert not rows.is_visible()
    page.locator("summary").first.click()
    assert rows.is_visible()


def test_without_script_the_pictures_show_all_the_same(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "report.html").as_uri())
    assert page.locator("svg[role=img]").count() == 2
    assert page.locator("svg[role=img]").first.is_visible()
    context.close()
