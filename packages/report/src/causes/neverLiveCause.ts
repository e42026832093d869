import { formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { areEvaluations } from '../trials/areEvaluations.ts';
import { rowsWhere } from '../trials/rowsWhere.ts';
import { cause } from './cause.ts';
import type { CauseFacts } from './causeFacts.ts';

/** Groups of a prompt from which on it says something that none was live. */
const VISITS = 3;

/** Share of the rollouts below which such prompts are not worth a word. */
const FEW = 0.05;

/** Prompts that came again and again and were live in none of their groups. */
export function neverLiveCause({ table, groups, prompts }: CauseFacts): NowFinding[] {
  if (prompts === undefined || areEvaluations(table)) return [];
  const size = prompts.values.length;
  const [visits, live, tries] = [
    new Int32Array(size),
    new Int32Array(size),
    new Float64Array(size),
  ];
  const [right, known] = [new Float64Array(size), new Float64Array(size)];
  let all = 0;
  for (let i = 0; i < groups.size; i++) {
    const n = groups.rewards[i]!;
    if (!(n >= 2)) continue;
    all += n;
    const code = prompts.codes[i]!;
    if (code < 0) continue;
    visits[code]!++;
    tries[code]! += n;
    if (groups.equalNearly[i] === 0) live[code]!++;
    if (Number.isNaN(groups.successes[i]!)) continue;
    right[code]! += groups.successes[i]!;
    known[code]! += groups.attempts[i]!;
  }
  const dead = rowsWhere(size, (code) => visits[code]! >= VISITS && live[code] === 0);
  const rollouts = dead.reduce((sum, code) => sum + tries[code]!, 0);
  if (dead.length === 0 || rollouts < FEW * all) return [];
  const count = (test: (code: number) => boolean): number => dead.filter(test).length;
  const solved = count((code) => known[code]! > 0 && right[code] === known[code]);
  const failed = count((code) => known[code]! > 0 && right[code] === 0);
  const kinds = [
    solved > 0 ? `${formatCount(solved)} were right every time` : '',
    failed > 0 ? `${formatCount(failed)} wrong every time` : '',
  ].filter((text) => text !== '');
  const changes = [
    solved > 0 ? 'Draw those that are always right less often.' : '',
    failed > 0
      ? 'Give those that are always wrong hints or easier versions, or leave them for later.'
      : '',
  ].filter((text) => text !== '');
  return [
    cause({
      code: 'never-live',
      metric: 'live',
      severity: 'note',
      now: rollouts / all,
      evidence: { prompts: dead.length, rollouts, share: rollouts / all, solved, failed },
      fact: `${formatPlural(dead.length, 'prompt')} came ${VISITS} times or more and ${dead.length === 1 ? 'was' : 'were'} never live: ${formatPercent(rollouts / all)} of the rollouts`,
      meaning:
        kinds.length === 0 ? '' : `${kinds.join(', ')}.`.replace(/^./, (x) => x.toUpperCase()),
      change: changes.join(' '),
    }),
  ];
}
