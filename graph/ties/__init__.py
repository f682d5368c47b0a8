"""Ties between organisations, counted while the graph is written: what the rules of ``ontology/rules/`` define."""

from graph.ties.counting import DocumentTies, Tie, TieCount, ties_of

__all__ = ["DocumentTies", "Tie", "TieCount", "ties_of"]
