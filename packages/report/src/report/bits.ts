import type { Estimate } from '@bits-per-sample/core';
import { binaryEntropy, meanEntropy, type PassCounts, pooledEntropy } from '@bits-per-sample/info';
import { hasHugeGroups, jackknifeBits } from '../trials/hugeGroups.ts';
import { plural } from './format.ts';
import { ZONE } from './histogram.ts';
import { defined, finite } from './numbers.ts';
import type { CountsCell, ReportBits, ReportZone } from './report.ts';
import type { Warnings } from './warnings.ts';

/** Bits per rollout by several estimators, and the trap beside them. */
export function readBits(
  counts: PassCounts | null,
  supervised: ReportBits['supervised'],
  level: number,
  warnings: Warnings,
): ReportBits {
  if (supervised === null)
    warnings.detail(
      'no-supervised-bits',
      'Fewer than two groups have a right answer with a log-probability, so what one would carry as a label cannot be told (--logprob COLUMN names it).',
      'bits.supervised',
    );
  if (counts === null)
    return { perRollout: null, plugin: null, jackknife: null, pooled: null, supervised };
  const estimate = meanEntropy(
    counts,
    hasHugeGroups(counts) ? { method: 'plugin', level } : { level },
  );
  const jackknife = jackknifeBits(counts);
  const perRollout = defined(estimate);
  if (perRollout === null)
    warnings.alarm(
      'bits-unknown',
      `Bits per rollout cannot be told: ${reason(estimate)}.`,
      'bits.perRollout',
    );
  else if (counts.attempts.length < 20)
    warnings.note(
      'few-groups',
      `${plural(counts.attempts.length, 'group')} say little about the spread of pass rates: below 20 the bits and the advice are rough.`,
    );
  const gap = Math.abs(estimate.value - jackknife);
  const standardError = (estimate.upper - estimate.lower) / 3.92;
  if (counts.attempts.length >= 20 && gap > Math.max(0.02, 2 * standardError))
    warnings.note(
      'estimators-disagree',
      `Two estimators of the bits disagree (${estimate.value.toFixed(3)} from the fitted spread of pass rates, ${jackknife.toFixed(3)} by jackknife): the pass rates do not follow the fitted shape. 16 or more rollouts per prompt would settle it.`,
    );
  return {
    perRollout,
    plugin: finite(meanEntropy(counts, { method: 'plugin', level }).value),
    jackknife: finite(jackknife),
    pooled: finite(pooledEntropy(counts).pooled),
    supervised,
  };
}

/** How many groups lie in the Goldilocks zone, and how much of the bits they carry. */
export function zoneOf({ successes, attempts }: PassCounts): ReportZone {
  let inside = 0;
  let bitsInside = 0;
  let bitsAll = 0;
  for (let i = 0; i < attempts.length; i++) {
    const p = successes[i]! / attempts[i]!;
    const h = binaryEntropy(p);
    bitsAll += h;
    if (p < ZONE.from || p > ZONE.to) continue;
    inside++;
    bitsInside += h;
  }
  return {
    ...ZONE,
    groups: inside,
    share: inside / attempts.length,
    bitsShare: bitsAll > 0 ? bitsInside / bitsAll : 0,
  };
}

/** Groups by successes and attempts. */
export function cellsOf({ successes, attempts }: PassCounts): CountsCell[] {
  const byAttempts = new Map<number, Map<number, number>>();
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    let bySuccesses = byAttempts.get(n);
    if (bySuccesses === undefined) {
      bySuccesses = new Map();
      byAttempts.set(n, bySuccesses);
    }
    bySuccesses.set(successes[i]!, (bySuccesses.get(successes[i]!) ?? 0) + 1);
  }
  const cells = [...byAttempts].flatMap(([n, bySuccesses]) =>
    [...bySuccesses].map(([k, groups]) => ({ successes: k, attempts: n, groups })),
  );
  return cells.sort((x, y) => x.attempts - y.attempts || x.successes - y.successes);
}

const reason = ({ method }: Estimate): string => method.replace(/^undefined: /, '');
