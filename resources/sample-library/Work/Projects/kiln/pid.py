"""Keep the kiln on its curve. Wenxi's first program; Hanna only looked over the shoulder."""

from dataclasses import dataclass


@dataclass
class Pid:
    """Classic controller; output is the share of time (0..1) in which the relay is on."""

    kp: float = 0.018
    ki: float = 0.00004
    kd: float = 0.35
    integral: float = 0.0
    previous: float | None = None

    def step(self, target_c: float, measured_c: float, dt_s: float) -> float:
        error = target_c - measured_c
        slope = 0.0 if self.previous is None else (measured_c - self.previous) / dt_s
        self.previous = measured_c
        wanted = self.kp * error + self.ki * self.integral - self.kd * slope
        # Anti-windup: a cold kiln at full power must not pile up a debt that overshoots at 1180.
        if 0.0 < wanted < 1.0:
            self.integral += error * dt_s
        return min(1.0, max(0.0, wanted))
