"""Actors that a user adds: tables and YAML, and what is told of a file that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from veedor.errors import VocabularyError
from veedor.language.actors import directory
from veedor.language.actors.entries import Actor
from veedor.language.actors.reading import read

TABLE = """\
id,name,aliases,short,kind,country,sectors,of,title,from,until,source
own/casa,Casa Abierta,Open House; Maison Ouverte,CA,organisation,CUB,SOC,,,,,https://casa.example/
,Ana Torvik,Ana Torvik Ruiz,Torvik,person,cub,"CVL, OPP",,,,,
,Ana Torvik,,,,,,own/casa,director,2019-03,2021,
"""

LISTING = """\
country: CUB
actors:
  - names: [Casa Abierta, Open House]
    short: [CA]
    kind: organisation
    sectors: [SOC]
  - names: [Ana Torvik]
    kind: person
    roles:
      - {of: own/casa-abierta, titles: [director], from: 2019, until: 2021-06}
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def one(actors: tuple[Actor, ...], name: str) -> Actor:
    (found,) = [actor for actor in actors if name in actor.names]
    return found


def test_a_table_gives_actors_with_their_roles(tmp_path: Path) -> None:
    actors = read([written(tmp_path, "own.csv", TABLE)])
    casa, ana = one(actors, "Casa Abierta"), one(actors, "Ana Torvik")
    assert (casa.id, casa.names, casa.short) == (
        "own/casa",
        ("Casa Abierta", "Open House", "Maison Ouverte"),
        ("CA",),
    )
    assert (ana.id, ana.kind, ana.country, ana.sectors) == ("own/ana-torvik", "person", "CUB", ("CVL", "OPP"))
    assert [(r.of, r.titles, r.since, r.until) for r in ana.roles] == [("own/casa", ("director",), "2019-03", "2021")]


def test_yaml_gives_the_same_entries_as_a_pack_would(tmp_path: Path) -> None:
    actors = read([written(tmp_path, "own.yaml", LISTING)])
    casa, ana = one(actors, "Casa Abierta"), one(actors, "Ana Torvik")
    assert (casa.id, casa.country) == ("own/casa-abierta", "CUB")
    assert ana.roles[0].since == "2019"


@pytest.mark.parametrize("mark", [";", "\t"], ids=["semicolon", "tab"])
def test_a_spreadsheet_of_another_country_is_read(mark: str, tmp_path: Path) -> None:
    text = f"\ufeffname{mark}country{mark}sectors\r\nRío Claro{mark}CUB{mark}AGR\r\n"
    (actor,) = read([written(tmp_path, "own.csv", text)])
    assert (actor.names, actor.country, actor.sectors) == (("Río Claro",), "CUB", ("AGR",))


def test_several_files_are_one_list(tmp_path: Path) -> None:
    first = written(tmp_path, "a.csv", "name\nCasa Abierta\n")
    second = written(tmp_path, "b.yaml", "- {names: [Ana Torvik], kind: person, roles: [{of: own/casa-abierta}]}\n")
    assert [actor.id for actor in read([first, second])] == ["own/casa-abierta", "own/ana-torvik"]


def test_a_users_entry_wins_over_a_pack(tmp_path: Path) -> None:
    own = read([written(tmp_path, "own.csv", "id,name,country,sectors\nmine/fp,Foro Penal,VEN,LAB\n")])
    found = directory.of(own).find("Foro Penal")
    assert [candidate.id for candidate in found] == ["mine/fp"]
    assert [candidate.id for candidate in directory.default().find("Foro Penal")] == ["VEN/foro-penal"]


def test_a_users_entry_with_a_packs_id_takes_its_place(tmp_path: Path) -> None:
    own = read([written(tmp_path, "own.csv", "id,name,country,sectors\nVEN/foro-penal,Foro Penal,VEN,LAB\n")])
    actor = directory.of(own).get("VEN/foro-penal")
    assert actor is not None
    assert actor.sectors == ("LAB",)


WRONG: list[tuple[str, str, str, str, int | None, str]] = [
    ("no column", "a.csv", "id,kind\nx,person\n", "V010", 1, "'name'"),
    ("unknown column", "a.csv", "name,cuontry\nA B,CUB\n", "V011", 1, "cuontry"),
    ("too many cells", "a.csv", "name,kind\nA B,person,CUB\n", "V011", 2, "more cells"),
    ("open quote", "a.csv", 'name\n"A B\n', "V010", 2, ""),
    ("kind", "a.csv", "name,kind\nA B,human\n", "V011", 2, "human"),
    ("country", "a.csv", "name,country\nA B,CUB\nC D,Cuba\n", "V011", 3, "CUBA"),
    ("sector", "a.csv", "name,sectors\nA B,XXX\n", "V011", 2, "XXX"),
    ("date", "a.csv", "name,of,from\nA B,VEN/tsj,soon\n", "V011", 2, "soon"),
    ("nowhere", "a.csv", "name,of\nA B,own/none\n", "V011", 2, "own/none"),
    ("no name", "a.csv", "name,kind\n,person\n", "V011", 2, "no name"),
    ("no YAML", "a.yaml", "- names: [A\n", "V010", 2, ""),
    ("no list", "a.yaml", "names: A\n", "V010", 1, "no list"),
    ("no mapping", "a.yaml", "- A B\n", "V011", 1, "mapping"),
    (
        "unknown key",
        "a.yaml",
        "- {names: [A B], kind: person}\n- {names: [C], kind: person, rols: []}\n",
        "V011",
        2,
        "rols",
    ),
    (
        "twice",
        "a.yaml",
        "- {id: x, names: [A], kind: person}\n- {id: x, names: [B], kind: person}\n",
        "V011",
        2,
        "twice",
    ),
    ("ending", "a.txt", "name\nA\n", "V010", None, ".csv"),
]


@pytest.mark.parametrize(("name", "text", "code", "line", "words"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_told_with_its_line(
    name: str, text: str, code: str, line: int | None, words: str, tmp_path: Path
) -> None:
    path = written(tmp_path, name, text)
    with pytest.raises(VocabularyError) as raised:
        read([path])
    told = raised.value.diagnostic
    assert (told.code, told.file, told.line) == (code, str(path), line)
    assert words in told.message


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "own.csv", "name,country,sectors\nA B,ZZZ,SOC\nC D,CUB,YYY\n")
    with pytest.raises(VocabularyError) as raised:
        read([path])
    assert raised.value.diagnostic.line == 2
    assert raised.value.diagnostic.detail == ("line 3: own/c-d: 'YYY' is no PLOVER sector",)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError) as raised:
        read([tmp_path / "none.csv"])
    assert raised.value.diagnostic.code == "V010"


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"name\nCasa\nR\xedo Claro\n")
    with pytest.raises(VocabularyError) as raised:
        read([path])
    assert (raised.value.diagnostic.code, raised.value.diagnostic.line) == ("V010", 3)
