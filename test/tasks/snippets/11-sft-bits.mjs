import { sequenceSurprisal } from '@bits-per-sample/info';

const logprobs = [
  [-0.1, -2.3, -0.4],
  [-0.05, -0.01],
  [-3.2, -0.7, -0.2, -0.1],
];
const bits = logprobs.map((sample) => sequenceSurprisal(sample).bits);
console.log(JSON.stringify({ bits, mean: bits.reduce((a, b) => a + b) / bits.length }));
