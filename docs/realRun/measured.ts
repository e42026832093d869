import { readFileSync } from 'node:fs';

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** Exact pass rates of prompts at a checkpoint, and right answers in eight blocks of eight rollouts, a digit each. */
export interface MeasuredPrompts {
  readonly passRate: readonly number[];
  readonly blocks: readonly string[];
}

/** One-step line search: the best gain of a step along the gradient of so many samples. */
export interface LineSearchRow {
  readonly estimator: string;
  readonly samples: number;
  /** Mean log₂ of the pass rate after over that before. */
  readonly gain: number;
  readonly standardError: number;
}

/** What was measured of a group estimator on one prompt. */
interface GroupMeasurement {
  readonly snr2_group: number;
  readonly E_g2: number;
}

/** A prompt whose scores were measured, in the words of the run. */
export interface MeasuredScores {
  readonly p: number;
  readonly p_exact: number | null;
  readonly category: string;
  readonly q1: number;
  readonly q0: number;
  readonly m1sq: number;
  readonly m0sq_meas: number;
  readonly m01_meas: number;
  readonly n_fail: number;
  readonly n_succ: number;
  readonly n_valid: number;
  readonly group_mc: Readonly<Record<string, Readonly<Record<string, GroupMeasurement>>>>;
}

/** Gradients of a batch, in the words of the run. */
export interface BatchStatistics {
  readonly E_g2: number;
  readonly Eg_sq: number;
  readonly Eg_sq_se8: number;
  readonly batch_norms: Readonly<Record<string, { readonly mean: number }>>;
}
export interface SupervisedRow extends BatchStatistics {
  readonly ckpt: string;
  readonly set: string;
  readonly mean_neglog2p_pass: number;
  readonly big: { readonly Eg_sq: number };
}
export interface GroupsRow {
  readonly ckpt: string;
  readonly set: string;
  readonly mean_var: number;
  readonly est: Readonly<Record<string, BatchStatistics>>;
}
export interface BigRow {
  readonly ckpt: string;
  readonly set: string;
  readonly est: Readonly<Record<string, { readonly Eg_sq: number; readonly cos_sl: number }>>;
}

/** A learning curve, one row a step of 512 rollouts or examples; row t is from before update t. */
export interface MeasuredCurve {
  readonly name: string;
  readonly groupSize: number;
  readonly batch: number;
  readonly evaluation: readonly (number | null)[];
  readonly successes: readonly (number | null)[];
  readonly deadGroups: readonly (number | null)[];
}

interface Side {
  readonly successes: readonly number[];
  readonly logPassRate: readonly number[];
}

const gradients = 'packages/variance/test/measured/gpu-run/';

/** All that is committed of the measured run. */
export const measured = {
  ...read<{
    readonly bits: Readonly<Record<'gold' | 'p50', MeasuredPrompts>>;
    readonly lineSearch: readonly LineSearchRow[];
  }>('docs/realRun.json'),
  scores: read<{ readonly prompts: readonly MeasuredScores[] }>(`${gradients}m2_prompt_stats.json`)
    .prompts,
  supervised: read<{ readonly rows: readonly SupervisedRow[] }>(`${gradients}m2_sl_batch.json`)
    .rows,
  groups: read<{ readonly rows: readonly GroupsRow[] }>(`${gradients}m2_rl_batch.json`).rows,
  big: read<{ readonly rows: readonly BigRow[] }>(`${gradients}m2_rl_big.json`).rows,
  attempts: read<{
    readonly attempts: number;
    readonly category: readonly string[];
    readonly base: Side;
    readonly trained: Side;
  }>('packages/capability/test/measured/gpu-run/m4_passk.json'),
  curves: read<readonly MeasuredCurve[]>('packages/forecast/test/samples/curves.json'),
};
