"""Golden numbers of Bradley-Terry ratings and of alpha-rank.

Independent of the package. Bradley-Terry: scikit-learn's logistic regression on the games, one row
of X per direction of a pair (+1 row player, -1 column player), weighted by wins + smoothing,
without penalty and intercept; standard errors from the pseudo-inverse of X' W X (NumPy), centred.
Alpha-rank: the published transition matrix and a linear solve with mpmath at 60 digits.

    pip install scikit-learn numpy mpmath
    python3 tournament.py > tournament.json
"""
import json
import numpy as np
from mpmath import mp, mpf as M, exp, matrix, lu_solve
from sklearn.linear_model import LogisticRegression

mp.dps = 60
rng = np.random.default_rng(20261128)
cases = []
SCALE = 400 / np.log(10)


def bradley_terry(wins, smoothing):
    n = len(wins)
    X, y, w = [], [], []
    for i in range(n):
        for j in range(i):
            row = np.zeros(n)
            row[i], row[j] = 1, -1
            for label, count in ((1, wins[i][j]), (0, wins[j][i])):
                if count + smoothing > 0:
                    X.append(row)
                    y.append(label)
                    w.append(count + smoothing)
    X, y, w = np.array(X), np.array(y), np.array(w)
    # ground the first player
    model = LogisticRegression(C=np.inf, fit_intercept=False, solver="newton-cholesky", tol=1e-14, max_iter=10000)
    model.fit(X[:, 1:], y, sample_weight=w)
    theta = np.concatenate([[0], model.coef_[0]])
    p = 1 / (1 + np.exp(-X @ theta))
    assert np.abs(X.T @ (w * (y - p))).max() < 1e-8 * w.sum(), np.abs(X.T @ (w * (y - p))).max()
    info = X.T @ (X * (w * p * (1 - p))[:, None])
    theta -= theta.mean()
    return 1500 + SCALE * theta, SCALE * np.sqrt(np.diag(np.linalg.pinv(info)))


def tournament(n, games, spread, share=1.0):
    """Results of random pairings; redrawn until everyone has won and lost in one chain."""
    while True:
        skill = rng.normal(0, spread, n)
        wins = np.zeros((n, n))
        for i in range(n):
            for j in range(i):
                if rng.random() < share:
                    k = rng.binomial(games, 1 / (1 + np.exp(skill[j] - skill[i])))
                    d = rng.integers(0, 2) / 2
                    wins[i, j], wins[j, i] = k + d, games - k + d
        reach = (wins > 0).astype(int) + np.eye(n, dtype=int)
        if (np.linalg.matrix_power(reach, n) > 0).all():
            return wins


for n, games, spread, share, smoothing in [
    (2, 10, 0.5, 1, 0.0), (3, 5, 1, 1, 0.01), (5, 20, 1, 1, 0.0), (5, 20, 1, 1, 0.01), (8, 6, 1.5, 1, 0.01),
    (12, 200, 2, 0.5, 0.0), (20, 10, 1, 0.5, 0.01), (6, 1000, 0.1, 1, 0.5),
]:
    wins = tournament(n, games, spread, share)
    rating, se = bradley_terry(wins, smoothing)
    cases.append({"fn": "bradleyTerry", "args": {"wins": wins.ravel().tolist(), "n": n, "smoothing": smoothing},
                  "expected": {"rating": rating.tolist(), "standardError": se.tolist()}, "rtol": 1e-8, "atol": 1e-6})


def alpha_rank(payoffs, alpha, m, eps):
    n = len(payoffs)
    T = matrix(n, n)
    for s in range(n):
        for r in range(n):
            if r == s:
                continue
            d = M(payoffs[r][s]) - M(payoffs[s][r])
            if alpha is None:
                rho = M(1) if d > 0 else M(1) / 2 if d == 0 else M(0)
            else:
                x = M(alpha) * d
                rho = M(1) / m if x == 0 else (1 - exp(-x)) / (1 - exp(-m * x))
            T[s, r] = min(1 - M(eps), max(M(eps), rho)) / (n - 1)
        T[s, s] = 1 - sum(T[s, r] for r in range(n) if r != s)
    A = T.T - mp.eye(n)
    for j in range(n):
        A[n - 1, j] = 1
    b = matrix(n, 1)
    b[n - 1] = 1
    return [float(x) for x in lu_solve(A, b)]


rps = [[0.5, 0, 1], [1, 0.5, 0], [0, 1, 0.5]]
skewed = [[0, -1, 3], [1, 0, -2], [-3, 2, 0]]
ladder = [[0.5, 0.1, 0.1, 0.2], [0.9, 0.5, 0.3, 0.4], [0.9, 0.7, 0.5, 0.5], [0.8, 0.6, 0.5, 0.5]]
random7 = rng.uniform(-1, 1, (7, 7)).tolist()
for payoffs in (rps, skewed, ladder, random7):
    for alpha, m, eps in ((None, 50, 1e-6), (None, 50, 1e-9), (0.1, 50, 1e-6), (1, 20, 1e-12), (100, 50, 1e-6), (1000, 50, 1e-6)):
        args = {"payoffs": np.ravel(payoffs).tolist(), "population": m, "perturbation": eps, "alpha": "Infinity" if alpha is None else alpha}
        cases.append({"fn": "alphaRank", "args": args, "expected": alpha_rank(payoffs, alpha, m, eps), "rtol": 1e-9, "atol": 1e-13})

print(json.dumps({"source": "scikit-learn 1.9 and mpmath, tournament.py", "script": "packages/curriculum/test/golden/rating/tournament.py", "tolerance": "rtol and atol of each case", "command": "python3 tournament.py > tournament.json", "cases": cases}))
