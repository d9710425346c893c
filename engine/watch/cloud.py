"""Files whose bytes are kept in a cloud and fetched by whoever reads them.

The one rule: such a file is known by what the system says of it, never by opening it.
"""

from __future__ import annotations

import os

# Windows: OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS; macOS: SF_DATALESS. Linux has no such
# mark: a file without blocks may as well be sparse, or small enough to lie in its inode.
_ATTRIBUTES = 0x1000 | 0x40000 | 0x400000
_FLAGS = 0x40000000


def is_cloud(status: os.stat_result) -> bool:
    """Return whether a file's bytes are elsewhere and would be fetched by reading it."""
    attributes = getattr(status, "st_file_attributes", 0) & _ATTRIBUTES
    return bool(attributes or getattr(status, "st_flags", 0) & _FLAGS)
