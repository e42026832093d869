"""Windows, falls, rises, onsets, leaps and jumps from sums of each step: the method in NumPy.

Written before the package and apart from it. now.json holds its first answers; dense.json many more:
every kind of series that a log may bring, empty steps and missing values among them. Changed between
the files, first what now.json has:
- the spread of one group is that of the whole run; now what was known at a step is told by the steps up
  to it
- an empty step has a mean of 0 with little weight; now it is left out
- a dip stays told until long windows have left it; now the last steps may contradict
- one outlying step can be worse, best or a leap; now the median step must agree, and the best leaves out
  steps that stand out alone
- an onset in bins begins in the first bin that shows it; now it may have begun in the one before

python packages/trends/test/golden/reference.py           writes dense.json
python packages/trends/test/golden/reference.py --check   says where it and now.json differ
"""
import json
import pathlib
import sys
from math import comb

import numpy as np

HERE = pathlib.Path(__file__).parent
WIDTHS = [1] + [b * 2**k for k in range(20) for b in (2, 3)]


def inflate(y, v):
    """lambda >= 1: squared median |difference of neighbouring block means| over its expectation"""
    there = np.isfinite(y)
    y, v = y[there], v[there]
    lam = 1.0
    for w in (1, 2, 4, 8):
        m = len(y) // w
        if m < (6 if w == 1 else 13):
            break
        yy, vv = y[len(y) - m * w:].reshape(m, w), v[len(y) - m * w:].reshape(m, w)
        b, bv = yy.mean(1), vv.sum(1) / w / w
        e = np.abs(np.diff(b)) / np.sqrt(bv[1:] + bv[:-1] + 1e-300)
        lam = max(lam, (np.median(e) / 0.6745) ** 2)
    return lam


def plain_deviation(x):
    if len(x) < 4:
        return np.std(x) if len(x) else 0
    d = np.diff(x)
    q = np.sort(d * d)[:max(1, int(np.ceil(0.95 * len(d))))]
    return 1.15 * np.sqrt(q.mean() / 2)


class Series:
    def __init__(s, n=None, s1=None, s2=None, plain=None, log=False):
        if plain is not None:
            x = np.array([np.nan if v is None else v for v in plain], float)
            if log:
                x = np.log(np.maximum(x, 1e-12))
            there = np.isfinite(x)
            sd = max(plain_deviation(x[there]), 1e-9)
            s.plain, s.n, s.S1 = True, there.astype(float), np.where(there, x, 0)
            s.y, s.v = x, np.where(there, sd**2, np.inf)
        else:
            s.plain, s.n, s.S1 = False, np.asarray(n, float), np.asarray(s1, float)
            s.S2 = np.asarray(s1 if s2 is None else s2, float)
            s.y, s.v = s.step_variances(len(s.n))
        s.T = len(s.n)
        cs = lambda a: np.r_[0, np.cumsum(a)]
        s.cn, s.c1 = cs(s.n), cs(s.S1)
        s.cq = cs(np.where(s.n > 0, s.v, 0) * s.n**2) if s.plain else cs(s.S2)
        s.lam = np.ones(s.T)
        cur, nxt, count = 1.0, 8, 0
        for t in range(s.T):
            count += s.n[t] > 0
            if s.n[t] > 0 and count == nxt:
                y, v = (s.y[:t + 1], s.v[:t + 1]) if s.plain else s.step_variances(t + 1)
                cur, nxt = inflate(y, v), int(nxt * 1.4) + 1
            s.lam[t] = max(cur, 2.0) if s.plain and t < 63 else cur
        s.lamT = inflate(s.y, s.v)

    def step_variances(s, T):
        n, S1, S2 = s.n[:T], s.S1[:T], s.S2[:T]
        N = max(n.sum(), 1)
        overall = max(S2.sum() / N - (S1.sum() / N) ** 2, 1e-6)
        with np.errstate(all='ignore'):
            y = np.where(n > 0, S1 / n, np.nan)
            own = np.maximum(S2 / n - y**2, 0)
            return y, np.where(n > 0, (own * n + 8 * overall) / (n + 8) / n, np.inf)

    def win(s, a, b, lam=None):
        n = s.cn[b] - s.cn[a]
        if n <= 0:
            return np.nan, np.nan
        lam = s.lamT if lam is None else lam
        m = (s.c1[b] - s.c1[a]) / n
        if s.plain:
            return m, np.sqrt(lam * (s.cq[b] - s.cq[a])) / n
        q = max((s.cq[b] - s.cq[a]) / n - m * m, 0)
        return m, np.sqrt(lam * (q * n + 0.5) / (n + 2) / n)

    def calm(s, z):
        """the series without single steps that stand out from both neighbours, on one side"""
        c = object.__new__(Series)
        c.plain, c.T, c.lam = s.plain, s.T, s.lam
        keep = np.ones(s.T)
        for t in range(1, s.T - 1):
            (a, ea), (b, eb), (d, ed) = (s.win(i, i + 1, s.lam[t + 1]) for i in (t - 1, t, t + 1))
            up = (b - a > z * np.hypot(ea, eb)) and (b - d > z * np.hypot(eb, ed))
            down = (a - b > z * np.hypot(ea, eb)) and (d - b > z * np.hypot(eb, ed))
            keep[t] = not (up or down)
        for name in ('cn', 'c1', 'cq'):
            setattr(c, name, np.r_[0, np.cumsum(np.diff(getattr(s, name)) * keep)])
        return c

    def middle(s, a, b):
        """median of step means; nan where steps are too small to be looked at alone"""
        if not s.plain and s.cn[b] - s.cn[a] < 24 * (b - a):
            return np.nan
        return np.nanmedian(s.y[a:b])

    def ending(s, w):
        """mean, standard error and groups of the windows of w steps, by their last step"""
        m, e, N = np.full(s.T, np.nan), np.full(s.T, np.nan), np.zeros(s.T)
        for t in range(w - 1, s.T):
            m[t], e[t] = s.win(t + 1 - w, t + 1, s.lam[t])
            N[t] = s.cn[t + 1] - s.cn[t + 1 - w]
        return m, e, N


