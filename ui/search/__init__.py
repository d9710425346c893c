"""The search page: field, facets, results, preview."""
