import { jaggednessFigure, passAtKFigure } from '../../src/index.ts';
import { at, base, crossings, ks, none, trained } from '../support/capability.ts';
import { describeSound } from '../support/soundFigures.ts';

const big = Array.from({ length: 1e5 }, (_, i) => i + 1);
const categories = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    name: `skill ${i}`,
    prompts: 20 + i,
    mean: at(((i * 7) % count) / count),
  }));

describeSound({
  passAtK: passAtKFigure({ ks, base, trained, crossings, verdict: 'certified crossing' }),
  'passAtK without a crossing': passAtKFigure({
    ks,
    base,
    trained: base,
    crossings: [],
    unpaired: 2,
  }),
  'passAtK where nothing is certain': passAtKFigure({
    ks,
    base,
    trained,
    crossings: [
      {
        k: { value: 8, lower: 1, upper: Infinity, level: 0.95 },
        overtakes: 'base',
        certified: false,
      },
    ],
  }),
  'passAtK with too few attempts': passAtKFigure({
    ks: [1, 2, 4],
    base: [at(0.2), at(0.3), none],
    trained: [at(0.3), none, none],
  }),
  'passAtK of 0 and 1': passAtKFigure({
    ks: [1, 2],
    base: [at(0), at(0)],
    trained: [at(1), at(1)],
  }),
  'passAtK of 100 000 ks': passAtKFigure({
    ks: big,
    base: big.map((k) => ({ value: 1 - 1 / (1 + k) })),
    trained: big.map(() => ({ value: 0.5 })),
  }),
  jaggedness: jaggednessFigure({ categories: categories(9), spread: at(0.2), verdict: 'jagged' }),
  'jaggedness of one': jaggednessFigure({ categories: categories(1), spread: none }),
  'jaggedness of 100 000': jaggednessFigure({ categories: categories(1e5) }),
  'jaggedness of 100 without intervals at the ends': jaggednessFigure({
    categories: Array.from({ length: 100 }, (_, i) => ({
      name: `c${i}`,
      mean: i === 50 ? at(0.5) : { value: i / 100 },
    })),
  }),
  'jaggedness with gaps': jaggednessFigure({
    categories: [
      ...categories(2),
      { name: 'lost', mean: none },
      { name: 'bare', mean: { value: 0.3 } },
    ],
  }),
  'jaggedness of gains': jaggednessFigure({
    categories: [-0.2, 0, 0.4].map((value, i) => ({
      name: `g${i}`,
      mean: { value, lower: value - 0.1, upper: value + 0.1, level: 0.9 },
    })),
    meanGain: { value: 0.067 },
  }),
});
