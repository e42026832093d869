import { meanEntropy, meanPassRate, type PassCounts } from '@bits-per-sample/info';
import { finite } from './numbers.ts';
import { countsOf, type Groups } from './readGroups.ts';
import type { ReportSlice } from './report.ts';

/** The run cut by step or by category; empty when the log names none, or only one. */
export function slices(groups: Groups, nameOf: (row: number) => string): ReportSlice[] {
  const rows = new Map<string, number[]>();
  for (let i = 0; i < groups.size; i++) {
    const name = nameOf(i);
    const list = rows.get(name);
    if (list) list.push(i);
    else rows.set(name, [i]);
  }
  if (rows.size === 1 && rows.has('')) return [];
  const list = [...rows].map(([name, members]) =>
    slice(name === '' ? 'none' : name, members, groups),
  );
  const numeric = list.every(({ name }) => Number.isFinite(Number(name)));
  return numeric ? list.sort((x, y) => Number(x.name) - Number(y.name)) : list;
}

function slice(name: string, rows: readonly number[], groups: Groups): ReportSlice {
  const graded = groups.success.source === 'none';
  const numbers = { live: 0, dead: 0, solved: 0, failed: 0, singleton: 0, unscored: 0 };
  const rolloutsBy = { solved: 0, failed: 0, live: 0 };
  let rollouts = 0;
  let missing = 0;
  for (const i of rows) {
    const kind = groups.classes[i]!;
    numbers[kind]++;
    rollouts += groups.attempts[i]!;
    missing += groups.missing[i]!;
    if (kind === 'solved' || kind === 'failed' || kind === 'live')
      rolloutsBy[kind] += groups.attempts[i]!;
  }
  return {
    name,
    groups: rows.length,
    rollouts,
    missing,
    live: numbers.live,
    dead: numbers.dead + numbers.solved + numbers.failed,
    solved: graded ? null : numbers.solved,
    failed: graded ? null : numbers.failed,
    passRate: graded ? null : finite(meanPassRate(countsOf(groups, 1, rows)).value),
    bits: graded ? null : bitsOf(countsOf(groups, 2, rows)),
    rolloutsBy,
  };
}

/** Mean H by jackknife: single prompts may pass 1 bit, their mean may not. */
function bitsOf(counts: PassCounts): number | null {
  const bits = finite(meanEntropy(counts, { method: 'jackknife' }).value);
  return bits === null ? null : Math.min(1, bits);
}
