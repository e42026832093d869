/** Why a noise scale is undefined: no signal. */
export const lostSignal =
  'the signal is lost in noise (mean |G|² ≤ 0): use larger batches or more steps';

/** Why a noise scale is undefined: no noise. */
export const lostNoise =
  'the noise is lost in the signal (mean tr Σ ≤ 0): both batches are far above the noise scale, or their norms are swapped or the same';
