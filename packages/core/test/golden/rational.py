"""The rational functions inside lgamma, digamma and stirlingError, at 60 digits.

    python3 rational.py

Each is the quotient that meets the function at the Chebyshev points of its interval, which is
close to the best one; printed are the coefficients by rising power and the largest error.
"""

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 60
TINY = mpf(10) ** -25
ZERO = mp.findroot(lambda x: mp.psi(0, x), 1.46)


def quotient(f, low, high, above, below):
    size = above + below + 1
    points = [
        (low + high) / 2 + (high - low) / 2 * mp.cos(mp.pi * (2 * k + 1) / (2 * size))
        for k in range(size)
    ]
    matrix, right = mp.matrix(size, size), mp.matrix(size, 1)
    for i, x in enumerate(points):
        y = f(x)
        for j in range(above + 1):
            matrix[i, j] = x**j
        for j in range(1, below + 1):
            matrix[i, above + j] = -y * x**j
        right[i] = y
    solution = list(mp.lu_solve(matrix, right))
    return solution[: above + 1], [mpf(1), *solution[above + 1 :]]


def away_from(x, *zeros):
    return next((zero + TINY for zero in zeros if abs(x - zero) < TINY), x)


def gamma_near_one(t):
    t = away_from(mpf(t), 0, 1)
    return mp.loggamma(1 + t) / (t * (t - 1))


def digamma_near_one(t):
    t = away_from(mpf(t), ZERO - 1)
    return mp.psi(0, 1 + t) / (1 + t - ZERO)


def stirling(z):
    x = 1 / mp.sqrt(z)
    return x * (mp.loggamma(x) - ((x - mpf(1) / 2) * mp.log(x) - x + mp.log(2 * mp.pi) / 2))


def digamma_far(z):
    x = 1 / mp.sqrt(z)
    return (mp.log(x) - 1 / (2 * x) - mp.psi(0, x)) / z


for f, low, high, above, below in [
    (gamma_near_one, 0, 2, 8, 8),
    (digamma_near_one, 0, 2, 7, 7),
    (stirling, mpf(10) ** -14, mpf(1) / 9, 4, 4),
    (digamma_far, mpf(10) ** -14, mpf(1) / 9, 5, 4),
]:
    p, q = quotient(f, mpf(low), mpf(high), above, below)
    error = max(
        abs(mp.polyval(p[::-1], x) / mp.polyval(q[::-1], x) / f(x) - 1)
        for x in mp.linspace(low, high, 401)
    )
    print(f.__name__, 'relative error', mp.nstr(error, 2))
    print('  p', [float(c) for c in p])
    print('  q', [float(c) for c in q])
print('zero less 1', float(ZERO - 1), float(ZERO - 1 - mpf(float(ZERO - 1))))
