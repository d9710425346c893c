"""Nearest neighbours over unit vectors: approximate, exact, and their files."""
