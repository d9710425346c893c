import pytest

from pegel import backoff


class Flaky:
    def __init__(self, failures):
        self.failures, self.calls = failures, 0

    def __call__(self):
        self.calls += 1
        if self.calls <= self.failures:
            raise TimeoutError("still rebooting")
        return "0583"


def test_gives_up_after_six(monkeypatch):
    monkeypatch.setattr(backoff.time, "sleep", lambda _: None)
    flaky = Flaky(failures=99)
    with pytest.raises(TimeoutError):
        backoff.call_with_backoff(flaky)
    assert flaky.calls == 6


def test_pause_never_exceeds_cap():
    pauses = backoff.delays(base_s=1, factor=10, cap_s=30)
    assert all(next(pauses) <= 30 for _ in range(50))
