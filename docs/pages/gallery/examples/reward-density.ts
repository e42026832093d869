import { rewardDensityFigure } from '@bits-per-sample/figures';

// episodes by their length, and the bits that their rewards told
const tokens = Array.from({ length: 40 }, (_, i) => Math.round(200 * 1.12 ** i));

export const figure = rewardDensityFigure({
  passRate: 0.2,
  episodes: { tokens, bits: tokens.map((_, i) => (i % 9) / 12) },
});
