import { type MeasuredCurve, measured } from './measured.ts';
import { mean, percent, table, verdict } from './words.ts';

const curveOf = (filter: string): MeasuredCurve =>
  measured.curves.find(({ name }) => name === `hard8_gold_rloo_G8_${filter}_s0`)!;

/** Rollouts until held-out prompts pass at a rate, between evaluations on a straight line. */
function rolloutsTo({ evaluation, batch }: MeasuredCurve, target: number): number {
  const known = evaluation.flatMap((p, step) => (p === null ? [] : [{ step, p }]));
  const at = known.findIndex(({ p }) => p >= target);
  if (at < 1) return Number.NaN;
  const [before, after] = [known[at - 1]!, known[at]!];
  const share = (target - before.p) / (after.p - before.p);
  return batch * (before.step + share * (after.step - before.step));
}

const liveShare = ({ deadGroups, batch, groupSize }: MeasuredCurve): number =>
  mean(deadGroups.flatMap((dead) => (dead === null ? [] : [1 - dead / (batch / groupSize)])));

/** What a filter was to save if live groups were speed, and what it saved. */
export function filtersPart(): string {
  const plain = curveOf('uniform');
  const targets = [0.2, 0.25, 0.3];
  const rows = ['running', 'oracle'].map((filter) => {
    const curve = curveOf(filter);
    const more = liveShare(curve) / liveShare(plain);
    const predicted = 1 - 1 / more;
    const saved = targets.map(
      (target) => 1 - rolloutsTo(curve, target) / rolloutsTo(plain, target),
    );
    return [
      filter === 'running' ? 'a running estimate of each pass rate' : 'the exact pass rates',
      `${percent(liveShare(plain), 2)} → ${percent(liveShare(curve), 2)}`,
      percent(predicted, 2),
      saved.map((share) => percent(share, 2)).join(', '),
      verdict(Math.abs(mean(saved) - predicted) < 0.05),
    ];
  });
  return `${table(['filter by', 'live groups', 'predicted by live groups: rollouts saved', `measured, to ${targets.join(', ')}`, 'verdict'], rows)}

RLOO, groups of 8, one seed each, held-out pass rate. A hit is within 5 points of the mean. What a filter draws beside
training to know the pass rates is not counted.`;
}

/** From a pass rate of a thousandth on. */
export function desertPart(): string {
  const rows = measured.curves
    .filter(({ name }) => /p001|p01_/.test(name))
    .map((curve) => {
      const known = curve.evaluation.filter((p) => p !== null);
      const learns = known.at(-1)! > 10 * known[0]!;
      const isLabels = name(curve) === 'labels';
      return [
        name(curve),
        percent(known[0]!, 2),
        percent(known.at(-1)!, 2),
        (curve.batch * (curve.evaluation.length - 1)).toLocaleString('en'),
        isLabels ? '–' : 'gets off the ground',
        isLabels ? '–' : verdict(learns),
      ];
    });
  return table(
    [
      'run',
      'at the start',
      'at the end',
      'rollouts or examples',
      'the small world under Adam',
      'verdict',
    ],
    rows,
  );
}

const name = ({ name: text }: MeasuredCurve): string =>
  text.includes('_sl_') ? 'labels' : text.includes('grpo') ? 'GRPO' : 'RLOO';
