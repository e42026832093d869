import type { KeptSource } from './keepSource.ts';
import { metricAt } from './metricAt.ts';
import { oneRun } from './oneRun.ts';
import { Warnings } from './warnings.ts';

/** Names under which trainers log it. */
const NAMES = [
  'actor/lr',
  'learning_rate',
  'train/learning_rate',
  'lr',
  'train/lr',
  'optim/lr',
  'policy/lr',
];

/** Logged values on each side of a change that must be equal, so that a schedule is none. */
const SIDE = 3;

/** The greatest learning rate of a run, and the step at which one constant rate gave way to another. */
export interface LearningRate {
  readonly greatest: number;
  readonly changedAt: number | null;
}

/** What a log says of its learning rate; null where it says nothing. */
export function learningRate({ source }: KeptSource): LearningRate | null {
  const tables = oneRun(source.metrics ?? [], new Warnings());
  for (const name of NAMES) {
    const rows = [...metricAt(tables, name)].filter(([, x]) => x > 0).sort(([a], [b]) => a - b);
    if (rows.length === 0) continue;
    const rates = rows.map(([, x]) => x);
    const constant = (from: number): boolean =>
      rates.slice(from, from + SIDE).every((x) => isSame(x, rates[from]!));
    const at = rates.findIndex(
      (x, i) =>
        i >= SIDE &&
        i + SIDE <= rates.length &&
        !isSame(x, rates[i - 1]!) &&
        constant(i - SIDE) &&
        constant(i),
    );
    return { greatest: Math.max(...rates), changedAt: at < 0 ? null : rows[at]![0] };
  }
  return null;
}

/** Equal but for how it was printed. */
export const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 0.01 * Math.max(a, b);
