"""Packs: parts of the program that are added later, from a file.

What lives here: what a pack is, installing and removing one, and which program trains. What does
not: making packs (`packaging/`). The one rule: a pack counts only as a whole; every byte of it was
compared with its manifest before it was put in place.
"""
