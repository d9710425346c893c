"""The tune page: what is learned from, how a tune goes, and what became of it."""
