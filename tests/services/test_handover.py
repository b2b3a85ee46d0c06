from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from register_app.model.ref import Ref
from register_app.services import (
    diffing,
    documents,
    edit,
    export_choices,
    handover,
    packages,
    reading,
    states,
)
from register_app.services.packages import PackageError
from register_app.store.register import Register


@pytest.fixture
def package(few: Register, tmp_path: Path) -> Path:
    path = tmp_path / "handed.zip"
    handover.write_package(few, path, name="Authority, May", language="en")
    return path


@pytest.fixture(scope="session")
def made(masters: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A package, for the tests that need no register with it."""
    folder = tmp_path_factory.mktemp("handed")
    shutil.copy(masters["few"], folder / "a.register")
    with Register.open(folder / "a.register", author="tester") as register:
        handover.write_package(register, folder / "a.zip", name="Authority, May", language="en")
    return (folder / "a.zip").read_bytes()


@pytest.fixture
def handed(made: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "handed.zip"
    path.write_bytes(made)
    return path


def rewritten(package: Path, change: dict[str, bytes | None]) -> Path:
    """The package with some entries replaced, added, or (None) left out."""
    target = package.with_name("changed.zip")
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = change.get(name, source.read(name))
            if data is not None:
                archive.writestr(name, data)
        for name in change.keys() - set(source.namelist()):
            archive.writestr(name, change[name] or b"")
    return target


def test_a_package_holds_all_three_and_proves_itself(sample: Register, tmp_path: Path) -> None:
    path = tmp_path / "handed.zip"
    before = sample.head()
    made = handover.write_package(sample, path, name="Authority, May", language="en")
    assert (made.step, made.seal, made.activities) == (*before, 11)
    assert packages.verify_package(path) == []
    with zipfile.ZipFile(path) as archive:
        assert set(archive.namelist()) == {"manifest.json", *packages.PARTS}
        assert archive.read("register.pdf").startswith(b"%PDF")
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["history"] == {"step": before[0], "hash": before[1]}
    assert manifest["counts"]["activities"] == 11
    version = documents.dump(sample.read())["versions"][0]
    assert (version["name"], version["kind"], version["hash"]) == ("Authority, May", "handed_over", before[1])


def test_what_has_changed_since_is_told(few: Register, package: Path) -> None:
    edit.set_field(few, Ref("activity", 1), "owner", "Someone else")
    step, seal, name = packages.history_of(package)
    assert few.read().execute("SELECT hash FROM step WHERE id = ?", (step,)).fetchone()[0] == seal
    entries = diffing.compare(states.document_of(few, name), documents.dump(few.read()))
    assert [(entry.number, entry.key) for entry in entries] == [("RA-0001", "owner")]


def test_one_changed_byte_is_named(handed: Path) -> None:
    with zipfile.ZipFile(handed) as archive:
        data = bytearray(archive.read("register.pdf"))
    data[len(data) // 2] ^= 1
    assert [str(f) for f in packages.verify_package(rewritten(handed, {"register.pdf": bytes(data)}))] == [
        "register.pdf was changed after it was handed over."
    ]


def test_what_is_missing_or_added_is_named(handed: Path) -> None:
    left_out = packages.verify_package(rewritten(handed, {"register.xlsx": None}))
    assert "register.xlsx is missing" in str(left_out[0])
    added = packages.verify_package(rewritten(handed, {"letter.txt": b"x"}))
    assert "letter.txt was put into" in str(added[0])


def test_a_bit_flipped_in_the_file_is_noticed(handed: Path) -> None:
    data = bytearray(handed.read_bytes())
    for place in range(200, len(data), len(data) // 12):
        flipped = bytes([*data[:place], data[place] ^ 4, *data[place + 1 :]])
        handed.with_name("f.zip").write_bytes(flipped)
        try:
            found = packages.verify_package(handed.with_name("f.zip"))
        except PackageError:
            continue
        assert found, place


@pytest.mark.parametrize("name", ["register.json", "register.pdf", "manifest.json"])
def test_what_cannot_even_be_unpacked_was_changed(name: str, handed: Path) -> None:
    with zipfile.ZipFile(handed) as archive:
        held = archive.getinfo(name)
    data = bytearray(handed.read_bytes())
    start = held.header_offset + 30 + len(name)
    data[start : start + 20] = b"\xff" * 20
    handed.with_name("f.zip").write_bytes(data)
    if name == "manifest.json":
        with pytest.raises(PackageError, match="manifest"):
            packages.verify_package(handed.with_name("f.zip"))
    else:
        assert [name in str(found) for found in packages.verify_package(handed.with_name("f.zip"))] == [True]


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{}", b"[]", b'{"format": "other", "version": 1, "files": [], "counts": {}}', b'{"files": 3}'],
)
def test_a_manifest_that_is_none_is_refused(handed: Path, manifest: bytes) -> None:
    with pytest.raises(PackageError, match="manifest"):
        packages.verify_package(rewritten(handed, {"manifest.json": manifest}))


def test_other_files_are_no_packages(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(PackageError):
        packages.verify_package(path)


def test_a_package_that_fails_leaves_no_version(few: Register, tmp_path: Path) -> None:
    head = few.head()
    with pytest.raises(PackageError, match="needs a name"):
        handover.write_package(few, tmp_path / "a.zip", name=" ")
    shutil.rmtree(tmp_path / "none", ignore_errors=True)
    with pytest.raises(Exception, match="folder"):
        handover.write_package(few, tmp_path / "none" / "a.zip", name="x")
    assert few.head() == head


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_what_is_handed_over_is_for_an_authority_unless_asked(few: Register, tmp_path: Path) -> None:
    edit.set_field(few, Ref("activity", 1), "owner", "Zqowner")
    for profile, there in (("", False), ("internal", True)):
        path = tmp_path / f"{profile}.zip"
        handover.write_package(few, path, name=f"May {profile}", look=export_choices.Look(profile=profile))
        with zipfile.ZipFile(path) as archive, zipfile.ZipFile(archive.open("register.xlsx")) as book:
            sheets = b"".join(book.read(name) for name in book.namelist())
            found = [
                "Zqowner" in archive.read("register.json").decode(),
                b"Zqowner" in sheets,
                "Zqowner" in text_of(archive.read("register.pdf")),
            ]
        assert found == [there] * 3
        assert packages.verify_package(path) == []


def test_the_next_hand_over_tells_what_has_changed_since_the_last(few: Register, tmp_path: Path) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    handover.write_package(few, first, name="Authority, May", language="en")
    with zipfile.ZipFile(first) as archive:
        assert "Changes since" not in text_of(archive.read("register.pdf"))
    edit.set_field(few, Ref("activity", 1), "department", "Zqdepartment")
    head = few.head()
    handover.write_package(few, second, name="Authority, November", language="en")
    with zipfile.ZipFile(second) as archive:
        text = text_of(archive.read("register.pdf"))
        manifest = json.loads(archive.read("manifest.json"))
        (tmp_path / "back.xlsx").write_bytes(archive.read("register.xlsx"))
    assert "Changes since Authority, May" in text
    assert "Changed RA-0001" in text
    assert manifest["since"] == "Authority, May"
    origin = reading.read(tmp_path / "back.xlsx").origin
    assert origin is not None
    assert (origin.step, origin.hash) == head


def test_a_package_is_a_state_to_compare_with(few: Register, tmp_path: Path) -> None:
    """What the copy for the authority left out is no difference, whichever side the package is on."""
    path = tmp_path / "handed.zip"
    edit.set_field(few, Ref("activity", 1), "owner", "Someone")
    handover.write_package(few, path, name="May", language="en")
    before, after = states.both(few, str(path), None)
    changed = {(entry.what, entry.key) for entry in diffing.compare(before, after)}
    assert changed == set()
    edit.set_field(few, Ref("activity", 1), "owner", "Someone else")
    edit.set_field(few, Ref("activity", 1), "department", "Law")
    for pair in (states.both(few, str(path), None), states.both(few, "May", str(path))):
        entries = [entry for entry in diffing.compare(*pair) if entry.what == "activity"]
        expected = [("RA-0001", "department")] if pair[0] == before else []
        assert [(entry.number, entry.key) for entry in entries] == expected


def test_nothing_is_compared_with_a_package_that_was_changed(few: Register, package: Path) -> None:
    changed = rewritten(package, {"register.json": b"{}"})
    with pytest.raises(PackageError, match=r"register\.json"):
        states.document_of(few, str(changed))


def test_the_same_state_gives_the_same_package(few: Register, tmp_path: Path) -> None:
    made = []
    for name in ("a.zip", "b.zip"):
        register = tmp_path / f"{name}.register"
        shutil.copy(few.path, register)
        with Register.open(register, author="tester") as opened:
            handover.write_package(opened, tmp_path / name, name="May", language="en")
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for entry in archive.infolist():
            assert (entry.date_time, entry.create_system, entry.extra, entry.comment) == (
                (1980, 1, 1, 0, 0, 0),
                3,
                b"",
                b"",
            )
