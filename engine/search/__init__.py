"""From a typed query to a list of hits: parse, retrieve, fuse, group, show."""
