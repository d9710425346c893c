"""Measuring search on judged collections."""
