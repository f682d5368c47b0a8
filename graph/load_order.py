"""The order in which the store keeps the named graphs of documents, and takes them in fastest.

Oxigraph sorts its indexes by the hashes of terms. What is loaded in the order of the graphs' hashes is appended to the
three indexes that begin with the graph; in any other order all that has been loaded is merged with it, over and over.
"""

from __future__ import annotations

from graph.dumps import PartName, Sort
from graph.iris import Minter

_MASK = (1 << 64) - 1
_State = tuple[int, int, int, int]
# SipHash-2-4 with 128 bits and the key 0 (Aumasson and Bernstein 2012, and its reference implementation).
_START = (0x736F6D6570736575, 0x646F72616E646F6D ^ 0xEE, 0x6C7967656E657261, 0x7465646279746573)
_BLOCK = 8  # bytes
_LAST_ROUNDS = 4


def document_part(document: str, minter: Minter) -> PartName:
    """Return the name of a document's part of a generation; such names sort in the order of the store."""
    return Sort.DOCUMENT, f"{hash_in_store(minter.document_graph(document).value):032x} {document}"


def document_of(name: PartName) -> str:
    """Return the document whose part has a name."""
    return name[1].partition(" ")[2]


def hash_in_store(iri: str) -> int:
    """Return the number, of 128 bits, by which the store sorts an IRI."""
    data = iri.encode()
    whole = len(data) - len(data) % _BLOCK
    last = data[whole:].ljust(_BLOCK - 1, b"\0") + bytes((len(data) & 0xFF,))
    state = _START
    for at in range(0, whole, _BLOCK):
        state = _mixed(state, int.from_bytes(data[at : at + _BLOCK], "little"))
    state = _mixed(state, int.from_bytes(last, "little"))
    a, b, c, d = state
    state = _rounds((a, b, c ^ 0xEE, d), _LAST_ROUNDS)
    low = state[0] ^ state[1] ^ state[2] ^ state[3]
    a, b, c, d = state
    state = _rounds((a, b ^ 0xDD, c, d), _LAST_ROUNDS)
    return (state[0] ^ state[1] ^ state[2] ^ state[3]) << 64 | low


def _mixed(state: _State, block: int) -> _State:
    a, b, c, d = state
    a, b, c, d = _rounds((a, b, c, d ^ block), 2)
    return a ^ block, b, c, d


def _rounds(state: _State, count: int) -> _State:
    a, b, c, d = state
    for _ in range(count):
        a = (a + b) & _MASK
        b = ((b << 13 | b >> 51) & _MASK) ^ a
        a = (a << 32 | a >> 32) & _MASK
        c = (c + d) & _MASK
        d = ((d << 16 | d >> 48) & _MASK) ^ c
        a = (a + d) & _MASK
        d = ((d << 21 | d >> 43) & _MASK) ^ a
        c = (c + b) & _MASK
        b = ((b << 17 | b >> 47) & _MASK) ^ c
        c = (c << 32 | c >> 32) & _MASK
    return a, b, c, d
