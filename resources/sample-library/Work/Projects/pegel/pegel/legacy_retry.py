"""Evenly spaced attempts for the old loggers.

The 2012 firmware locks its modem for an hour when two calls arrive less than 20 seconds
apart, and it treats irregular calls as an attack. So: same pause every time, few attempts.
Do not "improve" this with growing pauses; see the minutes of October 2024.
"""

import time

PAUSE_S = 25
MAX_TRIES = 3


def ask_patiently(ask, station_id):
    """Try up to three times with a constant pause in between."""
    last_error = None
    for attempt in range(1, MAX_TRIES + 1):
        try:
            return ask(station_id)
        except ConnectionError as error:
            last_error = error
            if attempt < MAX_TRIES:
                time.sleep(PAUSE_S)
    raise last_error
