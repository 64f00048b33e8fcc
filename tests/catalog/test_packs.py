"""Packs of devices: made, installed, brought up to date, compared, and nothing else believed."""

import csv
import hashlib
import json
import os
import signal
import subprocess
import sys
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.devices.store import Catalog, open_catalog
from catalog.packs.comparing import difference
from catalog.packs.installed import Packs
from catalog.packs.manifest import Manifest, order_of
from catalog.packs.pack_file import pack_of, read_pack
from core.machines.device import Device
from core.vocabulary.problem import Problem
from tests.catalog.conftest import Run
from tests.families.chillers.machines import machine
from tests.families.chillers.test_solved import gridded


def words(**changes: str) -> Manifest:
    usual = {"name": "somebody-2026", "version": "1.0", "maker": "Somebody", "made": "2026-11-29"}
    return Manifest(**(usual | changes), members=())  # type: ignore[arg-type]


def devices(count: int = 3, **changes: Any) -> list[Device]:
    return [machine(id=f"own:S-{n}", model=f"S {n}", **changes) for n in range(count)]


def pack(tmp_path: Path, some: list[Device], file: str = "one.loadfitpack", **changes: str) -> Path:
    path = tmp_path / file
    path.write_bytes(pack_of(words(**changes), some, ()))
    return path


def ids(catalog: Catalog) -> set[str]:
    return {one.id for one in catalog.devices("chillers") if one.id.startswith("pack:")}


def code_of(problem: pytest.ExceptionInfo[Problem]) -> str:
    return problem.value.code


def test_a_pack_is_installed_beside_ones_own_and_goes_again(tmp_path: Path, catalog: Catalog):
    catalog.add(machine(id="mine", model="Mine"))
    path = pack(tmp_path, [*devices(), gridded(id="own:G", model="Grid")])
    found = Packs(catalog).install(path)
    assert found.pack.devices == 4
    assert ids(catalog) == {f"pack:somebody-2026:{one}" for one in ("S-0", "S-1", "S-2", "G")}
    assert found.pack.origin == str(path)
    grid = catalog.device("pack:somebody-2026:G")
    assert grid.grid == gridded().grid  # type: ignore[attr-defined]
    (named,) = catalog.find("grid", family="chillers")
    assert named == grid
    own = catalog.listing("chillers")
    assert [device.id for device in catalog.at(own, own.is_own().nonzero()[0])] == ["own:mine"]
    # Another program sees the same; the file it came from is not needed.
    path.unlink()
    with open_catalog() as other:
        assert ids(other) == ids(catalog)
        assert Packs(other).all() == Packs(catalog).all()
    Packs(catalog).remove("somebody-2026")
    assert ids(catalog) == set()
    assert Packs(catalog).all() == ()
    assert catalog.device("own:mine").model == "Mine"


def test_what_is_of_a_pack_cannot_be_changed_but_copied(tmp_path: Path, catalog: Catalog):
    Packs(catalog).install(pack(tmp_path, devices(1)))
    device = catalog.device("pack:somebody-2026:S-0")
    for attempt in (lambda: catalog.replace(device), lambda: catalog.remove(device.id)):
        with pytest.raises(Problem) as problem:
            attempt()
        assert code_of(problem) == "shipped_fixed"
    copy = catalog.duplicate(device.id)
    assert catalog.is_own(copy.id)
    # A pack made of a copy has the plain id again.
    again = read_pack(pack(tmp_path, [copy], "again.loadfitpack", name="other"))
    assert [one.id for one in again.devices["chillers"]] == ["pack:other:S-0"]


def test_sources_come_with_a_pack(tmp_path: Path, catalog: Catalog):
    """Their notes too; and two packs may call different sources by one key."""
    source = msgspec.structs.replace(
        catalog.sources()[0], key="their-list", title="Their list", note_en="Read by hand"
    )
    for name in ("one", "two"):
        theirs = msgspec.structs.replace(source, title=f"List of {name}")
        path = tmp_path / f"{name}.loadfitpack"
        some = devices(1, source="their-list")
        path.write_bytes(pack_of(words(name=name), some, [theirs]))
        Packs(catalog).install(path)
    for name in ("one", "two"):
        device = catalog.device(f"pack:{name}:S-0")
        assert catalog.source(device.source).title == f"List of {name}"
        assert catalog.source(device.source).note_en == "Read by hand"
    Packs(catalog).remove("one")
    assert all(not one.key.startswith("pack:one:") for one in catalog.sources())


