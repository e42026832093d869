import { bitsPerFlopFigure } from '@bits-per-sample/figures';

export const figure = bitsPerFlopFigure([
  { name: 'G = 2', flops: 1e14, bits: 0.1 },
  { name: 'G = 4', flops: 2e14, bits: 0.28 },
  { name: 'G = 8', flops: 4e14, bits: 0.47 },
  { name: 'G = 16', flops: 8e14, bits: 0.55 },
  { name: 'G = 16, long answers', flops: 3e15, bits: 0.51 },
  { name: 'G = 8, long answers', flops: 1.5e15, bits: 0.4 },
  { name: 'G = 2, long answers', flops: 4e14, bits: 0.09 },
  { name: 'no verifier', flops: 1e15, bits: 0 },
]);
