"""The collaboration map as a planner uses it: from her municipality to the sentence in the minutes."""

from __future__ import annotations

import csv
import io
import struct
from pathlib import Path
from urllib.parse import parse_qs, urlparse
from xml.etree import ElementTree

from playwright.sync_api import Locator, Page, expect

from tests.browser.checking import accessibility_findings
from tests.browser.visiting import NARROW, Visitor

HELSINGBORG, ANGELHOLM = "municipality/1283", "municipality/1292"
FAMILY = "organisation/familjen-helsingborg"
AGREED = "Gruppen enades om att vi först måste hitta datum för internatet, därefter kan innehåll diskuteras."


def drawn(visitor: Visitor, path: str = "/map", **how: object) -> Page:
    """Open the map and wait until its picture is there."""
    page = visitor.open(path, **how)  # type: ignore[arg-type]
    expect(page.locator("#picture[data-nodes] canvas")).to_be_visible()
    return page


def place_of(page: Page, key: str) -> tuple[float, float]:
    place = page.evaluate("key => samgrafMap.placeOf(key)", key)
    return place["x"], place["y"]


def click_line(page: Page, one: str, other: str) -> None:
    """Click a line, somewhere between its ends where no node lies."""
    (x, y), (x2, y2) = place_of(page, one), place_of(page, other)
    page.mouse.click(x + (x2 - x) * 0.3, y + (y2 - y) * 0.3)


def shown(page: Page) -> set[str]:
    """The names in the table of who is on the map."""
    return set(page.locator("#nodes tbody th").all_inner_texts())


def given(page: Page) -> dict[str, list[str]]:
    """What the address holds."""
    return parse_qs(urlparse(page.url).query)


def panel(page: Page) -> Locator:
    return page.locator("#panel-told")


def test_from_a_municipality_over_a_tie_to_the_sentence_in_the_minutes(visitor: Visitor) -> None:
    page = drawn(visitor)
    page.get_by_label("Hitta på kartan").last.fill("helsingborg")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Helsingborg")
    expect(panel(page)).to_contain_text("Företräds av")
    panel(page).get_by_role("link", name="Familjen Helsingborg").first.click()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Familjen Helsingborg")
    page.locator("#ties").get_by_role("link", name="Helsingborg – Ängelholm", exact=True).click()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Helsingborg – Ängelholm")
    expect(panel(page).locator("blockquote").first).to_have_text(AGREED)
    panel(page).get_by_role("link", name="visa i protokollet").first.click()
    expect(page.locator("#text .chosen").first).to_be_in_viewport()
    assert "Gruppen enades om" in page.locator("#text").inner_text()


def test_english_speaks_english_all_the_way(visitor: Visitor) -> None:
    page = drawn(visitor, f"/map?lang=en&chosen={HELSINGBORG}&with={ANGELHOLM}")
    expect(panel(page)).to_contain_text("Shared view")
    expect(panel(page)).to_contain_text("stated")
    panel(page).get_by_role("link", name="show in the minutes").first.click()
    expect(page.get_by_text("The text and what rests on it")).to_have_count(0)
    assert given(page)["lang"] == ["en"]


def test_nodes_and_lines_of_the_picture_open_the_panel(visitor: Visitor) -> None:
    page = drawn(visitor, f"/map?kind=Municipality&kind=Network&network={FAMILY}")
    page.mouse.click(*place_of(page, HELSINGBORG))
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Helsingborg")
    expect(page.locator("#nodes tr.chosen th")).to_have_text("Helsingborg")
    click_line(page, FAMILY, HELSINGBORG)
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("–")
    expect(page.locator("#ties tr.chosen")).to_have_count(1)


def test_filters_change_picture_and_tables_and_the_address(visitor: Visitor) -> None:
    page = drawn(visitor)
    page.locator("[name=county]").select_option("12")
    expect(page.locator("#answer")).to_contain_text("10 kommuner")
    assert given(page)["county"] == ["12"]
    page.get_by_label("Bara mellan kommuner").check()
    expect(page.locator("#answer")).to_contain_text("mellan 10 kommuner.")
    assert {"Helsingborg", "Ängelholm"} < shown(page)
    expect(page.locator("#picture")).to_have_attribute("data-nodes", "10")
    page.get_by_label("samsyn").uncheck()
    assert "SharedView" not in given(page)["step"]
    page.get_by_label("Minst antal gånger").fill("9")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_contain_text("Inget samband passar urvalet")


