import type { Kernels } from './kernel.ts';

const WIDTH = 2048;

/** The kernels in plain JavaScript: the meaning of those in WebAssembly. */
export const plainKernels: Kernels = {
  floats: (length) => new Float32Array(length),

  doubles: (count, length) => Array.from({ length: count }, () => new Float64Array(length)),

  fold(values, { count, mean, squares }) {
    const d = mean.length;
    const rows = values.length / d;
    if (rows === 0) return 0;
    if (count === 0) for (let j = 0; j < d; j++) mean[j] = values[j]!;
    let total = 0;
    for (let from = 0; from < d; from += WIDTH) {
      const to = Math.min(d, from + WIDTH);
      let i = 0;
      for (; i + 4 <= rows; i += 4) {
        const inverse = 1 / (count + i + 4);
        const a = i * d;
        const b = a + d;
        const c = b + d;
        const e = c + d;
        for (let j = from; j < to; j++) {
          const m = mean[j]!;
          const p = values[a + j]! - m;
          const q = values[b + j]! - m;
          const r = values[c + j]! - m;
          const s = values[e + j]! - m;
          const sum = p + q + (r + s);
          const step = sum * inverse;
          const growth = p * p + q * q + (r * r + s * s) - sum * step;
          mean[j] = m + step;
          total += growth;
          if (squares !== undefined) squares[j]! += growth;
        }
      }
      for (; i < rows; i++) {
        const inverse = 1 / (count + i + 1);
        for (let j = from, at = i * d + from; j < to; j++, at++) {
          const delta = values[at]! - mean[j]!;
          const step = delta * inverse;
          const growth = delta * delta - delta * step;
          mean[j]! += step;
          total += growth;
          if (squares !== undefined) squares[j]! += growth;
        }
      }
    }
    return total;
  },

  products(values, d) {
    const rows = values.length / d;
    const squaredNorms = new Float64Array(rows);
    const dotsWithSum = new Float64Array(rows);
    const sums = new Float64Array(Math.min(d, WIDTH));
    let sumSquaredNorm = 0;
    for (let from = 0; from < d; from += WIDTH) {
      const width = Math.min(WIDTH, d - from);
      sums.fill(0);
      for (let i = 0; i < rows; i++)
        for (let j = 0, at = i * d + from; j < width; j++, at++) sums[j]! += values[at]!;
      for (let j = 0; j < width; j++) sumSquaredNorm += sums[j]! * sums[j]!;
      for (let i = 0; i < rows; i++) {
        let norm = 0;
        let dot = 0;
        for (let j = 0, at = i * d + from; j < width; j++, at++) {
          const x = values[at]!;
          norm += x * x;
          dot += x * sums[j]!;
        }
        squaredNorms[i]! += norm;
        dotsWithSum[i]! += dot;
      }
    }
    return { squaredNorms, dotsWithSum, sumSquaredNorm };
  },

  sketch(x, index, [first, second], table) {
    const mask = table.length - 1;
    for (let i = 0; i < x.length; i++) {
      let h = Math.imul((index + i) ^ first, 0x7feb352d);
      h = Math.imul(h ^ (h >>> 15) ^ second, 0x846ca68b);
      h ^= h >>> 16;
      table[h & mask]! += x[i]! * ((h >> 31) | 1);
    }
  },
};
