"""The welcome page of an empty library."""
