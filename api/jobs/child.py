"""The process that does one piece of work: it in at standard input, how far it has come out at standard output.

Each line out is a JSON object: ``done``, ``of`` and ``what`` while it works, ``failed`` with a sentence where it could
not. What the process leaves behind when it is killed is a file without its final name, which nobody reads.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
from dataclasses import replace

from api.jobs.work import Work
from api.queries.worker import bound_memory, die_with_parent
from ontology.errors import SamgrafError

_KINDER = 10  # of the kernel's niceness: questions of others come first


def tell(**what: object) -> None:
    """Write one line about the work."""
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


def main() -> int:
    """Do the work that standard input holds; 1 where it failed of something that was told."""
    die_with_parent()
    os.nice(_KINDER)
    work: Work = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the service that started this process)
    if len(sys.argv) > 1:
        bound_memory(int(sys.argv[1]))
    partial = work.result.with_name(f"{work.result.stem}.partial{work.result.suffix}")
    try:
        replace(work, result=partial).do(lambda done, of, what: tell(done=done, of=of, what=what))
    except SamgrafError as error:
        tell(failed=str(error))
        return 1
    except OSError as error:
        partial.unlink(missing_ok=True)
        tell(failed=f"It could not be kept ({error.strerror}): make room on the disk and try again.")
        return 1
    except MemoryError:
        tell(failed="The report takes more memory than it may: choose a shorter period, fewer parts or a single body.")
        return 1
    partial.replace(work.result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
