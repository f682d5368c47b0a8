"""From a web page to the text of its main content: headings, lists and tables, without menus, scripts and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from data.reading.decoding import NotText, decode
from data.reading.flow import Flow
from data.reading.values import Reading, Refused

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LEFT_OUT = frozenset(
    (
        *("script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select"),
        *("iframe", "svg", "object", "head", "dialog"),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins"),
        *("input", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"),
        *("tt", "u", "var", "wbr"),
    )
)
_MENU_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"))
_FURNITURE = re.compile(
    r"cookie|consent|samtycke|breadcrumb|brodsmul|skip-?(?:to|link|nav)|(?:^|\s)skip(?:\s|$)", re.IGNORECASE
)
_LEAST_SHARE = 0.3  # of the page's words that marked-up main content has to hold to be believed
_CHARSET = 2048


def read_web_page(content: bytes) -> Reading:
    """Return the text of a web page's main content; raises Refused where it holds no text."""
    root = _parsed(content)
    _drop_furniture(root)
    flow = Flow()
    _blocks(_main(root), flow)
    reading = flow.reading()
    if not reading.text.strip():
        raise Refused("holds no text outside its menus: save the page itself, with its text")
    return reading


def _parsed(content: bytes) -> etree._Element:
    declared = content[:_CHARSET].lower()
    try:
        # a page that names its encoding is believed, as browsers do
        source: bytes | str = content if b"charset" in declared or b"encoding=" in declared else decode(content)
        return html.document_fromstring(source, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, NotText, ValueError, LookupError) as error:
        raise Refused("is no web page, or an empty one: save it anew from the browser") from error


def _drop_furniture(root: etree._Element) -> None:
    """Take out of the tree what a page names as banners or trails, unless that holds its text, and menus on top."""
    whole = _whole(root)
    title = next(whole.iter("h1"), None)
    above = title is not None
    furniture = []
    for element in whole.iter("h1", "div", "section", "p", "ul", "ol", "a"):
        above = above and element is not title
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if _FURNITURE.search(named) or (above and _is_menu(element)):
            furniture.append(element)
    length = len(_words(whole)) if furniture else 0
    for element in furniture:
        if len(_words(element)) < _LEAST_SHARE * length:
            element.drop_tree()


def _is_menu(element: etree._Element) -> bool:
    """Whether an element is a list of nothing but links, several of them."""
    links = list(element.iter("a")) if element.tag in ("ul", "ol") else []
    return len(links) > 1 and " ".join(_words(link) for link in links) == _words(element)


def _whole(root: etree._Element) -> etree._Element:
    body = root.find("body")
    return root if body is None else body


def _main(root: etree._Element) -> etree._Element:
    """Return the element that holds the main content: what is marked as such, if it holds enough, else the body."""
    whole = _whole(root)
    length = len(_words(whole))
    for path in (".//main", './/*[@role="main"]', ".//article"):
        found = max(root.iterfind(path), key=lambda one: len(_words(one)), default=None)
        if found is not None and len(_words(found)) >= _LEAST_SHARE * length:
            return found
    return whole


def _words(element: etree._Element) -> str:
    return " ".join(" ".join(_pieces(element)).split())


def _blocks(parent: etree._Element, flow: Flow) -> None:
    run: list[str] = [_flat(parent.text)]

    def close() -> None:
        flow.paragraph(_tidy("".join(run)))
        run.clear()

    for element in parent:
        if not isinstance(element.tag, str) or _is_left_out(element):
            pass
        elif element.tag in _INLINE:
            run.append("\n" if element.tag == "br" else "".join(_pieces(element)))
        else:
            close()
            _block(element, flow)
        run.append(_flat(element.tail))
    close()


def _block(element: etree._Element, flow: Flow) -> None:
    if element.tag in _HEADINGS:
        flow.heading(_HEADINGS[element.tag], _tidy("".join(_pieces(element))))
    elif element.tag in ("ul", "ol"):
        _list(element, flow)
    elif element.tag == "table" and not element.findall(".//table"):
        flow.apart()
        for row in element.iter("tr"):
            flow.row([_tidy("".join(_pieces(cell))) for cell in row if cell.tag in ("td", "th")])
        flow.apart()
    else:
        _blocks(element, flow)


def _list(element: etree._Element, flow: Flow) -> None:
    start = element.get("start", "1")
    number = int(start) if start.isdecimal() and len(start) < 6 else 1
    for item in element.iterfind("li"):
        inner = [one for one in item if one.tag in ("ul", "ol")]
        for one in inner:
            item.remove(one)
        flow.item(_tidy("".join(_pieces(item))), f"{number}." if element.tag == "ol" else "-")
        for one in inner:
            _list(one, flow)
        number += 1


def _pieces(element: etree._Element) -> Iterator[str]:
    yield _flat(element.text)
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child):
            block = child.tag not in _INLINE
            if block or child.tag == "br":
                yield "\n"
            yield from _pieces(child)
            if block:
                yield "\n"
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    """Return text as it stands in the source, where a line's end is a space like any other."""
    return "" if text is None else text.replace("\n", " ")


def _is_left_out(element: etree._Element) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return element.tag in _LEFT_OUT or hidden or element.get("role") in _MENU_ROLES


def _tidy(text: str) -> str:
    """Return text with its white space as a browser shows it; ``\\n`` stands for the breaks that elements make."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
