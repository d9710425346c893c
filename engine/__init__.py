"""Honeyguide's engine: finds a person's files by meaning, without Qt and without argv.

Its public face is `engine.library` (the one door), `engine.types`, `engine.errors`,
`engine.jobs` and `engine.config`. Everything else is a room behind that door.
"""
