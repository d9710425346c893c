"""The settings page, built from the declared settings."""
