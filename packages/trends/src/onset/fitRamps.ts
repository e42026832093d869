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

/** A sum of squares below this share of the weights is nothing but rounding. */
const ROUNDING = 1e-12;

/** Σ w a b. */
function dot(weights: Float64Array, a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]! * a[i]! * b[i]!;
  return total;
}

/** What a weighted line in x leaves of values over bins. */
function residuals(x: Float64Array, weights: Float64Array): (values: Float64Array) => Float64Array {
  const ones = new Float64Array(x.length).fill(1);
  const total = dot(weights, ones, ones);
  const meanX = dot(weights, x, ones) / total;
  const centred = Float64Array.from(x, (v) => v - meanX);
  const spread = dot(weights, centred, centred);
  return (values) => {
    const mean = dot(weights, values, ones) / total;
    const slope = spread > ROUNDING * total ? dot(weights, values, centred) / spread : 0;
    const rest = new Float64Array(values.length);
    for (let i = 0; i < rest.length; i++) rest[i] = values[i]! - mean - slope * centred[i]!;
    return rest;
  };
}

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
  const least = ROUNDING * weights.reduce((total, w) => total + w, 0);
  const fits = RAMP_LENGTHS.filter((length) => start + length < values.length).map((length) => {
    const full = start + length;
    const risen = new Float64Array(values.length).fill(1);
    for (let bin = 0; bin < full; bin++) risen[bin] = Math.max(0, (bin - last) / (full - last));
    const ramp = residualsOf(risen);
    const shared = dot(weights, ramp, rest);
    const own = dot(weights, ramp, ramp);
    const size = own > least ? shared / own : 0;
    return { squares: restSquares - size * shared, start, full, size };
  });
  const best = fits.reduce((a, b) => (b.squares < a.squares ? b : a));
  return { best, step: fits[0]! };
}