def shift(x, k):
    out = np.full(len(x), -np.inf)
    if k < len(x):
        out[k:] = x[:len(x) - k]
    return out


def worse(s, bad, z=4, rel=None, abs_=None):
    T, sg, tt = s.T, 1 if bad < 0 else -1, np.arange(s.T)
    if s.plain and T < 12:
        return None
    lows, best_by, calm = {}, {}, s.calm(z)
    for w in WIDTHS:
        if w > T:
            break
        m, e, N = calm.ending(w)
        ok = np.full(T, w >= 3) if s.plain else N >= 48
        lows[w] = np.where(ok & np.isfinite(m), sg * m - z * e, -np.inf)
        best_by[w] = np.maximum.accumulate(lows[w])
    fire, first, sure = np.zeros(T, bool), None, np.full(T, -np.inf)
    for w in WIDTHS:
        if w < (3 if T >= 12 else 1) or w >= T:
            continue
        best = np.full(T, -np.inf)
        for w2, c in best_by.items():
            best = np.where(w2 >= tt / 50.0, np.maximum(best, shift(c, w)), best)
        m, e, N = s.ending(w)
        up = sg * m + z * e
        with np.errstate(invalid='ignore'):
            thr = np.minimum(
                np.where(best > 0, best * rel, -np.inf) if rel is not None else np.inf,
                best - abs_ if abs_ is not None else np.inf,
            )
            ok = tt >= 11 if s.plain else N >= 24
            f = np.isfinite(up) & np.isfinite(best) & ok & (up < thr) & ~(sure > thr)
            sure = np.where(ok & np.isfinite(m), np.maximum(sure, sg * m - z * e), sure)
        for t in np.where(f)[0]:
            f[t] = not sg * s.middle(t + 1 - w, t + 1) >= thr[t]
        fire |= f
        i = int(np.argmax(f))
        if f[i] and (first is None or i < first[0]):
            first = (i, w)
    if first is None:
        return None
    t, w = first
    hi, ref = -np.inf, None
    for w2, lo in lows.items():
        if w2 >= t / 50.0:
            j = int(np.argmax(lo[:t - w + 1]))
            if lo[j] > hi:
                hi, ref = lo[j], (j - w2 + 1, j + 1)
    off = np.where(~fire[t:])[0]
    until = int(t + off[0]) if len(off) else T
    end = until
    if until < T:
        m, _, _ = s.ending(w)
        end = t + int(np.nanargmin(sg * m[t:until])) + 1
    return dict(t=t, w=w, ref=ref, now=(t - w + 1, t + 1), active=bool(fire[-1]), until=until, end=end)


