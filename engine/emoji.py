"""Which signs are pictures, each found by itself.

What lives here: the ranges of Unicode. What does not: what a term is (`engine/terms.py`). The one
rule: nothing here is a letter or a digit, nor a sign that text is set with: no arrows, bullets,
quotation marks or brackets.

What follows a picture and only changes its look is no picture: how it is drawn, the colour of a
skin, what joins several to one, and the tags that make a flag a region's. So a thumb of any colour
is found by a thumb, and a family by any of its members.
"""

from __future__ import annotations

# Miscellaneous Symbols and Dingbats without ornamental quotes, brackets, digits and arrows; signs
# of technique that are shown as pictures; Supplementary Multilingual Plane pictographs without the
# letters in squares and circles, which are letters once they are folded (Unicode 15,
# emoji-data.txt)
_PICTURES = (
    "\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u2600-\u275a\u2763\u2764\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001f0ff\U0001f170-\U0001f18f\U0001f191-\U0001f1ad"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff"
)
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"  # two are the flag of a country
LOOKS = "\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"

# one picture with what changes its look
EMOJI = rf"(?:[{_FLAG_LETTERS}]{{2}}|[{_PICTURES}])[{LOOKS}]*"