def test_the_period_narrows_and_plays(visitor: Visitor) -> None:
    page = drawn(visitor)
    expect(page.locator("#span")).to_have_text("2018-01 – 2024-02")
    page.locator("#slide-to").press("Home")
    assert given(page)["to"] == ["2018-01"]
    expect(page.locator("#nodes")).not_to_contain_text("Helsingborg")
    page.get_by_role("button", name="Spela upp").click()
    # the sliders walk through the three months that have meetings, to the last
    expect(page.locator("#span")).to_have_text("2018-01 – 2024-02")
    expect(page.locator("#nodes")).to_contain_text("Helsingborg")


def test_the_shortest_way_is_told_step_by_step(visitor: Visitor) -> None:
    page = drawn(visitor)
    page.locator("#path-from").fill("Carina Leffler")
    page.locator("#path-to").fill("Ängelholm")
    page.get_by_role("button", name="Visa urvalet").click()
    expect(page.locator(".way")).to_contain_text("Kortaste vägen, 2 steg:")
    page.locator(".way a").nth(0).click()
    expect(panel(page).get_by_role("heading", level=2)).to_contain_text("Carina Leffler")
    expect(panel(page).locator("blockquote").first).to_be_visible()


def test_every_step_can_be_undone_and_done_again(visitor: Visitor) -> None:
    page = drawn(visitor)
    undo, redo = page.get_by_role("button", name="Ångra"), page.get_by_role("button", name="Gör om")
    expect(undo).to_be_disabled()
    everybody = page.locator("#answer").inner_text()
    page.locator("#nodes").get_by_role("link", name="Helsingborg", exact=True).click()
    page.get_by_role("button", name="Dölj").click()
    expect(page.get_by_role("link", name="Visa dolda (1)")).to_be_visible()
    expect(page.locator("#nodes").get_by_role("link", name="Helsingborg", exact=True)).to_have_count(0)
    undo.click()
    expect(page.locator("#answer")).to_have_text(everybody.strip())
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Helsingborg")
    undo.click()
    expect(undo).to_be_disabled()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Var står det?")
    redo.click()
    redo.click()
    expect(redo).to_be_disabled()
    expect(page.get_by_role("link", name="Visa dolda (1)")).to_be_visible()
    expect(page.locator("#nodes").get_by_role("link", name="Helsingborg", exact=True)).to_have_count(0)


def test_neighbours_open_and_fold(visitor: Visitor) -> None:
    page = drawn(visitor, f"/map?kind=Municipality&chosen={HELSINGBORG}")
    assert "Carina Leffler" not in shown(page)
    page.get_by_role("button", name="Öppna grannar").click()
    expect(page.locator("#nodes")).to_contain_text("Carina Leffler")
    page.get_by_role("button", name="Fäll ihop").click()
    expect(page.locator("#nodes")).not_to_contain_text("Carina Leffler")
    page.get_by_role("button", name="Bara grannarna").click()
    expect(page.locator("#answer")).to_contain_text("10 kommuner")


def test_a_view_sent_to_a_colleague_is_the_same_view(visitor: Visitor) -> None:
    page = drawn(visitor, f"/map?network={FAMILY}")
    before = place_of(page, HELSINGBORG)
    page.mouse.move(*before)
    page.mouse.down()
    page.mouse.move(before[0] + 60, before[1] + 40, steps=5)
    page.mouse.up()
    page.locator("#acts").wait_for(state="attached")
    page.wait_for_url("**pin=**")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.locator("#status")).to_contain_text("kopierad")
    sent = page.evaluate("navigator.clipboard.readText()")
    assert sent == page.url
    other = drawn(visitor, sent)
    assert shown(other) == shown(page)
    assert given(other)["pin"] == given(page)["pin"]
    pinned = given(other)["pin"][0]
    x, y = (float(part) for part in pinned.rpartition("@")[2].split(","))
    nodes = other.evaluate("fetch('/map/data' + location.search).then(answer => answer.json())")["nodes"]
    assert next(node[6:8] for node in nodes if node[0] == HELSINGBORG) == [x, y]


def saved(page: Page, name: str) -> bytes:
    """Save the map in a form and return the file."""
    page.locator("#saving summary").click()
    with page.expect_download() as download:
        page.locator("#saving").get_by_text(name, exact=True).click()
    page.locator("#saving summary").click()
    return Path(download.value.path()).read_bytes()


