"""Folders: all that is in them, in order, and word of all that is passed over."""

from __future__ import annotations

import os

import pytest

from reports.conftest import codes, sorted_out
from veedor.reports import read


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def names(reports, folder):
    return [os.path.relpath(report.origin, folder) for report in reports]


def test_sorted_and_recursive(tmp_path):
    write(tmp_path, b_txt="B.", a__z_txt="Z.", a__c__d_md="D.", a_txt="A.")
    reports, told = sorted_out(read(tmp_path))
    assert names(reports, tmp_path) == ["a.txt", "b.txt", "a/z.txt", "a/c/d.md"]
    assert told == []


def test_hidden_files_are_left_out(tmp_path):
    write(tmp_path, a_txt="A.")
    (tmp_path / ".hidden.txt").write_text("H.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("X.")
    reports, told = sorted_out(read(tmp_path))
    assert names(reports, tmp_path) == ["a.txt"]
    assert told == []


def test_unknown_types_are_told_once_each(tmp_path):
    write(tmp_path, a_txt="A.", b_xyz="B", c_xyz="C", d__e_pdf="%PDF")
    for n in range(15):
        (tmp_path / f"{n}.jpg").write_bytes(b"\xff\xd8\xff")
    reports, told = sorted_out(read(tmp_path))
    assert len(reports) == 1
    assert codes(told) == ["R011"] * 3
    assert [each.message.split()[0] for each in told] == ["15", "1", "2"]
    assert told[0].detail[-1] == "and 5 more"
    assert told[2].detail == (str(tmp_path / "b.xyz"), str(tmp_path / "c.xyz"))


def test_a_named_file_of_unknown_type_is_looked_at(tmp_path):
    write(tmp_path, a_xyz="Five people were freed.")
    [report], told = sorted_out(read([tmp_path / "a.xyz"]))
    assert report.text == "Five people were freed."
    assert told == []


def test_files_without_extension_are_looked_at(tmp_path):
    (tmp_path / "one").write_text("One.")
    (tmp_path / "two").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    reports, told = sorted_out(read(tmp_path))
    assert names(reports, tmp_path) == ["one"]
    assert codes(told) == ["R002"]


def test_a_readme_is_about_the_folder(tmp_path):
    write(tmp_path, a_txt="A.", README_md="About.")
    reports, told = sorted_out(read(tmp_path))
    assert names(reports, tmp_path) == ["a.txt"]
    assert codes(told) == ["R019"]


def test_an_empty_folder_is_told(tmp_path):
    assert codes(sorted_out(read(tmp_path))[1]) == ["R014"]


def test_a_loop_of_links(tmp_path):
    write(tmp_path, a__b_txt="B.")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    reports, [told] = sorted_out(read(tmp_path))
    assert len(reports) == 1
    assert told.code == "R010"
    assert told.file == str(tmp_path / "a" / "again")


def test_links_are_followed(tmp_path):
    write(tmp_path / "elsewhere", a_txt="A.")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "here" / "one.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    reports, told = sorted_out(read(tmp_path / "here"))
    assert len(reports) == 1
    assert codes(told) == ["R031"]


def test_a_link_to_nothing(tmp_path):
    write(tmp_path, a_txt="A.")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    reports, told = sorted_out(read(tmp_path))
    assert len(reports) == 1
    assert codes(told) == ["R007", "R009"]
    assert codes(sorted_out(read([tmp_path / "b.txt"]))[1]) == ["R007"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_does_not_hang(tmp_path):
    write(tmp_path, a_txt="A.")
    os.mkfifo(tmp_path / "b.txt")
    reports, told = sorted_out(read(tmp_path))
    assert len(reports) == 1
    assert codes(told) == ["R012"]


def test_no_such_path(tmp_path):
    write(tmp_path, a_txt="A.")
    reports, told = sorted_out(read([tmp_path / "none", tmp_path / "a.txt"]))
    assert len(reports) == 1
    assert codes(told) == ["U001"]


def test_a_name_that_is_not_utf8(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(path, "wb") as out:
        out.write(b"A.")
    [report], told = sorted_out(read(tmp_path))
    assert report.origin.endswith("caf\\xe9.txt")
    report.origin.encode()
    assert told == []


def test_a_folder_that_is_a_file_elsewhere_named_with_a_line_break(tmp_path):
    (tmp_path / "a\nb.txt").write_text("A.")
    [report], _ = sorted_out(read(tmp_path))
    assert "\n" not in report.origin


def test_inputs_may_be_one_path_or_many(tmp_path):
    write(tmp_path, a_txt="A.", b_txt="B.")
    assert len(list(read(str(tmp_path)))) == 2
    assert len(list(read(path for path in sorted(tmp_path.iterdir())))) == 2
    assert list(read([])) == []
