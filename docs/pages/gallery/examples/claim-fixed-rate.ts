import { claimFigure } from '@bits-per-sample/figures';

const time = Array.from({ length: 31 }, (_, i) => 5 * i);
const learner = (name: string, speed: number) => ({
  name,
  x: time,
  y: time.map((t) => 1 / (1 + Math.exp(4 - t / speed))),
});

export const figure = claimFigure({
  id: 'fixed-rate',
  claim: 'Learning from rewards begins p times as fast as learning from labels.',
  verdict: 'Holds: the policy gradient is p times the gradient of the label.',
  picture: { x: 'time', y: 'pass rate', series: [learner('labels', 10), learner('rewards', 40)] },
});
