"""Who is who: from records whose names stand as written to entities with one identifier each."""

from graph.identity.judgements import Judgement, JudgementError, Judgements, Ruling, read_judgements
from graph.identity.resolving import RuledIdentity, resolve

__all__ = ["Judgement", "JudgementError", "Judgements", "RuledIdentity", "Ruling", "read_judgements", "resolve"]
