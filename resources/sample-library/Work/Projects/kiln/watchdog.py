"""Cut the power when something smells wrong. Runs on its own chip, trusts nobody."""

import time

MAX_C = 1290
MAX_RISE_C_PER_MIN = 9
STALE_AFTER_S = 20


class KilnGuard:
    def __init__(self, relay, clock=time.monotonic):
        self.relay, self.clock = relay, clock
        self.last_c, self.last_seen = None, None
        self.tripped_because = None

    def report(self, celsius):
        now = self.clock()
        if celsius > MAX_C:
            self.trip(f"too hot: {celsius} C")
        elif self.last_c is not None and now > self.last_seen:
            rise = (celsius - self.last_c) / (now - self.last_seen) * 60
            if rise > MAX_RISE_C_PER_MIN:
                self.trip(f"rising {rise:.0f} C a minute, relay welded shut?")
        self.last_c, self.last_seen = celsius, now

    def tick(self):
        """Call every second: a thermocouple that has gone silent is a broken thermocouple."""
        if self.last_seen is not None and self.clock() - self.last_seen > STALE_AFTER_S:
            self.trip("no temperature for 20 seconds")

    def trip(self, reason):
        if self.tripped_because is None:
            self.tripped_because = reason
            self.relay.off()
