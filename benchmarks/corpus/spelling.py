"""From a name to another spelling of it, as it slips into minutes."""

from __future__ import annotations

import random

_SWAPS = (
    ("Carl", "Karl"), ("Christ", "Krist"), ("Katarina", "Catharina"), ("Sofi", "Sophi"), ("sson", "son"),
    ("qvist", "kvist"), ("quist", "kvist"), ("kvist", "qvist"), ("berg", "bergh"), ("Erik", "Eric"),
    ("Mats", "Matz"), ("Thor", "Tor"), ("Th", "T"), ("mm", "m"), ("nn", "n"), ("ll", "l"), ("tt", "t"),
    ("stedt", "städt"), ("w", "v"), ("W", "V"), ("ff", "f"), ("dahl", "dal"), ("lund", "lundh"), ("gren", "grén"),
    ("é", "e"), ("ć", "c"), ("č", "c"), ("ø", "ö"), ("ı", "i"), ("ş", "s"), ("-", " "), ("s ", " "),
    ("ström", "strömm"), ("lind", "lindh"), ("ck", "k"), ("c", "k"), ("fors", "forss"), ("z", "s"), ("Å", "O"),
)  # fmt: skip


def misspelt(name: str, chance: random.Random) -> str:
    """Return a name with one slip in it, the name itself where none of the usual ones fits."""
    fitting = [(right, wrong) for right, wrong in _SWAPS if right in name[1:] or (right[0].isupper() and right in name)]
    if not fitting:
        return name
    right, wrong = chance.choice(fitting[:-1] or fitting)
    place = name.rfind(right)
    changed = name[:place] + wrong + name[place + len(right) :]
    return changed if len(changed.split()) >= len(name.split()) and changed[:1].isupper() else name


def without_initial(name: str) -> str:
    """Return a full name without the initial between given name and surname, if it has one."""
    return " ".join(word for word in name.split() if len(word) > 1)


def first_name(name: str) -> str:
    """Return the part of a full name by which its bearer is spoken of."""
    return name.split()[0]
