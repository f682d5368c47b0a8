"""How much of hand-made gold tables a graph holds: precision, recall and F1 of each kind of fact."""

from graph.evaluation.evaluating import evaluate
from graph.evaluation.figures import Evaluation, Miss, Table

__all__ = ["Evaluation", "Miss", "Table", "evaluate"]
