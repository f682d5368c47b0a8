"""From a file that another program has to convert to the converted file, with bounds on what that program may take."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from data.reading.values import Refused

_WORD_SECONDS = 50.0  # less than a document may take, so that the program is ended before the process that waits for it
RECOGNITION_SECONDS = 840.0
"""That recognising the letters of a scanned document may take; a page takes a few."""
# No macro is run and nothing is fetched, whatever the document asks for.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


@cache
def has_recognition() -> bool:
    """Say whether the programs that recognise the letters of scanned pages are installed, Swedish ones among them."""
    tesseract = shutil.which("tesseract")
    if shutil.which("ocrmypdf") is None or tesseract is None:
        return False
    listed = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, check=False, timeout=20)
    return "swe" in listed.stdout.split()


def recognised(content: bytes) -> bytes:
    """Return a scanned PDF with a text layer, by OCRmyPDF and Tesseract; raises Refused where it fails."""
    # one core, as other documents are read beside; pages that have text keep it
    command = ("ocrmypdf", "--language", "swe", "--skip-text", "--rotate-pages", "--output-type", "pdf")
    options = ("--pdf-renderer", "sandwich", "--optimize", "0", "--jobs", "1", "--quiet", "--tesseract-timeout", "120")
    return _converted((*command, *options, "read.pdf", "made.pdf"), content, RECOGNITION_SECONDS)


def word_of_old(content: bytes) -> bytes:
    """Return a Word document of before 2007 (.doc) as .docx, by LibreOffice; raises Refused where it fails."""
    command = ("soffice", "-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to")
    return _converted((*command, "docx:MS Word 2007 XML", "--outdir", "out", "read.doc"), content, _WORD_SECONDS)


def has_office() -> bool:
    """Say whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def _converted(command: Sequence[str], content: bytes, seconds: float) -> bytes:
    """Run a program in an empty folder over a file there named in its command; return the one file that it makes."""
    with TemporaryDirectory(prefix="samgraf-") as name:
        folder = Path(name)
        (folder / "out").mkdir()
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        source = next(folder / part for part in command if part.startswith("read."))
        source.write_bytes(content)
        _run([part.format(profile=profile.parent.as_uri()) for part in command], folder, seconds)
        made = next((path for path in (*folder.glob("made.*"), *(folder / "out").iterdir())), None)
        if made is None:
            raise Refused(f"cannot be converted by {command[0]}: save it anew in a format of today")
        return made.read_bytes()


def _run(command: Sequence[str], folder: Path, seconds: float) -> None:
    """Run a program to its end, or end it and all that it has started."""
    environment = {**os.environ, "TMPDIR": str(folder), "HOME": str(folder), "OMP_THREAD_LIMIT": "1"}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Refused(f"takes {command[0]} longer than {seconds:g} seconds: split it into smaller files") from None
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
