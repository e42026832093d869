import { meanEntropy } from '@bits-per-sample/info';
import { passCounts } from '@bits-per-sample/report';

const rewards = [
  [1, 0, 0, 1],
  [0, 0, 0, 0],
  [1, 1, 1, 1],
  [0, 1, 0, 0],
  [1, 1, 0, 1],
];
const { value, lower, upper } = meanEntropy(passCounts(rewards));
console.log(JSON.stringify({ value, lower, upper }));
