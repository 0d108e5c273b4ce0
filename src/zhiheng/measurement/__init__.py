"""How far scores can support a ranking: reliability of a panel, severity of experts. NumPy and SciPy only.

Everything here advises; nothing of it takes part in an official result.
"""

from zhiheng.measurement.agreement import fleiss_kappa, kendall_w
from zhiheng.measurement.alpha import krippendorff_alpha
from zhiheng.measurement.generalizability import d_study, g_study
from zhiheng.measurement.icc import intraclass_correlations
from zhiheng.measurement.read import read_scores, read_weights
from zhiheng.measurement.reliability import reliability
from zhiheng.measurement.scores import Scores

__all__ = [
    "Scores",
    "d_study",
    "fleiss_kappa",
    "g_study",
    "intraclass_correlations",
    "kendall_w",
    "krippendorff_alpha",
    "read_scores",
    "read_weights",
    "reliability",
]
