from __future__ import annotations

import socket
import threading

from hypothesis import given
from hypothesis import strategies as st

from api.queries.frames import Frame, FrameReader, packed, receive

HEADS = st.dictionaries(st.text(max_size=5), st.one_of(st.text(), st.integers(), st.none(), st.lists(st.text())))


@given(st.lists(st.tuples(HEADS, st.binary(max_size=300)), max_size=4), st.integers(1, 50))
def test_frames_come_out_as_they_went_in_however_they_are_cut(
    messages: list[tuple[dict[str, object], bytes]], size: int
) -> None:
    for head, body in messages:
        reader = FrameReader()
        data = packed(Frame(head, body))
        found = [frame for at in range(0, len(data), size) if (frame := reader.feed(data[at : at + size])) is not None]
        assert found == [Frame(head, body)]


def test_receiving_waits_for_a_whole_frame_and_ends_with_the_other_side() -> None:
    ours, theirs = socket.socketpair()

    def send() -> None:
        with theirs:
            theirs.sendall(packed(Frame({"a": 1}, b"x" * 100_000)))

    with ours:
        sender = threading.Thread(target=send)
        sender.start()
        reader = FrameReader()
        assert receive(ours, reader) == Frame({"a": 1}, b"x" * 100_000)
        sender.join()
        assert receive(ours, reader) is None
