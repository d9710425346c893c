"""The window: pages, presenters and painters over the engine's one door."""
