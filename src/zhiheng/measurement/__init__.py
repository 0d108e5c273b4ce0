"""How far scores can support a ranking: reliability of a panel, severity of experts. NumPy and SciPy only.

Everything here advises; nothing of it takes part in an official result.
"""

from zhiheng.measurement.agreement import fleiss_kappa, kendall_w
from zhiheng.measurement.alpha import krippendorff_alpha
from zhiheng.measurement.generalizability import d_study, g_study
from zhiheng.measurement.icc import intraclass_correlations
from zhiheng.measurement.measure import DEFAULT_TOPS, Wishes, measure
from zhiheng.measurement.read import Grid, read_scores, read_weights
from zhiheng.measurement.reliability import reliability
from zhiheng.measurement.scores import Scores

__all__ = [
    "DEFAULT_TOPS",
    "Grid",
    "Scores",
    "Wishes",
    "d_study",
    "fleiss_kappa",
    "g_study",
    "intraclass_correlations",
    "kendall_w",
    "krippendorff_alpha",
    "measure",
    "read_scores",
    "read_weights",
    "reliability",
]
