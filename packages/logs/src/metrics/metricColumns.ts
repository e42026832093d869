import { isEvaluationMetric } from './isEvaluationMetric.ts';
import { type MetricRole, metricAliases } from './metricAliases.ts';

/** A column of a log of metrics whose name has a meaning. */
export interface MetricColumn {
  /** The column, as it was logged. */
  readonly name: string;
  /** What it means. */
  readonly role: MetricRole;
  /** Of a part of the reward: the name of the reward function; else null. */
  readonly part: string | null;
  /** Whether it is of an evaluation, and not of training. */
  readonly evaluation: boolean;
  /** The logged value times `factor` plus `offset` is a share from 0 to 1, or what the role says. */
  readonly factor: number;
  /** See `factor`. */
  readonly offset: number;
}

interface Alias {
  readonly role: MetricRole;
  readonly rank: number;
  readonly factor: number;
  readonly offset: number;
}

const aliases: ReadonlyMap<string, Alias> = new Map(
  Object.entries(metricAliases).flatMap(([role, names]) =>
    names.split(' ').map((written, rank): [string, Alias] => {
      const [, percent, complement, name, minus] = /^(%)?(1-)?(.+?)(-1)?$/.exec(written)!;
      const factor = complement ? -1 : percent ? 0.01 : 1;
      const offset = complement ? 1 : minus ? -1 : 0;
      return [name!, { role: role as MetricRole, rank, factor, offset }];
    }),
  ),
);

/** What a pair of answers is called in the logs of preference training, which is no reward function. */
const OF_PAIRS = /^(?:chosen|rejected|margins|accuracies)$/;

/**
 * What the columns of a log of metrics mean, whoever wrote it: one column for each meaning, the
 * most telling that is there, and one for each part of the reward; those of evaluations apart.
 * Columns without a meaning are left out.
 *
 * A share may be logged in percent or as its complement: `factor` and `offset` make it a share.
 * Entropies and divergences are in nats, as they were logged.
 *
 * @param names the columns.
 * @returns the columns that have a meaning, in the order of `names`.
 *
 * @example
 * ```ts
 * const found = metricColumns(['train/reward', 'rewards/format/mean', 'val/stop_rate', 'epoch']);
 * found.map(({ role, part }) => part ?? role); // => ['reward', 'format', 'cut']
 * found[2]?.factor; // => -1
 * ```
 */
export function metricColumns(names: Iterable<string>): MetricColumn[] {
  const all = [...names];
  const isTraining = trainsUnderVal(all);
  const best = new Map<string, { column: MetricColumn; rank: number }>();
  const found = all.flatMap((name) => {
    const evaluation = isEvaluationMetric(name) && !isTraining(name);
    const plain = plainName(name, evaluation);
    const part = partOf(plain);
    const alias = aliases.get(plain) ?? (evaluation ? undefined : aliases.get(name));
    if (alias === undefined && part === undefined) return [];
    const { role, rank, factor, offset } = alias ?? { role: 'part', rank: 0, factor: 1, offset: 0 };
    const column = { name, role, part: part ?? null, evaluation, factor, offset } as const;
    const key = JSON.stringify([role, part, evaluation]);
    const known = best.get(key);
    if (known === undefined || rank < known.rank) best.set(key, { column, rank });
    return [{ key, column }];
  });
  return found
    .filter(({ key, column }) => best.get(key)?.column === column)
    .map(({ column }) => column);
}

/** A name without the prefix that a logger puts before it. */
const plainName = (name: string, evaluation: boolean): string =>
  evaluation
    ? name.replace(/^[a-z]+[-_/.]/, '')
    : name.replace(/^(?:actor\/train\/|train\/|train_(?=reward|grad_norm))/, '');

/** The reward function that a column is the mean of. */
function partOf(name: string): string | undefined {
  const [, mean] = /^rewards\/(.+)\/mean$/.exec(name) ?? [];
  if (mean !== undefined) return mean;
  const [, old] = /^rewards\/([^/]+)$/.exec(name) ?? [];
  if (old !== undefined) return OF_PAIRS.test(old) || /^(?:mean|std)$/.test(old) ? undefined : old;
  return /^metrics\/([^/]+\/[^/]+)$/.exec(name)?.[1];
}

/** open-instruct logs what its training rollouts are like under `val/`. */
function trainsUnderVal(names: readonly string[]): (name: string) => boolean {
  const does = names.some((name) => /^val\/(?:sequence_lengths|stop_rate)(?:$|_)/.test(name));
  return (name) => does && name.startsWith('val/');
}
