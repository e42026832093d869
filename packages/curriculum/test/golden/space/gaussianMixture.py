"""Golden numbers of expectation-maximisation for Gaussian mixtures.

Independent of the package: scikit-learn's GaussianMixture with full covariances from a given
start, run to convergence, and its AIC.

    pip install scikit-learn numpy
    python3 gaussianMixture.py > gaussianMixture.json
"""
import json
import warnings
import numpy as np
from sklearn.mixture import GaussianMixture

rng = np.random.default_rng(20261128)
cases = []
for n, d, k, spread, reg in [(60, 1, 2, 3, 1e-6), (120, 2, 3, 4, 1e-6), (200, 3, 2, 2, 1e-3), (150, 3, 4, 5, 1e-6), (80, 2, 1, 1, 0.05)]:
    centres = rng.normal(0, spread, (k, d))
    owner = rng.integers(0, k, n)
    shape = [rng.normal(0, 0.5, (d, d)) + np.eye(d) for _ in range(k)]
    X = np.array([centres[o] + shape[o] @ rng.normal(size=d) for o in owner]).round(6)
    means = X[rng.choice(n, k, replace=False)]
    start = {"weights": np.full(k, 1 / k), "means": means, "covariances": np.array([np.cov(X.T, ddof=0).reshape(d, d)] * k)}
    for steps in (1, 1000):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = GaussianMixture(k, covariance_type="full", tol=1e-13, reg_covar=reg, max_iter=steps, weights_init=start["weights"],
                                    means_init=start["means"], precisions_init=np.linalg.inv(start["covariances"])).fit(X)
        cases.append({"points": X.ravel().tolist(), "dimension": d, "regularisation": reg, "steps": steps,
                      "start": {name: v.ravel().tolist() for name, v in start.items()},
                      "expected": {"weights": model.weights_.tolist(), "means": model.means_.ravel().tolist(), "covariances": model.covariances_.ravel().tolist(),
                                   "logLikelihood": float(model.score(X) * n), "aic": float(model.aic(X))}})
print(json.dumps({"source": "scikit-learn 1.9, gaussianMixture.py", "script": "packages/curriculum/test/golden/space/gaussianMixture.py", "command": "python3 gaussianMixture.py > gaussianMixture.json",
                  "tolerance": "relative 1e-5 after convergence, 1e-9 after one step", "cases": cases}))
