import { learningCurvesFigure, learningCurvesFlopsFigure } from '../../src/index.ts';
import { curve, flops, four, long, scenarios } from '../support/learningCurves.ts';
import { describeSound } from '../support/soundFigures.ts';

describeSound({
  learningCurves: learningCurvesFigure({ curves: four, target: 0.7 }),
  'learningCurves of many': learningCurvesFigure({
    curves: 'abcdefgh'.split('').map((s, i) => curve(s, 0.5 + 0.05 * i)),
    target: 0.9,
  }),
  'learningCurves in panels': learningCurvesFigure({ curves: scenarios, target: 0.7 }),
  'learningCurves, one row': learningCurvesFigure({
    curves: [{ contender: 'a', rollouts: [5], mean: [0.5], lower: [0.4], upper: [0.6] }],
  }),
  'learningCurves, 100 000 rows': learningCurvesFigure({
    curves: [{ contender: 'a', rollouts: long, mean: long.map((x) => x / 2e5) }],
  }),
  'learningCurves of losses': learningCurvesFigure({
    curves: [{ contender: 'a', rollouts: [0, 1, 2, 3], mean: [8, NaN, -3, -4] }],
    score: 'log score',
  }),
  learningCurvesFlops: learningCurvesFlopsFigure({ curves: flops(four), target: 0.5 }),
  'learningCurvesFlops in panels': learningCurvesFlopsFigure({ curves: flops(scenarios) }),
});
