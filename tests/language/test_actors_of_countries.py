"""Packs of further countries: who held which office on a day, and whom a report on the country means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from veedor.language.actors import directory

Parse = Callable[..., Any]


def day(text: str) -> date:
    return date.fromisoformat(text)


HELD: list[tuple[str, str, str, str]] = [
    # office, holder, a day on which it was held, a day on which it was not
    ("BLR/prime-minister", "BLR/roman-golovchenko", "2021-05-01", "2020-05-01"),
    ("BLR/foreign-minister", "BLR/vladimir-makei", "2022-11-01", "2023-01-15"),
    ("BLR/interior-minister", "BLR/yuri-karaev", "2020-08-10", "2020-11-15"),
    ("RUS/prime-minister", "RUS/dmitry-medvedev", "2019-07-01", "2020-02-01"),
    ("RUS/defence-minister", "RUS/sergei-shoigu", "2022-03-01", "2024-06-01"),
    ("RUS/prosecutor-general", "RUS/igor-krasnov", "2021-01-20", "2019-01-20"),
    ("IRN/president", "IRN/ebrahim-raisi", "2022-09-20", "2021-06-20"),
    ("IRN/chief-justice", "IRN/ebrahim-raisi", "2020-02-01", "2021-09-01"),
    ("IRN/foreign-minister", "IRN/mohammad-javad-zarif", "2015-07-14", "2021-09-14"),
    ("SDN/president", "SDN/omar-al-bashir", "2019-01-15", "2019-05-15"),
    ("SDN/prime-minister", "SDN/abdalla-hamdok", "2021-12-15", "2021-11-01"),
    ("SDN/head-of-state", "SDN/abdel-fattah-al-burhan", "2023-04-15", "2019-02-01"),
    ("ETH/prime-minister", "ETH/hailemariam-desalegn", "2016-10-09", "2018-06-09"),
    ("ETH/president", "ETH/sahle-work-zewde", "2020-11-04", "2024-12-01"),
    ("SLV/president", "SLV/nayib-bukele", "2022-03-27", "2018-03-27"),
    ("SLV/attorney-general", "SLV/rodolfo-delgado", "2022-04-01", "2020-04-01"),
    ("COL/president", "COL/ivan-duque", "2021-05-01", "2023-05-01"),
    ("COL/attorney-general", "COL/francisco-barbosa", "2021-05-01", "2019-01-01"),
    ("USA/president", "USA/donald-trump", "2018-02-01", "2022-02-01"),
    ("USA/secretary-of-state", "USA/antony-blinken", "2023-06-01", "2019-06-01"),
]


@pytest.mark.parametrize(("office", "holder", "inside", "outside"), HELD, ids=[f"{h[0]}, {h[1]}" for h in HELD])
def test_an_office_is_held_for_its_time_alone(office: str, holder: str, inside: str, outside: str) -> None:
    known = directory.default()
    assert known.holders(office, day(inside)) == [holder]
    assert holder not in known.holders(office, day(outside))


SECTORS: list[tuple[str, str, tuple[str, ...]]] = [
    ("COL/gustavo-petro", "2020-01-01", ("LEG", "OPP")),
    ("COL/gustavo-petro", "2023-01-01", ("GOV",)),
    ("SDN/rsf", "2022-01-01", ("PRM", "GOV")),
    ("SDN/rsf", "2024-01-01", ("PRM", "REB")),
    ("ETH/tplf", "2017-01-01", ("PTY", "GOV")),
    ("ETH/tplf", "2021-01-01", ("REB", "PTY")),
    ("SLV/fmln", "2015-01-01", ("PTY", "GOV")),
    ("SLV/fmln", "2022-01-01", ("PTY", "OPP")),
    ("USA/joe-biden", "2018-01-01", ("ELI",)),
    ("USA/joe-biden", "2022-01-01", ("GOV",)),
]


@pytest.mark.parametrize(("identity", "on", "sectors"), SECTORS, ids=[f"{s[0]} {s[1]}" for s in SECTORS])
def test_sectors_are_those_of_the_day(identity: str, on: str, sectors: tuple[str, ...]) -> None:
    known = directory.default()
    assert known.sectors(known.actors[identity], day(on)) == sectors


MEANT: list[tuple[str, list[str]]] = [
    ("Viasna wrote to Sviatlana Tsikhanouskaya.", ["BLR/viasna", "BLR/sviatlana-tsikhanouskaya"]),
    ("In Belarus, the KGB and the Investigative Committee met.", ["BLR/kgb", "BLR/investigative-committee"]),
    ("OVD-Info and the FSB differ, Russia says.", ["RUS/ovd-info", "RUS/fsb"]),
    ("Russia's Supreme Court met.", ["RUS/supreme-court"]),
    ("HRANA and Hengaw wrote to the IRGC.", ["IRN/hrana", "IRN/hengaw", "IRN/irgc"]),
    ("Hemedti leads the RSF in Sudan.", ["SDN/mohamed-hamdan-dagalo", "SDN/rsf"]),
    ("In Sudan the National Intelligence and Security Service met.", ["SDN/niss"]),
    ("In Ethiopia the National Intelligence and Security Service met.", ["ETH/niss"]),
    ("Cristosal wrote to Bukele in El Salvador.", ["SLV/cristosal", "SLV/nayib-bukele"]),
    ("In Colombia the JEP met.", ["COL/jep"]),
    ("In Venezuela the JEP met.", ["VEN/justicia-encuentro-y-perdon"]),
    ("In Venezuela and Colombia the CNE met.", ["VEN/cne"]),
    ("The U.S. Supreme Court met at the State Department.", ["USA/supreme-court", "USA/state-department"]),
]


@pytest.mark.parametrize(("text", "entities"), MEANT, ids=[m[0] for m in MEANT])
def test_it_means(text: str, entities: list[str], parse: Parse) -> None:
    assert [mention.entity for mention in parse(text)._.actors] == entities


NOBODY: list[tuple[str, str]] = [
    ("the court of a country without a pack, beside a great power", "Kenya and Russia differ. The Supreme Court met."),
    ("and beside the other", "Kenya and the United States differ. The Supreme Court met."),
    ("a surname without its country", "Santos spoke."),
    ("the service of two countries", "Sudan and Ethiopia differ. The National Intelligence and Security Service met."),
    ("the tribunal of two countries", "Venezuela and Colombia differ. The JEP met."),
    ("a namesake", "In Colombia, Pedro Sánchez spoke."),
]


@pytest.mark.parametrize("text", [n[1] for n in NOBODY], ids=[n[0] for n in NOBODY])
def test_nobody_is_meant_by(text: str, parse: Parse) -> None:
    assert parse(text)._.actors == []
