import pytest
import torch
from torch.nn import functional

from engine.tune.objectives import (
    OBJECTIVES,
    Embedded,
    anchor,
    distillation,
    info_nce,
    matryoshka,
    triplet,
)

T = 0.05


def batch(*, masked=()):
    generator = torch.Generator().manual_seed(1)
    queries = functional.normalize(torch.randn(3, 16, generator=generator), dim=1)
    candidates = functional.normalize(torch.randn(5, 16, generator=generator), dim=1)
    allowed = torch.ones(3, 5, dtype=torch.bool)
    for place in masked:
        allowed[place] = False
    return Embedded(queries, candidates, torch.tensor([0, 2, 3]), allowed, torch.ones(3))


def test_info_nce_is_the_negative_log_share_of_the_positive():
    one = batch()
    values = torch.exp(one.queries @ one.candidates.T / T)
    shares = values[torch.arange(3), one.positives] / values.sum(dim=1)
    assert info_nce(one, T).item() == pytest.approx(-shares.log().mean().item(), rel=1e-5)


@pytest.mark.slow
def test_info_nce_is_the_library_s_ranking_loss():
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

    generator = torch.Generator().manual_seed(2)
    q, p, n = functional.normalize(torch.randn(3, 4, 16, generator=generator), dim=2)
    mine = Embedded(
        q, torch.cat([p, n]), torch.arange(4), torch.ones(4, 8, dtype=torch.bool), torch.ones(4)
    )
    theirs = MultipleNegativesRankingLoss(None, scale=1 / T)
    expected = theirs.compute_loss_from_embeddings([q, p, n], None)
    assert info_nce(mine, T).item() == pytest.approx(expected.item(), rel=1e-5)


@pytest.mark.parametrize("name", OBJECTIVES)
def test_what_is_masked_has_no_part_in_any_loss(name):
    one = batch(masked=[(0, 4), (1, 4), (2, 4)])
    moved = one.candidates.clone()
    moved[4] = one.queries[0]
    other = Embedded(one.queries, moved, one.positives, one.allowed, one.weights)
    assert OBJECTIVES[name](one, T).item() == pytest.approx(OBJECTIVES[name](other, T).item())


@pytest.mark.parametrize("name", OBJECTIVES)
def test_every_loss_is_lower_when_queries_stand_on_their_positives(name):
    one = batch()
    right = Embedded(
        one.candidates[one.positives], one.candidates, one.positives, one.allowed, one.weights
    )
    assert OBJECTIVES[name](right, T).item() < OBJECTIVES[name](one, T).item()


@pytest.mark.parametrize("loss", [info_nce, triplet, matryoshka])
def test_an_example_without_weight_changes_nothing(loss):
    one = batch()
    light = Embedded(
        one.queries.clone().requires_grad_(),
        one.candidates,
        one.positives,
        one.allowed,
        torch.tensor([1.0, 1.0, 0.0]),
    )
    loss(light, T).backward()
    assert not light.queries.grad[2].any()
    assert light.queries.grad[0].any()


def test_the_anchor_is_nothing_for_a_model_that_did_not_move():
    rows = batch().candidates
    assert anchor(rows, rows).item() == pytest.approx(0.0, abs=1e-6)
    assert anchor(rows, -rows).item() == pytest.approx(2.0, rel=1e-5)


def test_distillation_is_least_for_a_student_that_ranks_as_its_teacher():
    teacher = torch.tensor([[3.0, 1.0, 2.0, 0.0]])
    known = torch.tensor([[True, True, True, False]])
    like = distillation(torch.tensor([[0.3, 0.1, 0.2, 0.9]]), teacher, known, T)
    unlike = distillation(torch.tensor([[0.1, 0.3, 0.2, 0.9]]), teacher, known, T)
    assert 0 <= like.item() < unlike.item()
