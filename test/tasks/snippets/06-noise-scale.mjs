import { gradientNoiseScale } from '@bits-per-sample/variance';

const smallSquaredNorm = [9.1, 8.7, 9.4, 8.9, 9.2, 9.0];
const bigSquaredNorm = [2.6, 2.5, 2.7, 2.6, 2.5, 2.7];
const { value, unit } = gradientNoiseScale({
  smallBatch: 1,
  bigBatch: 5,
  smallSquaredNorm,
  bigSquaredNorm,
});
console.log(JSON.stringify({ value, unit }));
