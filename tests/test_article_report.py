"""A report in context as files, from Python and from a shell; corrections by the reader."""

import csv
import io
import zipfile

import pytest

from utils import Article, ExplorerError
from utils.__main__ import main
from utils.article.pages import report
from utils.article.pages.cards import cards, pieces

NASTY = (
    "Two Armenian soldiers were killed near Lachin yesterday. "
    "<script>alert(1)</script> =HYPERLINK(1) & more."
)


@pytest.fixture(scope="module")
def example():
    return Article.example()


def test_the_example_holds_every_kind_of_statement(example):
    found = example.statements
    assert {"count", "measure", "event"} == set(found["kind"])
    assert {"confirmed", "differs"} <= set(found["verdict"])


def test_the_pieces_are_the_text_and_every_statement_can_be_opened(example):
    found = pieces(example)
    assert "".join(piece["text"] for piece in found) == example.text
    opened = {piece["id"] for piece in found if piece["first"]}
    beside = {other["id"] for card in cards(example) for other in card["also"]}
    assert opened | beside == set(example.statements["statement_id"])


def test_a_card_names_claims_with_claimant_day_and_source(example):
    card = next(card for card in cards(example) if card["claims"] and card["spread"])
    assert all(claim["claimant"] and claim["publisher"] for claim in card["claims"])
    assert 0 <= card["spread"]["from"] <= card["spread"]["to"] <= 1


def test_a_rejected_match_stays_in_the_list(example):
    changed = example.reject("s001")
    assert changed.statements.loc[0, "reader"] == "rejected"
    assert len(changed.statements) == len(example.statements)
    assert example.statements.loc[0, "reader"] == ""


def test_a_corrected_figure_is_judged_anew(example):
    first = example.statements.iloc[1]
    assert first["kind"] == "count"
    changed = example.correct(first["statement_id"], number=77.0)
    assert changed.statements.iloc[1]["verdict"] == "differs"
    again = changed.restore(first["statement_id"])
    assert again.statements.equals(example.statements)


def test_an_event_that_is_not_there_is_refused(example):
    with pytest.raises(ExplorerError, match="not an event"):
        example.correct("s001", event_id="no-such-event")
    with pytest.raises(ExplorerError, match="not a statement"):
        example.reject("s999")


def test_html_holds_text_as_text():
    page = report.html_bytes(Article.read(NASTY, "2022-08-04")).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_csv_holds_no_formulas():
    article = Article.read("=1+1 Two Armenian soldiers were killed near Lachin.", "2022-08-04")
    data = report.csv_bytes(report.table(article)).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(data)):
        assert not any(cell.startswith(("=", "+", "@")) for cell in row)


def test_a_word_file_holds_text_and_pictures(example):
    pytest.importorskip("docx")
    with zipfile.ZipFile(io.BytesIO(report.docx_bytes(example, "Title", "Limits"))) as archive:
        names = archive.namelist()
        assert "6,500" in archive.read("word/document.xml").decode()
    assert sum(name.startswith("word/media/") for name in names) == 3


def test_a_word_file_survives_letters_that_no_xml_may_hold():
    pytest.importorskip("docx")
    article = Article.read("Two Armenian \x01 soldiers \x0b were killed.", None)
    assert report.docx_bytes(article, "Title", "Limits").startswith(b"PK")


def test_the_shell_writes_the_files_and_says_what_was_found(tmp_path, capsys):
    source = tmp_path / "news.txt"
    source.write_text(NASTY, encoding="utf-8")
    assert main(["article", str(source), "--to", str(tmp_path), "--date", "2022-08-04"]) == 0
    said = capsys.readouterr().out
    assert "1 statement: 1 published" in said
    assert {"news.html", "news-statements.csv"} <= {path.name for path in tmp_path.iterdir()}


def test_without_the_word_package_a_sentence_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("utils.article.pages.report.has_word", lambda: False)
    monkeypatch.setattr("utils.__main__.has_word", lambda: False)
    source = tmp_path / "news.txt"
    source.write_text("Nothing.", encoding="utf-8")
    assert main(["article", str(source), "--to", str(tmp_path)]) == 0
    assert "python-docx is not installed" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.docx"))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path, capsys):
    assert main(["article", str(tmp_path / "none.txt")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_the_example_is_judged_as_a_careful_editor_would(example):
    found = example.statements
    read = {
        (row.number, row.outcome, row.side): row.verdict
        for row in found[found["kind"] == "count"].itertuples()
    }
    assert read[2, "killed", "armenian"] == "confirmed"
    assert read[1, "killed", "azerbaijani"] == "confirmed"
    assert read[8, "wounded", "armenian"] == "confirmed"
    assert read[6500, "casualties", "both"] == "confirmed"
    assert read[100_000, "killed", "both"] == "differs"
    told = set(found.loc[found["kind"] == "event", "event_id"])
    assert told >= {
        "d-2022-08-03-mobilisation", "d-2022-08-03-revenge",
        "h-2022-08-03-eu", "h-2022-08-03-heights", "h-2022-08-03-russia", "b-statement-1109",
    }  # fmt: skip
    measured = found[found["kind"] == "measure"].set_index("number")["verdict"]
    assert measured[[2, 6, 2000]].tolist() == ["confirmed"] * 3