def leap(s, z=4, size=0.2):
    if s.T < 15:
        return None
    u = range(3, s.T - 2)
    before = [s.win(t - 3, t, s.lam[t - 1]) for t in u]
    after = [s.win(t, t + 3, s.lam[t - 1]) for t in u]
    dd = np.array([b[0] - a[0] for a, b in zip(before, after)])
    for i, t in enumerate(u):
        (a, e0), (b, e1), x = before[i], after[i], dd[i]
        if t < 9 or not np.isfinite(x):
            continue
        se = np.hypot(e0, e1)
        old = np.nanmax(np.r_[0, np.abs(dd[:max(1, i - 5)])])
        big = abs(x) >= size and abs(x) - z * se >= 0.6 * size
        cured = x - z * se >= 0.04 and 1 - b + 2 * e1 <= 0.2 * (1 - a - 2 * e0)
        middle = s.middle(t, t + 3) - s.middle(t - 3, t)
        if np.sign(x) * middle < (0.6 * size if big else 0.04):
            continue
        if (big or cured) and abs(x) >= 2 * old:
            near = np.sign(x) * dd[i:i + 4]
            return dict(seen=t + 2, step=u[i + int(np.nanargmax(near))], sign=int(np.sign(x)))
    return None


def jump(values, ratio=3, z=5, floor=0.0):
    at = [i for i, v in enumerate(values) if v is not None and np.isfinite(v)]
    x = np.log(np.maximum(np.array([values[i] for i in at], float), 1e-12))
    T, d, first = len(x), np.abs(np.diff(x)), None
    for w in (5, 10, 20, 40, 80, 160, 320):
        if T < 4 * w or T < 16:
            break
        mw = np.full(T, np.nan)
        mw[w - 1:] = np.median(np.lib.stride_tricks.sliding_window_view(x, w), axis=1)
        prev = shift(np.maximum.accumulate(np.where(np.isfinite(mw), mw, -np.inf)), w)
        t = np.arange(T)
        with np.errstate(invalid='ignore'):
            f = (mw - prev >= np.log(ratio)) & (t >= 4 * w - 1) & (t >= 15) & np.isfinite(prev)
            f &= mw >= np.log(max(floor, 1e-12))
        for i in np.where(f)[0]:
            sd = 1.4826 * np.median(d[:i]) / 2**0.5
            flat = np.full(i - w + 1, max(sd, 1e-6) ** 2)
            lam = 9.0 if i < 64 else min(9.0, max(1.0, inflate(x[:i - w + 1], flat)))
            if mw[i] - prev[i] >= z * sd * np.sqrt(lam / w) * 1.25:
                first = int(i) if first is None else min(first, int(i))
                break
    return None if first is None else at[first]


def window(s, z=3.0, groups=64, also=()):
    T, L, c, acc = s.T, 1, [], 1
    while True:
        c.append(min(L, T))
        if L >= T:
            break
        L = max(L + 1, int(L * 1.25))
    c = sorted(set(c) | {int(a) for a in also if 1 <= a <= T})
    for w in c:
        if not s.plain and s.cn[T] - s.cn[T - w] < groups:
            acc = w
            continue
        ok = True
        for k in c:
            if k >= w:
                break
            (m1, e1), (m2, e2) = s.win(T - k, T), s.win(T - w, T - k)
            if abs(m1 - m2) > z * np.hypot(e1, e2):
                ok = False
                break
        if not ok:
            break
        acc = w
    return acc


