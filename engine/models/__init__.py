"""Models that turn text into vectors and pairs into logits, and how they get here."""
