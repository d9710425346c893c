"""Rows on disk: the only room that imports sqlite3 and sqlite_utils.

`library.db` holds what can be read again from the files and may be thrown away; `user.db` holds
what the person made. One writer connection each, serialised by a lock; every other connection is
read-only. Functions take a connection and return types of `engine.types`; no SQL stands elsewhere.
"""