def test_a_machine_of_no_stated_year_goes_into_a_pack_and_out_again(
    tmp_path: Path, catalog: Catalog
):
    """As makers' tables and nameplates leave it, where they do not say the year."""
    Packs(catalog).install(pack(tmp_path, devices(1, source_year="")))
    (found,) = (catalog.device(one) for one in ids(catalog))
    assert found.source_year == "–"


def test_conflicts_are_told(tmp_path: Path, catalog: Catalog):
    packs = Packs(catalog)
    catalog.add(machine(id="mine", model="S 1"))
    found = packs.install(pack(tmp_path, devices()))
    assert found.alike == (("pack:somebody-2026:S-1", "own:mine"),)
    for changes, some, code in (
        ({}, devices(), "pack_installed"),
        ({"version": "1.0.0"}, devices(4), "pack_version_reused"),
        ({"version": "0.9"}, devices(), "pack_older"),
        ({"version": "2", "maker": "Else"}, devices(), "pack_other_maker"),
    ):
        path = pack(tmp_path, some, "next.loadfitpack", **changes)
        with pytest.raises(Problem) as problem:
            packs.install(path) if code == "pack_installed" else packs.update(path)
        assert code_of(problem) == code
    assert packs.update(pack(tmp_path, devices(), "next.loadfitpack")) is None
    back = packs.update(pack(tmp_path, devices(2), "next.loadfitpack", version="0.9"), older=True)
    assert back is not None
    assert back.pack.version == "0.9"


def test_an_update_says_what_changed(tmp_path: Path, catalog: Catalog):
    packs = Packs(catalog)
    packs.install(pack(tmp_path, devices()))
    newer = [*devices(2), machine(id="own:S-9", model="S 9")]
    newer[1] = msgspec.structs.replace(newer[1], cop=5.5)
    found = packs.update(pack(tmp_path, newer, "two.loadfitpack", version="1.10"))
    assert found is not None
    told = found.difference
    assert (told.added, told.removed, told.same) == (("S-9",), ("S-2",), 1)
    assert [(one.id, one.columns) for one in told.changed] == [("S-1", ("cop",))]
    assert catalog.device("pack:somebody-2026:S-1").cop == 5.5  # type: ignore[attr-defined]
    assert difference(packs.devices("somebody-2026"), packs.devices("somebody-2026")).same == 3


def test_equal_packs_are_equal_files_and_any_change_shows_in_the_sum(tmp_path: Path):
    whole = pack_of(words(), devices(), ())
    assert whole == pack_of(words(), devices(), ())
    sums = {
        read_pack(pack(tmp_path, some, f"{n}.loadfitpack", **changes)).manifest.sha256
        for n, (some, changes) in enumerate(
            [(devices(), {}), (devices(2), {}), (devices(cop=5.1), {}),
             (devices(), {"version": "1.1"}), (devices(), {"maker": "Else"}),
             (devices(), {"note": "x"})]
        )
    }  # fmt: skip
    assert len(sums) == 6


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_the_same(tmp_path: Path, data: st.DataObject):
    """Whatever byte is changed: told as a Problem, never anything else, and never other figures."""
    whole = bytearray(pack_of(words(), devices(), ()))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(whole))) if data.draw(st.booleans()) else len(whole)
    path = tmp_path / "damaged.loadfitpack"
    path.write_bytes(bytes(whole[:cut]))
    wanted = read_pack(pack(tmp_path, devices(), "sound.loadfitpack"))
    try:
        found = read_pack(path)
    except Problem as told:
        code = told.code
    else:
        code, same = "pack_", found.devices == wanted.devices and found.manifest == wanted.manifest
        assert same
    assert code.startswith("pack_")


