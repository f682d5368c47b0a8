"""Ties between organisations, counted while the graph is written: what the rules of ``ontology/rules/`` define."""

from graph.ties.counting import TieCount

__all__ = ["TieCount"]
