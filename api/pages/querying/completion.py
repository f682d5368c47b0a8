"""From the ontology to what the editor of queries completes: terms by their prefixed names, with their words."""

from __future__ import annotations

import json
from functools import cache

from api.linked_data.term_words import term_words
from graph.labels import shortened
from ontology.terms import PREFIXES


@cache
def terms_json(language: str) -> bytes:
    """Return the prefixes and the terms with their words in a language, as JSON."""
    words = term_words(language).labels
    terms = sorted((shortened(iri), word) for iri, word in words.items())
    known = [[name, word] for name, word in terms if "://" not in name]
    return json.dumps({"prefixes": PREFIXES, "terms": known}, ensure_ascii=False).encode()