def rewritten(tmp_path: Path, change: Any) -> Path:
    """A pack whose members and manifest are changed by hand, its sums made right again."""
    with zipfile.ZipFile(BytesIO(pack_of(words(), devices(), ()))) as file:
        members = {name: file.read(name) for name in file.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    change(members, manifest)
    for one in manifest["members"]:
        if one["file"] in members and not one.get("kept"):
            one["sha256"] = hashlib.sha256(members[one["file"]]).hexdigest()
    manifest["members"] = [
        {key: value for key, value in one.items() if key != "kept"} for one in manifest["members"]
    ]
    whole = msgspec.convert(manifest | {"form": 1}, Manifest).summed()
    members["manifest.json"] = msgspec.json.encode(
        msgspec.structs.replace(whole, form=manifest["form"])
    )
    path = tmp_path / "by-hand.loadfitpack"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def _traversal(members: dict[str, bytes], _: dict[str, Any]) -> None:
    members["../../evil.csv"] = b"x"


def _more(members: dict[str, bytes], _: dict[str, Any]) -> None:
    members["motors.csv"] = b"id\n"


def _bomb(members: dict[str, bytes], _: dict[str, Any]) -> None:
    members["chillers.csv"] = b" " * 450_000_000


def _other_family(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["spaceships.csv"] = b"id\n"
    manifest["members"].append({"file": "spaceships.csv", "rows": 0, "sha256": ""})


def _absurd(members: dict[str, bytes], _: dict[str, Any]) -> None:
    rows = list(csv.DictReader(StringIO(members["chillers.csv"].decode("utf-8-sig"))))
    rows[1]["cop"] = "55"
    text = StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    members["chillers.csv"] = text.getvalue().encode()


def _later(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["form"] = 2


def _unsigned(members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    members["chillers.csv"] = members["chillers.csv"].replace(b"Maker", b"Taker")
    manifest["members"][0]["kept"] = True


def _name(_: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["name"] = "../own"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_traversal, "pack_broken"), (_more, "pack_broken"), (_bomb, "pack_large"),
        (_other_family, "pack_table"), (_absurd, "pack_faulty"), (_later, "pack_newer"),
        (_unsigned, "pack_changed"), (_name, "pack_text"),
    ],
)  # fmt: skip
def test_packs_that_mean_no_good_are_refused(
    tmp_path: Path, catalog: Catalog, change: Any, code: str
):
    with pytest.raises(Problem) as problem:
        Packs(catalog).install(rewritten(tmp_path, change))
    assert code_of(problem) == code
    assert ids(catalog) == set()
    assert not (tmp_path.parent / "evil.csv").exists()


def test_a_pack_that_lies_of_its_size_is_refused(tmp_path: Path):
    """The size that the zip states is changed in both of its places: no more is read than that."""
    whole = pack_of(words(), devices(), ())
    with zipfile.ZipFile(BytesIO(whole)) as file:
        size = file.getinfo("chillers.csv").file_size
    wrong = whole.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    path = tmp_path / "liar.loadfitpack"
    path.write_bytes(wrong)
    with pytest.raises(Problem) as problem:
        read_pack(path)
    assert code_of(problem) == "pack_broken"


def test_a_killed_installation_leaves_nothing_or_the_whole(
    tmp_path: Path, own_folder: Path, catalog: Catalog
):
    """Killed at any moment of writing: the next program sees all of its devices, or none."""
    path = pack(tmp_path, devices(400))
    catalog.add(machine(id="mine"))
    script = (
        "import sys; from pathlib import Path\n"
        "from catalog.devices.store import open_catalog\n"
        "from catalog.packs.installed import Packs\n"
        "catalog = open_catalog(); print('ready', flush=True)\n"
        "Packs(catalog).install(Path(sys.argv[1]))\n"
    )
    for wait in (0.05, 0.15, 0.3, 0.6):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, env=os.environ
        ) as one:
            assert one.stdout is not None
            one.stdout.readline()
            try:
                one.wait(wait)
            except subprocess.TimeoutExpired:
                one.send_signal(signal.SIGKILL)
        with open_catalog() as other:
            packs = Packs(other)
            there = packs.all()
            assert len(ids(other)) == sum(each.devices for each in there)
            assert len(ids(other)) in (0, 400)
            assert other.device("own:mine").model == "Model"
            for each in there:
                packs.remove(each.name)


def test_versions_are_in_their_order():
    assert order_of("1.9") < order_of("1.10") < order_of("2")
    assert order_of("1.0") == order_of("1")


def test_packs_by_the_command_line(tmp_path: Path, catalog: Catalog, run: Run):
    for one in devices():
        catalog.add(one)
    first, second = (str(tmp_path / f"{name}.loadfitpack") for name in ("first", "second"))
    said = ("--name", "ours", "--maker", "We", "--version")
    made = run("pack", "create", first, *said, "1.0")
    assert any("3" in line for line in made)
    run("pack", "create", second, "S-0", "own:S-1", *said, "1.1")
    lines = run("pack", "compare", first, second)
    assert any("S-2" in line for line in lines)
    lines = run("pack", "install", first)
    assert sum("= own:S-" in line for line in lines) == 3  # all three are one's own already
    Path(first).write_bytes(Path(second).read_bytes())  # the file it came from is renewed
    assert any("1.1" in line for line in run("pack", "update"))
    (row,) = [line for line in run("pack", "list") if line.startswith("ours")]
    assert "1.1" in row
    assert "We" in row
    run("pack", "remove", "ours")
    assert ids(catalog) == set() or ids(open_catalog()) == set()
    with pytest.raises(Problem) as problem:
        run("pack", "remove", "ours")
    assert code_of(problem) == "pack_unknown"
