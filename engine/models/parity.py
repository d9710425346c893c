"""Fixed texts that tell whether int8 computes on this processor what fp32 does.

What lives here: the texts, and how agreement is measured. What does not: what follows from it
(`models.catalog` falls back to fp32). The one rule: the texts never change, because prepared
folders hold what fp32 made of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

REFERENCE_FILE = "parity.npy"
# Mean cosine of a text's int8 and fp32 vectors; for cross-encoders the correlation of logits.
# Rounding alone stays above .99; saturated sums fall far below.
MIN_AGREEMENT = 0.98

TEXTS = (
    "bees",
    "Where is the key to the garden shed?",
    "invoice March 2023 electricity",
    "How do I reset the pressure of the heating boiler after bleeding the radiators?",
    "Honeyguides lead people to the nests of wild bees and eat the wax that is left behind.",
    "The meeting is moved to Thursday, 14:30, room 2.07. Please bring the signed forms.",
    "Total due: EUR 1,284.50 by 30 June. Late payments cost 1.5 % a month.",
    "IBAN DE00 1234 5678 9012 3456 78",
    "def area(width: float, height: float) -> float:\n    return width * height",
    "for (let i = 0; i < rows.length; i++) { total += rows[i].price * rows[i].count; }",
    "SELECT name, count(*) FROM visits WHERE day >= '2024-01-01' GROUP BY name ORDER BY 2 DESC;",
    "git rebase --interactive HEAD~3",
    "ERROR 2024-05-02T08:11:43Z worker[17]: connection reset by peer (errno 104), retry in 5 s",
    'fn main() { println!("{}", std::env::args().skip(1).collect::<Vec<_>>().join(" ")); }',
    '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }',
    "https://example.org/archive/2019/07/how-to-prune-an-old-apple-tree?lang=en#winter",
    "Wann muss die Steuererklärung abgegeben werden, und welche Belege gehören dazu?",
    "Der Mieter darf in der Wohnung Haustiere nur mit Zustimmung des Vermieters halten.",
    "Rührkuchen: 250 g Butter, 200 g Zucker, 4 Eier, 500 g Mehl, 1 Päckchen Backpulver.",
    "La réunion du conseil syndical aura lieu mardi prochain à dix-neuf heures.",
    "¿Cuánto tiempo hay que hervir los garbanzos después de remojarlos toda la noche?",
    "La caldaia va controllata ogni due anni da un tecnico autorizzato.",
    "Вчера мы ходили в лес за грибами и вернулись домой только к вечеру.",
    "Η βιβλιοθήκη είναι κλειστή τις Δευτέρες.",
    "蜜蜂在春天采集花粉和花蜜。",
    "租房合同到期前三十天须书面通知房东。",
    "来週の会議の資料を金曜日までに送ってください。",
    "회의록은 공유 폴더에 저장되어 있습니다.",
    "الاجتماع القادم يوم الأحد في الساعة العاشرة صباحا.",
    "ฝนตกหนักตลอดทั้งคืน",
    "a",
    "?! ... --- ;;; ((( )))",
    "🐝🍯 done ✅",
    "x = 3.14159; y = -2.71828e-10; z = 0x7fff_ffff",
    "The quick brown fox jumps over the lazy dog. " * 12,
    "Insulin lowers the concentration of glucose in the blood by promoting its uptake into muscle "
    "and fat cells. In type 2 diabetes the cells respond less to it, so that the pancreas has to "
    "release more; when it cannot keep up, the blood sugar rises. Exercise makes muscle cells take "
    "up glucose without insulin, which is one reason why it helps.",
    "Before the first frost, drain the outdoor tap: close the valve in the cellar, open the tap in "
    "the garden, and let the pipe run empty. Wrap the pump, lift the dahlias, and bring the lemon "
    "tree in. The rain barrel must be emptied too, because ice bursts it. Cover the roses with "
    "brushwood and heap up soil around the grafts. Leave the seed heads for the birds.",
    "Section 4. Liability. Neither party is liable for indirect damage, including lost profits, "
    "except where the law provides otherwise or the damage was caused on purpose. The liability of "
    "each party in a calendar year is limited to the fees paid in that year. Claims expire twelve "
    "months after the damaged party learned of the facts. Section 5. Termination. Either party may "
    "end this agreement with three months' notice to the end of a quarter; the right to end it at "
    "once for an important reason remains. Notices must be in writing. Section 6. Final rules.",
    "class Queue:\n    def __init__(self):\n        self.items = []\n\n    def push(self, item):\n"
    "        self.items.append(item)\n\n    def pop(self):\n        if not self.items:\n"
    "            raise IndexError('empty')\n        return self.items.pop(0)\n\n"
    "    def __len__(self):\n        return len(self.items)\n",
    "Name;Date;Amount\nMiller;2024-01-03;12.50\nSchmidt;2024-01-04;99.00\nRossi;2024-01-09;7.25\n"
    * 6,
)

# What a cross-encoder is asked: neighbours are mostly unrelated, a text with itself is not.
PAIRS = tuple(
    (TEXTS[i], TEXTS[i if i % 4 == 0 else (i + 1) % len(TEXTS)]) for i in range(len(TEXTS))
)


def agreement_of_vectors(actual: NDArray[np.float32], expected: NDArray[np.float32]) -> float:
    """Return the mean cosine of unit rows; both `(n, dim) float32`; NaN rows count as -1."""
    cosines = np.einsum("nd,nd->n", actual, expected)
    return float(np.where(np.isfinite(cosines), cosines, -1.0).mean())


def agreement_of_logits(actual: NDArray[np.float32], expected: NDArray[np.float32]) -> float:
    """Return Pearson's correlation of two `(n,) float32`; -1 when one of them is not finite."""
    if not (np.isfinite(actual).all() and np.isfinite(expected).all()):
        return -1.0
    centred = actual - actual.mean(), expected - expected.mean()
    scale = float(np.linalg.norm(centred[0]) * np.linalg.norm(centred[1]))
    return float(centred[0] @ centred[1]) / scale if scale else -1.0
