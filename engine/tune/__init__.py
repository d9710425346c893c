"""Training: data, negatives, trainers, and the judges of what they produce.

Torch is imported inside functions only, and only in a training process; nothing here is imported
when the application starts. The one rule: nothing that was used to train a model may judge it.
"""
