"""Ties between organisations, counted while the graph is written: what the rules of ``ontology/rules/`` define."""

from graph.ties.counting import DocumentTies, Tie, TieCount, participants_of, ties_of
from graph.ties.grounds import Pair, Rule

__all__ = ["DocumentTies", "Pair", "Rule", "Tie", "TieCount", "participants_of", "ties_of"]
