"""Queries run in processes of their own, each within limits of time, memory and size."""
