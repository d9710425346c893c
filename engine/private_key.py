"""Private keys, told by how they begin, whatever they are called.

The one rule: what only mentions a key is none; it has to begin as key files do.
"""

from __future__ import annotations

import re

HEAD_BYTES = 4096
# OpenSSH, OpenSSL and PGP, the SSH2 form, PuTTY and age
_BEGIN = re.compile(rb"-----BEGIN [A-Z0-9 ]*PRIVATE KEY|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY")
_OTHER_STARTS = (b"PuTTY-User-Key-File-", b"AGE-SECRET-KEY-1")
_ARMOUR = (b"-----BEGIN ", b"---- BEGIN ")
# what OpenSSL writes above a key that comes out of a key store, and age above its own
_PREAMBLE = re.compile(
    rb"(?:(?:#|Bag Attributes|Key Attributes|subject=|issuer=|[ \t]+\S)[^\n]*\n|\s+)+"
)


def private_key_rule(head: bytes) -> str:
    """Return the line by which a file is a private key, or "" when it is none.

    Args:
        head: its first `HEAD_BYTES`; certificates may come before the key.
    """
    text = head.removeprefix(b"\xef\xbb\xbf")
    preamble = _PREAMBLE.match(text)
    start = text[preamble.end() :] if preamble else text
    for other in _OTHER_STARTS:
        if start.startswith(other):
            return other.decode("ascii").rstrip("-1")
    found = _BEGIN.search(start) if start.startswith(_ARMOUR) else None
    return f"{found[0].decode('ascii')}…" if found else ""
