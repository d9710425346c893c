"""Honeyguide's composition root: argv, paths, settings, logs, and the order of starting."""

__version__ = "0.1.0"
