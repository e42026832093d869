/** Inner product of two vectors. */
export function dot(x: Float64Array, y: Float64Array): number {
  let [a, b, i] = [0, 0, 0];
  for (; i + 1 < x.length; i += 2) {
    a += x[i]! * y[i]!;
    b += x[i + 1]! * y[i + 1]!;
  }
  return i < x.length ? a + b + x[i]! * y[i]! : a + b;
}
