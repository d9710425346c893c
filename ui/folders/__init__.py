"""The folders page: what is read, and what could not be."""
