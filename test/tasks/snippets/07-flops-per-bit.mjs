import { binaryEntropy, bitsPerFlop, rlStepFlops } from '@bits-per-sample/info';

const step = { parameters: 7e9, promptTokens: 200, completionTokens: 800, groupSize: 8 };
const { perRollout } = rlStepFlops(step);
console.log(JSON.stringify({ flopsPerBit: 1 / bitsPerFlop(binaryEntropy(0.2), perRollout) }));
