/** A line until bin `start`, a ramp of `size` from there to bin `full`, level after: fitted. */
export interface RampFit {
  /** Weighted sum of squared residuals. */
  readonly squares: number;
  readonly start: number;
  readonly full: number;
  readonly size: number;
}

/** The fits of one start. */
export interface FitsOfStart {
  /** The best over all ramp lengths. */
  readonly best: RampFit;
  /** The ramp of no length: a step. */
  readonly step: RampFit;
}

/** Lengths of ramps that are tried, in bins: a third apart. */
const RAMP_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 112];

/** Below this a sum of squares is nothing but rounding. */
const ROUNDING = 1e-12;

/** What a weighted line in x leaves of values over bins. */
function residuals(x: Float64Array, weights: Float64Array): (values: Float64Array) => Float64Array {
  const weighted = (a: Float64Array, b?: Float64Array) =>
    weights.reduce((total, w, i) => total + w * a[i]! * (b ? b[i]! : 1), 0);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const meanX = weighted(x) / total;
  const centred = x.map((v) => v - meanX);
  const spread = weighted(centred, centred);
  return (values) => {
    const mean = weighted(values) / total;
    const slope = spread > ROUNDING ? weighted(values, centred) / spread : 0;
    return values.map((v, i) => v - mean - slope * centred[i]!);
  };
}

const dot = (weights: Float64Array, a: Float64Array, b: Float64Array) =>
  weights.reduce((total, w, i) => total + w * a[i]! * b[i]!, 0);

/**
 * Least squares over all ramp lengths, for a change that starts at bin `start`. Line and ramp are
 * fitted together: first what the line explains is taken from both values and ramp, then one from the other.
 */
export function fitRamps(values: Float64Array, weights: Float64Array, start: number): FitsOfStart {
  const last = start - 1; // the last bin before the change
  const line = Float64Array.from(values, (_, bin) => Math.min(bin, last));
  const residualsOf = residuals(line, weights);
  const rest = residualsOf(values);
  const restSquares = dot(weights, rest, rest);
  const fits = RAMP_LENGTHS.filter((length) => start + length < values.length).map((length) => {
    const full = start + length;
    const ramp = residualsOf(
      line.map((_, bin) => Math.min(1, Math.max(0, (bin - last) / (full - last)))),
    );
    const shared = dot(weights, ramp, rest);
    const own = Math.max(dot(weights, ramp, ramp), ROUNDING);
    const explained = own > ROUNDING ? (shared * shared) / own : 0;
    return { squares: restSquares - explained, start, full, size: shared / own };
  });
  const best = fits.reduce((a, b) => (b.squares < a.squares ? b : a));
  return { best, step: fits[0]! };
}
