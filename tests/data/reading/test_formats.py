"""Word, OpenDocument, web pages, Rich Text and e-mail read as minutes: real files, small ones."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from data.reading import UnreadableDocument, read_document
from data.reading.formats import READERS
from data.reading.mail import read_mail
from data.reading.open_document import read_open_document
from data.reading.parcels import Parcel
from data.reading.rich_text import read_rich_text
from data.reading.values import Refused
from data.reading.web import read_web_page
from data.reading.word import read_word


def packed(**parts: str) -> bytes:
    """Return a ZIP archive of parts; two underscores in a name stand for a slash, one for a dot."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


def saved(document: docx.document.Document) -> bytes:
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def test_a_word_document_has_headings_numbered_items_and_rows() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Förbundet Exempel"
    document.add_heading("Protokoll", 0)
    table = document.add_table(rows=0, cols=2)
    for label, value in (("Beslutande", "Anna Ek (S)\nBo Berg (M)"), ("Sekreterare", "Dag Dahl")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    document.add_heading("Ärenden", 2)
    for title in ("Mötets öppnande", "Dagordning"):
        document.add_paragraph(title, style="List Number")
    document.add_paragraph("Kaffe", style="List Bullet")
    assert read_word(saved(document)).text.split("\n") == [
        "Förbundet Exempel",
        "",
        "# Protokoll",
        "",
        "Beslutande\tAnna Ek (S)",
        "Bo Berg (M)",
        "Sekreterare\tDag Dahl",
        "",
        "## Ärenden",
        "",
        "1. Mötets öppnande",
        "2. Dagordning",
        "- Kaffe",
        "",
    ]


def test_what_tracked_changes_took_out_of_a_word_document_is_gone() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Mötet beslutar ")._p
    for tag, text, element in (("del", "delText", "avslå"), ("ins", "t", "bifalla")):
        run = f"<w:{tag} {nsdecls('w')} w:id='1' w:author='A'><w:r><w:{text}>{element}</w:{text}></w:r></w:{tag}>"
        paragraph.append(parse_xml(run))
    assert read_word(saved(document)).text == "Mötet beslutar bifalla\n"


def test_pages_of_a_word_document_begin_where_word_drew_them() -> None:
    document = docx.Document()
    document.add_paragraph("Först")
    second = document.add_paragraph()
    second.add_run()._r.append(parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
    second.add_run("Sedan")
    reading = read_word(saved(document))
    assert [reading.text[start:].split("\n")[0] for start in reading.pages] == ["Först", "Sedan"]


ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
</text:list-style></office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:p>borttaget</text:p></text:tracked-changes>
<text:h text:outline-level="1">Protokoll</text:h>
<text:p>Eva<text:s text:c="2"/>Ek<text:tab/>Ale<text:line-break/>Bo Berg</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>Öppnande</text:p></text:list-item>
<text:list-item><text:p>Val</text:p><text:list><text:list-item><text:p>inre</text:p></text:list-item></text:list></text:list-item>
</text:list><text:p><text:soft-page-break/>Sida två</text:p>
<table:table><table:table-row><table:table-cell><text:p>Eva Ek</text:p></table:table-cell>
<table:table-cell><text:p>Ale</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def test_an_open_document_has_headings_items_rows_and_pages() -> None:
    reading = read_open_document(packed(content_xml=ODT))
    assert [line for line in reading.text.split("\n") if line] == [
        "# Protokoll",
        "Eva  Ek\tAle",
        "Bo Berg",
        "1. Öppnande",
        "2. Val",
        "- inre",
        "Sida två",
        "Eva Ek\tAle",
    ]
    assert [reading.text[start:].split("\n")[0] for start in reading.pages] == ["# Protokoll", "Sida två"]


PAGE = """<!doctype html><html><head><title>x</title><style>p{}</style></head><body>
<nav><ul><li>Start</li><li>Kontakt</li></ul></nav><header>Kommunen</header>
<main><h1>Minnes&shy;anteckningar</h1><p>Närvarande:<br>Eva Ek,
Ale<br><strong>Bo Berg</strong>, Mölndal</p><script>alert(1)</script>
<ol><li>Öppnande</li><li>Val<ul><li>av justerare</li></ul></li></ol>
<table><tr><th>Namn</th><th>Kommun</th></tr><tr><td>Eva Ek</td><td>Ale</td></tr></table><p hidden>dolt</p></main>
<footer>Besöksadress</footer></body></html>"""


def test_a_web_page_is_its_main_content() -> None:
    lines = read_web_page(PAGE.encode()).text.split("\n")
    assert [line for line in lines if line] == [
        "# Minnes\u00adanteckningar",
        "Närvarande:",
        "Eva Ek, Ale",
        "Bo Berg, Mölndal",
        "1. Öppnande",
        "2. Val",
        "- av justerare",
        "Namn\tKommun",
        "Eva Ek\tAle",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_web_page_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Åsa Öberg, Åmål</p></body></html>'
    assert read_web_page(page.encode(encoding)).text == "Åsa Öberg, Åmål\n"


def test_rich_text_has_its_letters_cells_and_items() -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg1252 {\fonttbl{\f0 Arial;}}\pard N\'e4rvarande\par Eva Ek\cell Ale\cell\row "
        r"\u8226 ?\tab Kaffe\par 1.\tab Val\par}"
    )
    assert [line for line in read_rich_text(rtf.encode()).text.split("\n") if line] == [
        "Närvarande",
        "Eva Ek\tAle",
        "- Kaffe",
        "1. Val",
    ]


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Eva Ek <eva@ale.example>", "alla@example.se", "Anteckningar"
    message.set_content("Hej!\n\nNärvarande: Eva Ek, Ale")
    message.add_attachment(b"Protokoll", maintype="application", subtype="octet-stream", filename="möte.txt")
    return message.as_bytes()


def test_an_e_mail_says_who_wrote_and_what() -> None:
    assert read_mail(mail()).text.split("\n") == [
        "From: Eva Ek <eva@ale.example>",
        "To: alla@example.se",
        "Subject: Anteckningar",
        "",
        "Hej!",
        "",
        "Närvarande: Eva Ek, Ale",
        "",
    ]


LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    + ODT.replace("Protokoll", "&b;&c;")
)


def test_entities_are_not_resolved_and_no_file_is_opened() -> None:
    text = read_open_document(packed(content_xml=LAUGHS)).text
    assert "haha" not in text
    assert "root:" not in text


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.reading.parcels.MOST_BYTES", 1000)
    bomb = packed(content_xml="0" * 1_000_000)
    assert len(bomb) < 2000
    with pytest.raises(Refused, match="unpacks to more than"):
        Parcel(bomb).part("content.xml")


WEB = (".htm", ".html", ".xhtml")
READS_ANYTHING = {b"{\\rtf1 \\'zz": (*WEB, ".rtf", ".doc")}
"""What is text of a kind where any text is: a web page needs no marks, and a word with a slip is a word."""


@pytest.mark.parametrize("ending", sorted(set(READERS) - {".md", ".txt"}))
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04 and no more", b"{\\rtf1 \\'zz"])
def test_what_is_not_what_its_ending_says_is_one_sentence(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"fil{ending}"
    path.write_bytes(content)
    if ending in READS_ANYTHING.get(content, ()):
        assert read_document(path, "fil").text.strip()
        return
    with pytest.raises(UnreadableDocument, match=rf"^fil\{ending} .*\.$"):
        read_document(path, "fil")


WHOLE = {
    ".docx": saved(docx.Document()),
    ".odt": packed(content_xml=ODT),
    ".html": PAGE.encode(),
    ".rtf": rb"{\rtf1\ansi Eva Ek\par}",
    ".eml": mail(),
}


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_damaged_files_are_read_or_refused(ending: str, data: st.DataObject) -> None:
    content = bytearray(WHOLE[ending])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        assert READERS[ending](bytes(content)).pages is not None


def test_banners_trails_and_menus_above_the_title_are_no_part_of_a_web_page() -> None:
    page = """<html><body class="cookies-accepted"><div class="cookie-bar"><p>Vi använder kakor.</p></div>
<a class="skip-link" href="#x">Hoppa ner</a><ul><li><a href="/">Start</a></li><li><a href="/b">Möten</a></li></ul>
<div class="breadcrumbs">Start / Möten</div><div id="x"><h1>Protokoll</h1><p>Alla hälsades välkomna till mötet i Kil,
som ordföranden öppnade och sedan ledde till dess slut strax före klockan tolv.</p>
<ul><li><a href="/1.pdf">Bilaga 1</a></li><li><a href="/2.pdf">Bilaga 2</a></li></ul></div></body></html>"""
    lines = [line for line in read_web_page(page.encode()).text.split("\n") if line]
    assert lines[0] == "# Protokoll"
    assert lines[2:] == ["- Bilaga 1", "- Bilaga 2"]
