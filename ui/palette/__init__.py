"""The palette: a small window to search from anywhere."""
