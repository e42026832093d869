"""Golden of weights: Spearman's rank correlation of SciPy, with ties.

python3 ranks.py > ranks.json    needs SciPy; tolerance 1e-12
"""
import json
from scipy import stats

N = 60
score = [(i * i * 7) % 11 / 11 for i in range(N)]
gate = [1 if i % 3 else 0.2 for i in range(N)]
fixed = [((i * 37) % 61) / 61 for i in range(N)]
raw = [0.1 + s * g for s, g in zip(score, gate)]
p = [x / sum(raw) for x in raw]
rho = {name: stats.spearmanr(p, column).statistic
       for name, column in (("score", score), ("gate", gate), ("fixed", fixed))}
print(json.dumps({"p": p, "components": {"score": score, "gate": gate, "fixed": fixed}, "rho": rho}, indent=1))
