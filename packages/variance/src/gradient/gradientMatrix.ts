/**
 * Gradients, one per row: of samples, of micro-batches, or of prompt groups, the unit of an RL
 * batch. Sketches of gradients do as well, for every quantity made of inner products.
 */
export interface GradientMatrix {
  /** The rows one after the other; length rows × dimension. */
  readonly values: Float32Array | Float64Array;
  /** Parameters (or sketch entries) per row, ≥ 1. */
  readonly dimension: number;
}
