"""Generated documents: the same for the same seed, true to what they say, in every layout and format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.corpus.document import document_of
from benchmarks.corpus.files import file_of
from benchmarks.corpus.formats.plain import one_line, text
from benchmarks.corpus.page import Line, Role
from benchmarks.corpus.style import DAMAGES, FORMATS, LAYOUTS, Choice
from benchmarks.corpus.truth import Truth, gold_of, line_of, truth_of
from benchmarks.corpus.writing import FOLDER, truth_files, truths_in, write_corpus
from data.reading import read_document
from graph.evaluation.gold import read_gold

TEXT = Choice(1, ("txt",))
SEVERAL = range(0, 700, 9)


def words(content: str) -> str:
    """Return a text as one line, whatever breaks its lines."""
    return " ".join(content.split())


def written(choice: Choice, number: int) -> tuple[str, Truth]:
    document = document_of(choice, number)
    return words(text(document.elements, wrapped=False)), document.truth


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    def contents(seed: int) -> list[bytes]:
        return [file_of(document_of(Choice(seed), number)).content for number in range(12)]

    assert contents(1) == contents(1)
    assert all(one != other for one, other in zip(contents(1), contents(2), strict=True))


def test_the_first_documents_do_not_depend_on_how_many_there_are(tmp_path: Path) -> None:
    write_corpus(tmp_path / "few", 3, TEXT)
    write_corpus(tmp_path / "more", 5, TEXT)
    few, more = (
        {path.name: path.read_bytes() for path in (tmp_path / name / "0000").glob("*.txt")} for name in ("few", "more")
    )
    assert few == {name: content for name, content in more.items() if name in few}
    assert (len(few), len(more)) == (3, 5)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everybody_whom_the_truth_lists_stands_in_the_text(layout: str) -> None:
    for number in range(6):
        content, truth = written(Choice(2, ("txt",), (layout,)), number)
        assert [part.person.name for part in truth.gold.attendance if part.person.name not in content] == []
        assert [one.name for one in truth.gold.people if one.name not in content] == []
        assert truth.gold.attendance


@pytest.mark.parametrize("number", SEVERAL)
def test_every_fact_of_the_truth_stands_in_the_text(number: int) -> None:
    content, truth = written(TEXT, number)
    gold = truth.gold
    folded = content.casefold()
    outcomes = [one.text for one in (*gold.decisions, *gold.agreements, *gold.commitments)]
    titles = [item.title for item in gold.agenda]
    events = [event.label for event in gold.events]
    assert [one for one in (*outcomes, *titles, *events) if one.casefold() not in folded] == []
    assert [part.represents for part in gold.attendance if part.represents and part.represents not in content] == []
    assert [form for person in gold.known_people for form in person.also if form not in content] == []


@pytest.mark.parametrize("number", SEVERAL)
def test_outcomes_belong_to_items_and_limits_name_items(number: int) -> None:
    gold = document_of(TEXT, number).truth.gold
    designations = {item.number or item.title for item in gold.agenda}
    outcomes = {one.item for one in (*gold.decisions, *gold.agreements, *gold.commitments)}
    limits = {item for part in gold.attendance for item in part.items}
    assert outcomes <= designations
    assert limits <= designations


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_limit_of_presence_is_printed_behind_the_name(layout: str) -> None:
    limited = 0
    for number in range(60):
        content, truth = written(Choice(4, ("txt",), (layout,)), number)
        for part in truth.gold.attendance:
            behind = content[content.find(part.person.name) :][:190]
            limited += bool(part.items)
            assert not part.items or {part.items[0], part.items[-1]} & set(re.findall(r"\w+", behind)), behind
    assert limited


def test_nobody_is_listed_twice_and_namesakes_are_two_people() -> None:
    truths = [document_of(Choice(1), number).truth for number in range(400)]
    assert all(len(set(truth.who)) == len(truth.who) == len(truth.names) for truth in truths)
    bearers: dict[str, set[str]] = {}
    for truth in truths:
        for who, name in zip(truth.who, truth.names, strict=True):
            bearers.setdefault(name, set()).add(who)
    assert any(len(each) > 1 for each in bearers.values())


def test_people_move_marry_and_are_misspelt() -> None:
    truths = [document_of(Choice(1), number).truth for number in range(0, 4000, 3)]
    names: dict[str, set[str]] = {}
    homes: dict[str, set[str]] = {}
    slips = mentions = 0
    for truth in truths:
        for who, name, person in zip(truth.who, truth.names, truth.gold.known_people, strict=True):
            names.setdefault(who, set()).add(name)
            slips += person.name != name
            mentions += 1
        for who, part in zip(truth.who, truth.gold.attendance, strict=False):
            if part.represents:
                homes.setdefault(who, set()).add(part.represents)
    assert sum(len(each) > 1 for each in names.values()) > 10
    assert sum(len(each) > 1 for each in homes.values()) > 10
    assert 0.005 < slips / mentions < 0.05


def test_a_page_on_one_line_has_all_its_words() -> None:
    document = document_of(TEXT, 7)
    headings = [one.text for one in document.elements if isinstance(one, Line) and one.role is Role.ITEM]
    line = one_line(document.elements)
    assert [heading for heading in headings if heading not in line] == []
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_read_with_the_names_that_it_was_written_with(name: str, tmp_path: Path) -> None:
    file = file_of(document_of(Choice(5, (name,), ("lines",)), 4))
    path = tmp_path / file.name
    path.write_bytes(file.content)
    read = words(read_document(path, path.stem).text)
    forms = [(part.person.name, *part.person.also) for part in file.truth.gold.attendance]
    assert [one for one in forms if not any(form in read for form in one)] == []


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_that_is_chosen_befalls_all_that_it_can_and_no_other_does(name: str) -> None:
    truths = [document_of(Choice(1, ("txt",), ("lines",), (name,)), number).truth for number in range(20)]
    assert {truth.damages for truth in truths} == {(name,)}


def test_documents_may_be_kept_whole() -> None:
    assert {document_of(Choice(1, damages=("none",)), number).truth.damages for number in range(60)} == {()}


def test_what_lost_its_digits_has_no_times_and_no_limits() -> None:
    truths = [document_of(Choice(1, ("txt",), ("lines",), ("digits",)), number).truth for number in range(40)]
    assert {truth.gold.meeting.start for truth in truths} == {None}
    assert {part.items for truth in truths for part in truth.gold.attendance} == {()}


def test_what_a_scanner_makes_of_a_name_stands_beside_it() -> None:
    documents = (document_of(TEXT, styled * 400 + body) for styled in range(5) for body in range(50))
    scanned = [document for document in documents if "ocr" in document.truth.damages]
    read: set[str] = set()
    for document in scanned:
        file, clean = file_of(document), document.truth.gold.known_people
        content = words(file.content.decode(errors="replace"))
        for one, other in zip(file.truth.gold.known_people, clean, strict=True):
            assert other.name in content or any(form in content for form in one.also)
            read |= set(one.also) - set(other.also)
    assert read


def test_a_truth_comes_back_from_its_line() -> None:
    truths = [document_of(Choice(1), number).truth for number in range(40)]
    assert [truth_of(line_of(truth)) for truth in truths] == truths


def test_truth_and_gold_tables_lie_beside_the_documents(tmp_path: Path) -> None:
    written = write_corpus(tmp_path, 4, TEXT, gold=True)
    truths = [truth for path in truth_files(tmp_path) for truth in truths_in(path)]
    assert written.documents == len(truths) == 4
    assert read_gold(tmp_path / "gold") == tuple(truth.gold for truth in truths)
    assert written.bytes == sum(path.stat().st_size for path in (tmp_path / "0000").glob("*.txt"))


def test_several_folders_are_written_by_several_processes(tmp_path: Path) -> None:
    written = write_corpus(tmp_path, FOLDER + 2, TEXT)
    folders = {path.name: len(list(path.glob("*.txt"))) for path in tmp_path.iterdir()}
    assert (written.documents, folders) == (FOLDER + 2, {"0000": FOLDER, "0001": 2})
    last = [truth.gold.document[:6] for path in truth_files(tmp_path) for truth in truths_in(path)][-2:]
    assert last == [
        "000500",
        "000501",
    ]


def test_gold_tables_leave_out_what_is_not_said() -> None:
    truth = document_of(Choice(1, ("txt",), ("names",)), 3).truth
    table = gold_of(truth)
    attendance = table["attendance"]
    assert isinstance(attendance, list)
    members = [row for row in attendance if row["status"] == "present"]
    assert members
    assert all("represents" not in row for row in members)
