"""The same from a shell: check, areas, export, codebook, sample."""

import shutil
import subprocess
import sys

import pytest

from utils import load
from utils.__main__ import main
from utils.data.areas import FAR_APART, against_published
from utils.data.schema import DATASETS


def test_check_says_that_the_package_is_sound(capsys):
    assert main(["check"]) == 0
    assert "sound" in capsys.readouterr().out


def test_check_tells_every_fault_without_a_traceback(tmp_path, capsys):
    broken = tmp_path / "datasets"
    shutil.copytree(DATASETS, broken)
    (broken / "claims.csv").write_bytes(b"\xef\xbb\xbf" + (broken / "claims.csv").read_bytes())
    (broken / "events.csv").unlink()
    assert main(["check", str(broken)]) == 1
    told = capsys.readouterr().err
    assert "claims.csv" in told and "byte-order mark" in told
    assert "events.csv: the file is missing" in told


def test_areas_of_a_day_are_printed(capsys):
    assert main(["areas", "1994-05-12"]) == 0
    assert "Armenian-held" in capsys.readouterr().out


def test_areas_stand_beside_published_ones_with_their_sources_and_reasons(capsys):
    assert main(["areas"]) == 0
    printed = capsys.readouterr().out
    compared, line = printed.split("\n\n")
    table = against_published(load())
    far_apart = int((table["difference"].abs() > FAR_APART).sum())
    assert len(compared.splitlines()) == len(table) + far_apart + 1
    assert "former NKAO" in compared
    reasons = load().accuracy["note"].notna().sum()
    assert len(line.splitlines()) == len(load().accuracy) + reasons + 1


def test_export_writes_the_bundle(tmp_path, capsys):
    assert (
        main(["export", "Casualties(outcome='missing')", "--to", str(tmp_path), "--formats", "svg"])
        == 0
    )
    printed = capsys.readouterr().out.split()
    assert sorted(printed) == sorted(map(str, tmp_path.iterdir()))


def test_sample_prints_a_table_with_the_pages_to_read(capsys):
    assert main(["sample", "captures", "7", "--size", "3"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.startswith("capture_id,") and head.endswith(",url")
    assert len(rows) == 3 and all("http" in row for row in rows)


@pytest.mark.parametrize(
    "arguments", [["export", "nonsense"], ["areas", "1950-01-01"], ["check", "/no/such/folder"]]
)
def test_what_makes_no_sense_is_one_sentence(arguments, capsys):
    assert main(arguments) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "Traceback" not in told


@pytest.mark.parametrize("command", ["check", "areas", "export", "codebook", "sample"])
def test_every_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "usage" in capsys.readouterr().out


def test_a_reader_that_has_seen_enough_ends_a_command_without_a_traceback():
    command = [sys.executable, "-m", "utils", "sample", "claims", "7"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        run.stdout.close()
        assert run.stderr.read() == b""
