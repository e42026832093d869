import { type Estimate, isDictionary, type Table } from '@bits-per-sample/core';
import { gradientNoiseScale } from '@bits-per-sample/variance';
import type { NormColumns } from '../options/checkOptions.ts';
import type { Warnings } from './warnings.ts';

/** What the batch sizes of the norms count: prompt groups where a reward is trained on. */
export type NoiseUnit = 'prompt groups' | 'samples';

/** The noise scale of a stretch of steps. */
export interface NoiseScaleStep {
  /** Middle of the stretch. */
  readonly step: number;
  /** tr Σ / |G|² over it. */
  readonly estimate: Estimate<NoiseUnit>;
}

/** Signal and noise of the run, as far as the log tells. */
export interface ReportNoise {
  /**
   * Gradient noise scale over all steps, in what the batch sizes count. Fewer than ten steps give
   * no interval (NaN ends); `upper` is Infinity where the signal may be nothing.
   */
  readonly noiseScale: Estimate<NoiseUnit> | null;
  /** The same over stretches of steps. */
  readonly overSteps: readonly NoiseScaleStep[];
  /** The larger of the two batch sizes; null when no norms were named. */
  readonly batch: number | null;
}

/** Steps in a stretch, at least, which is what an interval takes; and stretches, at most. */
const STRETCH = 10;
const STRETCHES = 24;

/** Steps below which an interval cannot know how slowly the noise scale moves. */
export const FEW_STEPS = 100;

/** Columns whose names say that they are norms of gradients. */
const normsOf = (metrics: readonly Table[]): string[] =>
  [...new Set(metrics.flatMap(({ columns }) => Object.keys(columns)))].filter((name) =>
    /grad(?:ient)?_?norm|norm_?grad/i.test(name),
  );

/** What to name when a log has several norms: the shortest name is the whole batch's, as a rule. */
function severalNorms(names: readonly string[]): string {
  const [big = '', small = ''] = [...names].sort((a, b) => a.length - b.length);
  return `It has ${names.join(', ')}: if two of these are norms of the same gradient at two batch sizes, name them and the sizes: \`smallNorm: '${small}', bigNorm: '${big}', smallBatch: b, bigBatch: B\`.`;
}

const HOW =
  'It needs gradient norms at two batch sizes, at the same steps, and one grad_norm per step is not enough: log the norm of a micro-batch beside that of the whole batch (GPT-NeoX: log_gradient_noise_scale; others: a callback before the optimizer step) and name them: `smallNorm: COLUMN, bigNorm: COLUMN, smallBatch: b, bigBatch: B`.';

/** The noise scale, when a metrics log has two norms; else the reason why it is unknown. */
export function readNoiseScale(
  metrics: readonly Table[],
  norms: NormColumns | undefined,
  { level, unit }: { level: number; unit: NoiseUnit },
  warnings: Warnings,
): ReportNoise {
  const unknown = { noiseScale: null, overSteps: [], batch: norms?.bigBatch ?? null };
  const fields = ['noise.noiseScale', ...(norms ? [] : ['noise.batch'])];
  const logged = normsOf(metrics);
  if (norms === undefined) {
    warnings[logged.length > 0 ? 'note' : 'detail'](
      'noise-scale-unknown',
      `The gradient noise scale cannot be told from this log. ${logged.length > 1 ? severalNorms(logged) : HOW}`,
      ...fields,
    );
    return unknown;
  }
  const rows = pairs(metrics, norms);
  if (rows.length === 0) {
    warnings.alarm(
      'noise-scale-unknown',
      `The noise scale needs steps with both ${norms.small} and ${norms.big}; the log has 0.${logged.length === 0 ? '' : ` Its columns of norms: ${logged.join(', ')}.`}`,
      ...fields,
    );
    return unknown;
  }
  const estimate = (part: typeof rows): Estimate<NoiseUnit> => {
    const { value, lower, upper, n, method } = gradientNoiseScale(
      {
        smallBatch: norms.smallBatch,
        bigBatch: norms.bigBatch,
        smallSquaredNorm: Float64Array.from(part, ({ small }) => small * small),
        bigSquaredNorm: Float64Array.from(part, ({ big }) => big * big),
      },
      { level },
    );
    return { value, lower, upper, level, n, unit, method };
  };
  const whole = estimate(rows);
  const noiseScale = Number.isNaN(whole.value) ? null : whole;
  if (noiseScale === null)
    warnings.alarm(
      'noise-scale-lost',
      `The noise scale cannot be told: ${whole.method.replace(/^undefined: /, '')}.`,
      'noise.noiseScale',
    );
  const count = Math.min(STRETCHES, Math.floor(rows.length / STRETCH));
  const overSteps: NoiseScaleStep[] =
    count < 2
      ? []
      : Array.from({ length: count }, (_, i) => {
          const part = rows.slice(
            Math.round((i * rows.length) / count),
            Math.round(((i + 1) * rows.length) / count),
          );
          return { step: (part[0]!.step + part.at(-1)!.step) / 2, estimate: estimate(part) };
        });
  return { noiseScale, overSteps, batch: norms.bigBatch };
}

/** Steps with both norms, in their order. */
function pairs(
  metrics: readonly Table[],
  { small, big }: NormColumns,
): { step: number; small: number; big: number }[] {
  const rows = metrics.flatMap(({ columns, rowCount }) => {
    const of = (name: string) => columns[name] ?? columns[`train/${name}`];
    const [x, y, step] = [of(small), of(big), columns.step];
    if (x === undefined || y === undefined || isDictionary(x) || isDictionary(y)) return [];
    return Array.from({ length: rowCount }, (_, i) => ({
      step: step !== undefined && !isDictionary(step) ? step[i]! : i,
      small: x[i]!,
      big: y[i]!,
    })).filter((row) => Number.isFinite(row.small + row.big + row.step));
  });
  return rows.sort((a, b) => a.step - b.step);
}