def test_each_file_that_is_saved_can_be_read_back(visitor: Visitor, tmp_path: Path) -> None:
    page = drawn(visitor, f"/map?network={FAMILY}&between=1")
    svg = ElementTree.fromstring(saved(page, "SVG"))
    titles = {one.text for one in svg.findall(".//{http://www.w3.org/2000/svg}title")}
    assert {"Helsingborg", "Ängelholm", "Helsingborg – Ängelholm"} < titles
    png = saved(page, "PNG")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    view = [float(part) for part in svg.attrib["viewBox"].split()]
    assert (width, height) == (int(view[2]) * 2, int(view[3]) * 2)
    nodes = list(csv.DictReader(io.StringIO(saved(page, "CSV, vilka").decode("utf-8-sig"))))
    assert {row["name"] for row in nodes} == shown(page)
    ties = list(csv.DictReader(io.StringIO(saved(page, "CSV, samband").decode("utf-8-sig"))))
    found = [row["tieName"] for row in ties if {row["sourceName"], row["targetName"]} == {"Helsingborg", "Ängelholm"}]
    assert found == ["samsyn", "samtal", "mötesplats"]
    file = tmp_path / "karta.html"
    file.write_bytes(saved(page, "HTML, fungerar utan nät"))
    read_offline(visitor, file)


def read_offline(visitor: Visitor, file: Path) -> None:
    """Open the file without any service or network: picture, tables and quotes are there, and nothing is asked for."""
    context = visitor.browser.new_context(locale="sv-SE", offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: visitor.complaints.errors.append(message.text))
    page.on("pageerror", lambda error: visitor.complaints.errors.append(str(error)))
    page.goto(file.as_uri())
    expect(page.locator("#picture canvas")).to_be_visible()
    page.get_by_role("button", name="Helsingborg – Ängelholm").click()
    expect(page.locator("tr.chosen blockquote").first).to_have_text(AGREED)
    page.get_by_label("Sök i tabellerna").fill("höganäs")
    assert all("Höganäs" in text for text in page.locator("#ties tbody tr:visible").all_inner_texts())
    assert accessibility_findings(page) == []
    assert asked == [file.as_uri()]
    context.close()


def test_the_tables_need_neither_mouse_nor_picture(visitor: Visitor) -> None:
    page = drawn(visitor)
    page.locator("#find").focus()
    page.keyboard.type("ängelholm")
    page.keyboard.press("Enter")
    expect(page.locator("#nodes tbody tr")).to_have_count(1)
    expect(page.locator("#find")).to_be_focused()
    sorting = page.locator("#ties thead").get_by_role("link", name="Mellan")
    sorting.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ties thead th").first).to_have_attribute("aria-sort", "ascending")
    expect(sorting).to_be_focused()
    page.locator("#ties").get_by_role("link", name="Helsingborg – Ängelholm", exact=True).focus()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Helsingborg – Ängelholm")
    expect(panel(page).get_by_role("heading", level=2)).to_be_focused()
    assert accessibility_findings(page) == []


def test_the_picture_moves_by_keyboard(visitor: Visitor) -> None:
    page = drawn(visitor)
    page.locator("#picture > div").focus()
    before = place_of(page, HELSINGBORG)
    page.keyboard.press("ArrowRight")
    moved = place_of(page, HELSINGBORG)
    assert (round(before[0] - moved[0]), round(before[1] - moved[1])) == (60, 0)


def test_everything_is_there_without_scripts(visitor: Visitor) -> None:
    page = visitor.open(f"/map?chosen={HELSINGBORG}", scripts=False)
    assert page.locator("#picture").is_hidden()
    assert page.get_by_role("img", name="Karta över samverkan").evaluate("image => image.naturalWidth") > 500
    page.locator("#nodes").get_by_role("link", name="Ängelholm", exact=True).click()
    expect(panel(page).get_by_role("heading", level=2)).to_have_text("Ängelholm")
    page.get_by_label("Bara mellan kommuner").check()
    page.get_by_role("button", name="Visa urvalet").click()
    assert given(page)["between"] == ["1"]
    assert "Carina Leffler" not in shown(page)


def test_a_narrow_screen_has_answer_and_table_first_and_the_map_on_demand(visitor: Visitor) -> None:
    page = visitor.open("/map", NARROW)
    expect(page.locator("#answer")).to_be_visible()
    expect(page.locator("#picture")).to_be_hidden()
    page.get_by_role("button", name="Visa kartan").click()
    expect(page.locator("#picture canvas")).to_be_visible()
    page.locator("#filters > summary").click()
    page.locator("[name=county]").select_option("12")
    expect(page.locator("#answer")).to_contain_text("10 kommuner")


def test_paper_has_the_picture_where_one_was_drawn(visitor: Visitor) -> None:
    page = visitor.open("/map")
    expect(page.locator("#picture canvas")).to_be_visible()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # a sheet of A4
    expect(page.locator("#picture canvas")).to_be_visible()
    narrow = visitor.open("/map", NARROW)
    expect(narrow.locator("#show-picture")).to_be_visible()
    narrow.emulate_media(media="print")
    expect(narrow.locator("#picture")).to_be_hidden()
