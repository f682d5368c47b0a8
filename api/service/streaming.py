"""From an answer of a worker to what is sent: its bytes at once, or its file in pieces."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import IO

import anyio
from starlette.responses import Response, StreamingResponse

from api.queries.question import Answer

_CHUNK = 256 * 1024


def answer_response(answer: Answer, headers: Mapping[str, str], media_type: str) -> Response:
    """Send an answer; one that stands in a file never comes to be in memory whole, and its file is gone at once."""
    if answer.file is None:
        return Response(answer.body, headers=headers, media_type=media_type)
    file = answer.file.open("rb")
    answer.file.unlink()
    return StreamingResponse(
        _pieces(file), headers={**headers, "Content-Length": str(answer.size)}, media_type=media_type
    )


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while piece := await anyio.to_thread.run_sync(file.read, _CHUNK):
            yield piece
