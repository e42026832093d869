import { formatPlain } from '@bits-per-sample/core';
import type { KeptSource } from './keepSource.ts';
import { learningRate } from './learningRate.ts';
import type { PlanRefusal } from './planRefusal.ts';
import type { Report } from './reportShape.ts';

/** Findings that say that rewards, prompts or policy are others from a step on. */
const SUDDEN: ReadonlySet<string> = new Set([
  'fall',
  'leap',
  'polarised',
  'reward-fall',
  'reward-gone',
]);

/** A sudden change within a log, from which on it would have to be read; null where none is seen. */
export function runChange({ now }: Report, kept: KeptSource): PlanRefusal | null {
  const sudden = (now?.trends ?? []).flatMap(({ code, onset, fact }) =>
    SUDDEN.has(code) && onset !== null && !onset.gradual ? [{ from: onset.high, what: fact }] : [],
  );
  const rate = learningRate(kept)?.changedAt ?? null;
  const all = [
    ...sudden,
    ...(rate === null
      ? []
      : [{ from: rate, what: `the learning rate is another from step ${formatPlain(rate)} on` }]),
  ];
  if (all.length === 0) return null;
  const last = all.reduce((a, b) => (b.from > a.from ? b : a));
  return {
    code: 'changed',
    question: 'forecast',
    reason: `Something changed within the log: ${last.what}. What came before says nothing of what comes after.`,
    settles: `\`since: ${last.from}\` reads the log from there on, once it is known what changed.`,
  };
}
