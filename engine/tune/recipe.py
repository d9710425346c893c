"""The numbers of a training of the bi-encoder.

What lives here: `Recipe`. What does not: what they do (`tune/contrastive.py`). The one rule: a
default is what was measured to serve best (`python -m benchmarks.tune_recipes`).
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.errors import ErrorCode, InputProblem

MATRYOSHKA = "matryoshka"
PREFIXES = (1, 2, 4, 8)  # a Matryoshka prefix is the width divided by one of these


@dataclass(frozen=True, slots=True)
class Recipe:
    """The numbers of a training run.

    Attributes:
        objective: a name from `objectives.OBJECTIVES`.
        rate: highest learning rate.
        n_epochs: times that every example is seen.
        most_steps: where many examples end the training sooner.
        temperature: of the objective.
        anchor: factor of the distance to the base model.
        distillation: factor of the teacher's lists, for examples that have them.
        n_negatives: given ones that an example takes into a batch; those of its neighbours count
            as well.
        remined: whether they are, after the first pass, those that are hardest for the model as it
            is by then; else drawn anew each time.
        n_examples: of a batch.
        n_replay: pairs that are added to a batch.
        replay: weight of a pair beside an example's mean weight of 1.
        max_tokens: of any text; of a longer passage the part that covers most of the query.
        dropout: 0 but for pairs of a text with itself.
        width: how much of a vector will serve, a prefix that the objective trains; 0 is all of it.
    """

    objective: str = "info_nce"
    rate: float = 5e-5
    n_epochs: int = 4
    most_steps: int = 128
    temperature: float = 0.05
    anchor: float = 0.5
    distillation: float = 1.0
    n_negatives: int = 1
    remined: bool = True
    n_examples: int = 16
    n_replay: int = 8
    replay: float = 0.2
    max_tokens: int = 96
    dropout: float = 0.0
    width: int = 0
    warm_up_share: float = 0.1
    weight_decay: float = 0.01
    seed: int = 7

    def check_width(self, dim: int) -> None:
        """Raise where `width` is none that the objective trains, of vectors of `dim` numbers.

        Raises:
            InputProblem: BAD_SETTING with those that it does.
        """
        trained = [dim // part for part in PREFIXES]
        if self.width and (self.objective != MATRYOSHKA or self.width not in trained):
            detail = f"no width {self.width} with {self.objective}; {MATRYOSHKA} trains {trained}"
            raise InputProblem(ErrorCode.BAD_SETTING, detail)