def onset(s, a, b, most=120):
    T, lam = b - a, s.lamT
    bins = max(1, -(-T // most))
    m = T // bins
    if m < 4:
        return None
    e = np.array([a + T - (m - q) * bins for q in range(m)] + [b])
    prec = np.where(s.n > 0, 1 / s.v, 0)
    pm = np.where(s.n > 0, s.y / s.v, 0)
    w = np.array([prec[e[q]:e[q + 1]].sum() for q in range(m)])
    yy = np.array([pm[e[q]:e[q + 1]].sum() for q in range(m)]) / np.where(w > 0, w, 1)
    w = w / lam
    if not (w[2:] > 0).any():
        return None
    pos = np.arange(m, dtype=float)
    sw = np.sqrt(w)
    Y = yy * sw
    prof, best, step = np.full(m, np.inf), None, None
    grid = np.array([0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 112])
    for i in range(2, m):
        if w[i] <= 0:
            continue
        js, c = (i + grid)[i + grid < m], i - 1
        Q, _ = np.linalg.qr(np.stack([np.ones(m), np.minimum(pos, c) / m], 1) * sw[:, None])
        Yr = Y - Q @ (Q.T @ Y)
        U = np.clip((pos[None, :] - c) / np.maximum(1, (js - c))[:, None], 0, 1) * sw[None, :]
        Ur = U - (U @ Q) @ Q.T
        num, den = Ur @ Yr, (Ur * Ur).sum(1)
        size = np.where(den > 1e-12 * w.sum(), num / np.maximum(den, 1e-300), 0)
        sse = Yr @ Yr - size * num
        q = int(np.argmin(sse))
        prof[i] = sse[q]
        if best is None or sse[q] < best[0]:
            best = (sse[q], i, int(js[q]), size[q])
        if step is None or sse[0] < step[0]:
            step = (sse[0], i, i, size[0])
    phi = max(1.0, best[0] / max(1, m - 5))
    use = step if step[0] <= best[0] + 3.84 * phi else best
    ok = np.where(prof <= best[0] + 6.63 * phi)[0]
    i, j = use[1], use[2]
    lo = max(0, int(min(ok.min(), i) - np.ceil(0.10 * (j - i))))
    hi = min(m - 1, int(max(ok.max(), i) + np.ceil(0.20 * (j - i))))
    lo = max(a, int(e[lo]) - bins)
    hi = min(b - 1, int(e[hi]) + (1 if bins == 1 else bins - 1))
    gradual = bool(hi - lo > 0.5 * T and T >= 12)
    return dict(onset=int(e[i]), full=int(e[j]), lo=lo, hi=hi, D=float(use[3]), gradual=gradual)


def within(signal, passed, a, b):
    (v, ev), (p, ep) = signal.win(a, b), passed.win(a, b)
    if not 0.03 < p < 0.995:
        return None
    D = 4 * p * (1 - p)
    return [v / D, float(np.hypot(ev / D, v / D * abs(1 - 2 * p) * 4 * ep / D))]


def outcomes(k, n, m):
    s = comb(k, m) / comb(n, m) if k >= m else 0.0
    f = comb(n - k, m) / comb(n, m) if n - k >= m else 0.0
    return s, f, 1 - s - f


# ---------------------------------------------------------------- series of every kind
rng = np.random.default_rng(20261129)


def curve(kind, T):
    """the true mean by step"""
    t, at = np.arange(T), rng.integers(1, max(2, T))
    start, end = rng.uniform(0.05, 0.95, 2)
    return {
        'flat': np.full(T, start),
        'step': np.where(t < at, start, end),
        'ramp': np.interp(t, [at, min(T, at + 1 + T // 5)], [start, end]),
        'learn': start + (1 - start) * (1 - np.exp(-3 * t / T)),
        'dip': np.where((t >= at) & (t < at + 1 + T // 6), 0.3 * start, start),
        'gone': np.where(t < at, start, 0.0),
        'all': np.where(t < at, start, 1.0),
        'wander': np.clip(start + np.cumsum(rng.normal(0, 0.02, T)), 0.01, 0.99),
        'climb': np.where(t < at, start, start + 0.05 * (t - at)),
        'stages': 0.9 - 0.25 * np.minimum(2, (3 * t) // T),
    }[kind]


def counted(kind, T, groups, empty, size):
    p = np.minimum(curve(kind, T), 1)
    n = rng.integers(max(1, groups // 2), groups + 1, T)
    n[rng.random(T) < empty] = 0
    s1, s2 = [], []
    for m, q in zip(n, p):
        spread = np.clip(rng.beta(8 * q + 1e-3, 8 * (1 - q) + 1e-3, m) if size else np.full(m, q), 0, 1)
        x = rng.binomial(size or 1, spread) / (size or 1)
        s1.append(float(x.sum()))
        s2.append(float((x * x).sum()))
    out = dict(n=n.tolist(), s1=s1)
    return dict(out, s2=s2) if size else out


def measured(kind, T, missing, log):
    x = curve(kind, T)
    x = np.exp(4 * x + rng.normal(0, 0.15, T)) if log else x + rng.normal(0, 0.03, T)
    x = [float(f'{v:.6g}') for v in x]
    return dict(plain=[None if rng.random() < missing else v for v in x], log=bool(log))


def answers(series):
    s = Series(**series)
    out = dict(lam=s.lamT, windows={})
    for also in ([], [s.T // 3]):
        out['windows'][','.join(map(str, also))] = window(s, also=also)
    out['mean'], out['se'] = s.win(s.T // 2, s.T) if s.T else (np.nan, np.nan)
    asks = [dict(bad=-1, abs=0.1), dict(bad=1, abs=0.1)]
    if not s.plain:
        asks += [dict(bad=-1, rel=0.5), dict(bad=-1, rel=0.75, abs=0.1), dict(bad=-1, rel=0.75, abs=0.1, z=2)]
    out['worse'] = []
    for ask in asks:
        found = worse(s, ask['bad'], ask.get('z', 4), ask.get('rel'), ask.get('abs'))
        since = found and onset(s, found['ref'][0], found['end'])
        out['worse'].append(dict(args=ask, expect=found, onset=since))
    if s.plain and series['log']:
        out['jump'] = [dict(args=a, expect=jump(series['plain'], **a)) for a in (dict(), dict(floor=20.0, ratio=2, z=3))]
    if not s.plain:
        out['leap'] = leap(s)
    return out


def clean(x):
    if isinstance(x, dict):
        return {k: clean(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return [clean(v) for v in x]
    if isinstance(x, np.integer):
        return int(x)
    if isinstance(x, (float, np.floating)):
        return float(f'{x:.10g}') if np.isfinite(x) else None
    return x


def dense():
    cases = []
    for kind in ('flat', 'step', 'ramp', 'learn', 'dip', 'gone', 'all', 'wander', 'stages', 'climb'):
        for T, groups, empty, size in (
            (9, 64, 0, 0), (11, 30, 0, 8), (14, 40, 0.1, 4), (30, 16, 0.2, 0), (50, 64, 0, 8),
            (70, 128, 0.05, 4), (140, 12, 0.3, 8), (260, 32, 0, 0),
        ):
            cases.append((f'{kind}, {T} steps of {groups}', counted(kind, T, groups, empty, size)))
        for T, missing, log in ((10, 0, 0), (25, 0, 0), (60, 0.1, 0), (40, 0, 1), (150, 0.05, 1)):
            cases.append((f'{kind}, {T} values', measured(kind, T, missing, log)))
    for kind in ('ramp', 'dip', 'wander'):
        cases.append((f'{kind}, 1500 steps', counted(kind, 1500, 8, 0.02, 0)))
        cases.append((f'{kind}, 1400 values', measured(kind, 1400, 0, 1)))
    head = dict(
        source=f'numpy {np.__version__}',
        script='packages/trends/test/golden/reference.py',
        command='python packages/trends/test/golden/reference.py',
        tolerance='steps and widths exact; numbers |got - expected| <= rtol |expected|, rtol = 1e-6',
    )
    lines = [json.dumps(dict(name=name, series=s, **clean(answers(s)))) for name, s in cases]
    text = json.dumps(head)[:-1] + ', "cases": [\n' + ',\n'.join(lines) + '\n]}\n'
    (HERE / 'dense.json').write_text(text)
    print(len(cases), 'series,', len(text), 'bytes')


def check():
    cases = json.loads((HERE / 'now.json').read_text())['cases']
    differ = 0
    for case in cases:
        series, args, expect = case['series'], case['args'], case['expect']
        s = Series(**series)
        got = {}
        if case['detector'] == 'worse':
            found = worse(s, args['bad'], rel=args.get('rel'), abs_=args.get('abs'))
            got['worse'] = found
            if found:
                got['onset'] = onset(s, found['ref'][0], found['end'])
        elif case['detector'] == 'leap':
            got['leap'] = leap(s)
        elif case['detector'] == 'jump':
            got['jump'] = jump(series['plain'], **args)
        for key, value in got.items():
            mine, theirs = (json.loads(json.dumps(clean(x))) for x in (value, expect[key]))
            for x in (mine, theirs):
                if isinstance(x, dict) and 'D' in x:
                    x['D'] = float(f"{x['D']:.4g}")
            if mine != theirs:
                differ += 1
                print(case['name'], key, mine, theirs)
        if window(s) != expect['window']['steps'] or abs(s.lamT / expect['lambda'] - 1) > 1e-3:
            differ += 1
            print(case['name'], 'window or lambda', window(s), s.lamT, expect)
    print(len(cases), 'cases,', differ, 'differences')


if __name__ == '__main__':
    check() if '--check' in sys.argv else dense()
