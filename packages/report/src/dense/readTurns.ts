import {
  type Dictionary,
  dictionary,
  type Estimate,
  fold,
  mean,
  moments,
  normalQuantile,
  standardError,
  toRow,
} from '@bits-per-sample/core';
import { countEntropy, type TurnEntropies, turnEntropies } from '@bits-per-sample/info';
import type { JudgedGroup, JudgedSample } from '../causes/judgedSample.ts';
import { meanOverPrompts } from './meanOverPrompts.ts';
import type { ReportTurn, ReportTurns } from './reportTurns.ts';

const COLUMNS = ['turn_codes_1', 'turn_codes_2', 'turn_codes_3', 'turn_codes_4'] as const;
/** Codes of a column, and how many values one has: 0 is no turn, 1 an unknown reward. */
const TURNS = 4;
const CODES = 2 ** 13;

/** A group with the rewards of its turns, as codes, and their entropies. */
interface Turned {
  readonly prompt: string;
  readonly rollouts: readonly (readonly number[])[];
  readonly told: TurnEntropies;
}

/**
 * What the rewards of turns carry, from sampled groups; null where rollouts have one turn or none.
 *
 * @param sample sampled rollouts.
 * @param level of the intervals.
 */
export function readTurns({ groups, fields }: JudgedSample, level: number): ReportTurns | null {
  if (!COLUMNS.some((column) => fields.has(column))) return null;
  const all = groups.flatMap((group): Turned[] => {
    const rollouts = turnsOf(group);
    return rollouts.length === 0
      ? []
      : [{ prompt: group.prompt, rollouts, told: turnEntropies(rollouts) }];
  });
  const longest = all.reduce(
    (most, { rollouts }) => rollouts.reduce((own, { length }) => Math.max(own, length), most),
    0,
  );
  if (longest < 2) return null;
  const asked = all.filter(({ told }) => told.rollouts >= 2);
  const counted = asked.reduce((sum, { told }) => sum + told.rollouts, 0);
  const known = {
    rollouts: all.reduce((sum, { told }) => sum + told.rollouts, 0),
    missing: all.reduce((sum, { told }) => sum + told.missing, 0),
    turns: groups.reduce((most, group) => Math.max(most, ...numbers(group)), longest),
    perPrompt: counted / asked.length,
    unlike: asked.reduce((sum, { told }) => sum + told.unlike, 0) / counted,
  };
  const copies = all.every(({ rollouts }) =>
    rollouts.every((codes) => codes.every((code) => Object.is(code, codes[0]))),
  );
  const reason = asked.length === 0 ? 'one-rollout' : copies ? 'copies' : null;
  if (reason !== null)
    return {
      ...known,
      ...NOTHING,
      perPrompt: known.perPrompt || 0,
      unlike: known.unlike || 0,
      reason,
    };
  const prompts = dictionary(asked.map(({ prompt }) => prompt));
  const over = (of: (group: Turned) => number): Estimate<'bits/rollout'> =>
    meanOf(asked.map(of), prompts, level);
  const each = Array.from({ length: longest }, (_, t): ReportTurn => {
    const came = asked.reduce(
      (sum, { rollouts }) => sum + rollouts.filter(({ length }) => length > t).length,
      0,
    );
    const bits = over(({ told }) => told.perTurn[t] ?? 0);
    return { turn: t + 1, bits, reached: came / counted };
  });
  return {
    ...known,
    bits: over(({ told }) => told.bits),
    last: over(({ rollouts }) => entropyOf(rollouts.map((codes) => codes.at(-1)!))),
    each,
    decides: decidingTurn(asked, each, level),
    reason: null,
  };
}

const NOTHING = { bits: null, last: null, each: [], decides: null } as const;

/** Rewards of the turns of the rollouts of a group, as codes: NaN where one is unknown. */
function turnsOf({ size, at }: JudgedGroup): number[][] {
  return Array.from({ length: size }, (_, i) => {
    const codes = COLUMNS.flatMap((column) => {
      let packed = at(column, i);
      if (Number.isNaN(packed)) return [];
      return Array.from({ length: TURNS }, () => {
        const code = packed % CODES;
        packed = Math.floor(packed / CODES);
        return code;
      });
    });
    return codes.filter((code) => code > 0).map((code) => (code === 1 ? Number.NaN : code));
  }).filter(({ length }) => length > 0);
}

const numbers = ({ size, at }: JudgedGroup): number[] =>
  Array.from({ length: size }, (_, i) => at('turns', i)).filter((n) => !Number.isNaN(n));

const meanOf = (
  bits: readonly number[],
  prompts: Dictionary,
  level: number,
): Estimate<'bits/rollout'> =>
  meanOverPrompts({ sum: bits, count: bits.map(() => 1) }, prompts, {
    level,
    unit: 'bits/rollout',
  })!;

function entropyOf(codes: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const code of codes.filter((x) => !Number.isNaN(x)))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  return countEntropy([...counts.values()], { method: 'jackknife' });
}

/** The turn with the most bits, where it has more than the second by more than chance. */
function decidingTurn(
  groups: readonly Turned[],
  each: readonly ReportTurn[],
  level: number,
): number | null {
  const [first, second] = [...each].sort((a, b) => b.bits.value - a.bits.value);
  if (first === undefined || !(first.bits.value > 1e-9)) return null;
  if (second === undefined) return first.turn;
  const ahead = groups.map(
    ({ told: { perTurn } }) => (perTurn[first.turn - 1] ?? 0) - (perTurn[second.turn - 1] ?? 0),
  );
  const row = toRow(moments, fold(moments, ahead));
  const beyond = normalQuantile((1 + level) / 2) * standardError(row);
  return groups.length >= 5 && mean(row) > beyond ? first.turn : null;
}
