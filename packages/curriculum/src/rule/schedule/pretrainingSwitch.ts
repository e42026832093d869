import {
  checkArray,
  checkLevel,
  checkNumbers,
  checkObject,
  DomainError,
  type Estimate,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { checkFields } from '../../check/checkFields.ts';
import { withDefaults } from '../../check/withDefaults.ts';

/** A rate at one place of training: known, or estimated with its interval. */
export type Rate = number | Pick<Estimate, 'value' | 'lower' | 'upper'>;

/** A rate along training: its values at the places, or a function of the place. */
export type RateCurve = readonly Rate[] | Float64Array | ((at: number) => Rate);

/** What {@link pretrainingSwitch} compares. */
export interface TrainingRates {
  /** Places of training at which both are known (FLOPs, tokens or steps), ascending, shape [N]. */
  readonly at: ArrayLike<number>;
  /** Bits per FLOP of supervised training at each place. */
  readonly supervised: RateCurve;
  /** Bits per FLOP of reinforcement learning at each place. */
  readonly reinforcement: RateCurve;
}

/** Options of {@link pretrainingSwitch}. */
export interface SwitchOptions {
  /** Unit of `at`. Default `'FLOP'`. */
  readonly unit?: string;
  /** Coverage of the intervals that were handed in. Default 0.95. */
  readonly level?: number;
}

/** Where reinforcement learning passes supervised training. */
export interface TrainingSwitch {
  /**
   * The place from which reinforcement learning leads to the end of the data. `lower` and `upper`
   * are where the intervals of the rates stop excluding a lead and where they begin to prove it:
   * −Infinity and Infinity when the data do not reach so far, NaN when no intervals were given.
   */
  readonly at: Estimate;
  /** Every place at which the leader changes, up and down; more than one means: do not trust one. */
  readonly crossings: readonly number[];
  /** Rate of reinforcement learning over that of supervised training at the last place. */
  readonly lastRatio: number;
}

/**
 * When a rollout begins to tell more per FLOP than a token of text: where the bits per FLOP of
 * reinforcement learning pass those of supervised training.
 *
 * Supervised bits fall as the loss nears its floor, reinforcement bits rise as the pass rate leaves
 * zero; somewhere the better use of the next FLOP may change sides. The two rates are measured by
 * different rulers, and neither says what is learned: the answer is no more than a place to look.
 *
 * It interpolates between the given places, linearly in the difference of the rates, and never
 * beyond them: when the data hold no such place the answer is undefined, with the reason. Its
 * interval compares the intervals of both rates place by place, which is cautious: they must part
 * before a lead counts as proven.
 *
 * @param rates `at` ascending, shape [N]; `supervised` and `reinforcement`, each of shape [N] or a
 *   function of the place; numbers, or estimates with their intervals. NaN gives NaN.
 * @param options `unit` of `at`: default FLOP; `level`: of the intervals handed in, default 0.95.
 * @returns the place, with what the intervals leave open; all crossings; the last ratio.
 * @throws {DomainError} lengths that differ, or places that do not ascend.
 *
 * @see Patel, "Bits per sample", dwarkesh.com/p/bits-per-sample
 *
 * @example
 * ```ts
 * const rates = { at: [1, 2, 3], supervised: [4, 2, 1], reinforcement: [0, 1, 4] };
 * pretrainingSwitch(rates, { unit: 'EFLOP' }).at.value; // => 2.25
 * pretrainingSwitch({ ...rates, reinforcement: [0, 0, 0] }).at.value; // => NaN
 * ```
 */
export function pretrainingSwitch(
  rates: TrainingRates,
  options: SwitchOptions = {},
): TrainingSwitch {
  const { unit, level } = withDefaults('pretrainingSwitch', options, {
    unit: 'FLOP',
    level: 0.95,
  });
  const fn = 'pretrainingSwitch';
  checkObject(fn, 'rates', rates);
  const { at, supervised, reinforcement } = rates;
  checkNumbers(fn, 'at', at);
  checkLevel(fn, level);
  const places = Array.from(at);
  for (let i = 1; i < places.length; i++)
    if (places[i]! <= places[i - 1]!) throw new DomainError(fn, `at[${i}]`, 'ascending', places[i]);
  const sl = intervalsOf(fn, 'supervised', supervised, places);
  const rl = intervalsOf(fn, 'reinforcement', reinforcement, places);
  const lead = rl.map(({ value }, i) => value - sl[i]!.value);
  const crossings = crossingsOf(places, lead);
  const lastRatio = (rl.at(-1)?.value ?? NaN) / (sl.at(-1)?.value ?? NaN);
  const n = places.length;
  const unknown = (reason: string) => ({
    at: undefinedEstimate(unit, reason, { level, n }),
    crossings,
    lastRatio,
  });
  if (n === 0) return unknown('no rates');
  if (lead.some(Number.isNaN)) return unknown('a rate is NaN');
  if (!(lead.at(-1)! > 0)) return unknown('reinforcement learning does not lead at the end');
  if (crossings.length === 0) return unknown('reinforcement learning leads from the first place');

  const value = crossings.at(-1)!;
  const best = rl.map(({ upper }, i) => upper - sl[i]!.lower);
  const worst = rl.map(({ lower }, i) => lower - sl[i]!.upper);
  const bounded = !best.concat(worst).some(Number.isNaN);
  return {
    at: {
      value,
      lower: bounded ? Math.min(value, crossingsOf(places, best).at(-1) ?? -Infinity) : NaN,
      upper: bounded
        ? Math.max(value, worst.at(-1)! > 0 ? crossingsOf(places, worst).at(-1)! : Infinity)
        : NaN,
      level,
      n,
      unit,
      method: bounded ? 'crossing of intervals' : 'crossing of values without intervals',
    },
    crossings,
    lastRatio,
  };
}

function intervalsOf(fn: string, parameter: string, curve: RateCurve, places: number[]) {
  if (typeof curve !== 'function') checkArray(fn, parameter, curve);
  const rates =
    typeof curve === 'function' ? places.map((at) => curve(at)) : Array.from<Rate>(curve);
  if (rates.length !== places.length)
    throw new DomainError(fn, parameter, `of length ${places.length}`, rates.length);
  return rates.map((rate) => {
    if (typeof rate === 'number') return { value: rate, lower: NaN, upper: NaN };
    checkFields(fn, parameter, rate, ['value', 'lower', 'upper']);
    return rate;
  });
}

/** Places where the sign of the lead changes; a lead of 0 is no lead. */
function crossingsOf(places: readonly number[], lead: readonly number[]): number[] {
  const crossings: number[] = [];
  for (let i = 1; i < lead.length; i++) {
    const [from, to] = [lead[i - 1]!, lead[i]!];
    if (from > 0 === to > 0) continue;
    crossings.push(places[i - 1]! + (places[i]! - places[i - 1]!) * (from / (from - to)));
  }
  return crossings;
}
