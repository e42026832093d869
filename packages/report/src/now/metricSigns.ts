import type { MetricRole } from '@bits-per-sample/logs';
import type { LoggedColumns } from './loggedColumns.ts';
import { type MetricChange, meanAt } from './metricChange.ts';
import { metricValue } from './metricWords.ts';

/** What else moved with a collapse or a fall, and what it points to. */
interface Sign {
  readonly role: MetricRole;
  /** From this ratio on, of now to before. */
  readonly ratio: number;
  readonly name: string;
  readonly meaning: string;
}

const SIGNS: readonly Sign[] = [
  { role: 'entropy', ratio: 1 / 4, name: 'entropy', meaning: 'which points to lost variety' },
  {
    role: 'referenceKl',
    ratio: 4,
    name: 'the KL to the reference',
    meaning: 'which points to a policy that moved far',
  },
  {
    role: 'updateKl',
    ratio: 3,
    name: 'the KL of an update',
    meaning: 'which points to updates too large',
  },
  {
    role: 'engineMismatch',
    ratio: 3,
    name: 'the difference between sampler and trainer',
    meaning: 'which points to the engines, not the prompts',
  },
  {
    role: 'gradientNorm',
    ratio: 3,
    name: 'the gradient norm',
    meaning: 'which points to the updates',
  },
  {
    role: 'clipped',
    ratio: 3,
    name: 'the share of clipped tokens',
    meaning: 'which points to updates too large',
  },
];

/** Signs in the same stretch of steps: each is a sentence; none is an alarm by itself. */
export function metricSigns(
  columns: LoggedColumns,
  { reference, stretch }: Pick<MetricChange, 'reference' | 'stretch'>,
): { readonly role: MetricRole; readonly text: string }[] {
  return SIGNS.flatMap(({ role, ratio, name, meaning }) => {
    const series = columns.of(role);
    if (series === undefined) return [];
    const [before, now] = [meanAt(series, reference)?.mean, meanAt(series, stretch)?.mean];
    if (before === undefined || now === undefined || !(before > 0)) return [];
    if (ratio < 1 ? now > ratio * before || now < 0 : now < ratio * before) return [];
    const way = ratio < 1 ? 'fell' : 'rose';
    return [
      {
        role,
        text: `In the same stretch ${name} ${way} from ${metricValue(role, before)} to ${metricValue(role, now)}, ${meaning}.`,
      },
    ];
  });
}
