/** How near a golden number must be met: |got − expected| ≤ atol + rtol · |expected|. */
export interface GoldenTolerance {
  /** Relative tolerance; 0, the default, means exact. */
  readonly rtol?: number;
  /** Absolute tolerance, default 0. */
  readonly atol?: number;
}

const words: Readonly<Record<string, number>> = {
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
};

/** Turns the words `"Infinity"`, `"-Infinity"` and `"NaN"` into the numbers that JSON lacks. */
export function goldenValue(json: unknown): unknown {
  if (typeof json === 'string') return Object.hasOwn(words, json) ? words[json] : json;
  if (Array.isArray(json)) return json.map(goldenValue);
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, goldenValue(value)]));
}

/**
 * Whether a computed value meets a golden one, element by element.
 *
 * `null` stands for "undefined" and is met by null, undefined or NaN. Arrays, typed or not,
 * must have the same length. An object must have every key of the golden one; it may have more.
 *
 * @param got what the function returned.
 * @param expected the golden value as read from JSON.
 * @param tolerance the case's `rtol` and `atol`.
 */
export function goldenClose(
  got: unknown,
  expected: unknown,
  { rtol = 0, atol = 0 }: GoldenTolerance = {},
): boolean {
  const meets = (actual: unknown, wanted: unknown): boolean => {
    if (wanted === null) return actual === null || actual === undefined || Number.isNaN(actual);
    if (typeof wanted === 'number') {
      if (typeof actual !== 'number') return false;
      // An infinite expectation would make every tolerance infinite.
      if (!Number.isFinite(wanted) || !Number.isFinite(actual))
        return actual === wanted || Object.is(actual, wanted);
      return Math.abs(actual - wanted) <= atol + rtol * Math.abs(wanted);
    }
    if (Array.isArray(wanted)) {
      if (!Array.isArray(actual) && !isNumberArray(actual)) return false;
      return actual.length === wanted.length && wanted.every((w, i) => meets(actual[i], w));
    }
    if (typeof wanted === 'object') {
      if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return false;
      return Object.entries(wanted as object).every(
        ([key, w]) => key in actual && meets((actual as Record<string, unknown>)[key], w),
      );
    }
    return actual === wanted;
  };
  return meets(got, goldenValue(expected));
}

function isNumberArray(value: unknown): value is Float64Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
