/** Pivots below this share of the largest leave the solution open. */
const OPEN = 1e-9;

/**
 * Solves A·x = b for a symmetric, positive semidefinite A by elimination with the largest pivot
 * first; undefined when the solution is not unique.
 *
 * @param a shape [n × n].
 * @param b shape [n].
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): number[] | undefined {
  const n = b.length;
  const m = a.slice();
  const x = b.slice();
  const left = new Set(x.keys());
  const order: number[] = [];
  const most = Math.max(0, ...[...left].map((i) => Math.abs(m[i * n + i]!)));
  while (left.size > 0) {
    const pivot = [...left].reduce((p, i) => (m[i * n + i]! > m[p * n + p]! ? i : p));
    const diagonal = m[pivot * n + pivot]!;
    if (!(diagonal > OPEN * most)) return undefined;
    left.delete(pivot);
    order.push(pivot);
    for (const i of left) {
      const factor = m[i * n + pivot]! / diagonal;
      for (let j = 0; j < n; j++) m[i * n + j]! -= factor * m[pivot * n + j]!;
      x[i]! -= factor * x[pivot]!;
    }
  }
  for (const [at, i] of [...order.entries()].reverse()) {
    for (const j of order.slice(at + 1)) x[i]! -= m[i * n + j]! * x[j]!;
    x[i]! /= m[i * n + i]!;
  }
  return [...x];
}
