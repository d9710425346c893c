"""What a person does with results, and what follows from it without training.

`records` is what the window may import. The one rule: events are kept raw; what they mean is
derived when it is needed, by pure functions.
"""
