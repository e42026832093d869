import type { Report } from './reportShape.ts';

/** A condition on a report or a comparison. */
export interface Threshold {
  /** The condition as given. */
  readonly text: string;
  /** What is compared. */
  readonly name: string;
  /** How it is compared. */
  readonly operator: '>' | '>=' | '<' | '<=' | '==';
  /** With what. */
  readonly limit: number;
}

/** What can be compared; shares are between 0 and 1. */
const VALUES: Readonly<Record<string, (report: Report) => number | null>> = {
  wasted: ({ wasted }) => wasted.share,
  live: ({ groups }) => groups.liveShare,
  solved: (report) => ofJudged(report, report.groups.solved),
  failed: (report) => ofJudged(report, report.groups.failed),
  singleton: ({ groups }) => ratio(groups.singleton, groups.total),
  bits: ({ bits }) => bits.perRollout?.value ?? null,
  passRate: ({ passRate }) => passRate?.value ?? null,
  missing: ({ input, rollouts }) => ratio(input.missing, rollouts),
  skipped: ({ input }) => ratio(input.skipped, input.rows + input.skipped),
  oversampling: ({ advice: { fill } }) =>
    ratio(fill?.chances[0]?.prompts ?? null, fill?.liveGroups ?? null),
  groupSize: ({ advice }) => advice.groupSize,
  wastedTokens: ({ tokens }) => ratio(tokens.wasted, tokens.total),
  rollouts: ({ rollouts }) => rollouts,
  groups: ({ groups }) => groups.total,
  alarms: ({ now }) => now && alarmsOf(now),
};

const alarmsOf = ({ trends, causes }: NonNullable<Report['now']>): number =>
  [...trends, ...causes].filter(({ severity, state }) => severity === 'alarm' && state === 'active')
    .length;

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

function ofJudged({ groups }: Report, part: number | null): number | null {
  const { total, singleton, unscored } = groups;
  return total === null || groups.liveShare === null
    ? null
    : ratio(part, total - (singleton ?? 0) - (unscored ?? 0));
}

/** Names that a condition on a report may use: `wasted`, `live`, `bits`, … */
export const thresholdNames: readonly string[] = Object.keys(VALUES);

/**
 * Reads a condition on a report, e.g. for a check in CI that fails when it holds.
 *
 * @param text `wasted>0.5` or `live < 40%`; names are {@link thresholdNames}. `alarm` is short for `alarms>0`.
 * @returns the condition; undefined when the text is not of that form.
 *
 * @example
 * ```ts
 * parseThreshold('live < 40%').limit; // => 0.4
 * parseThreshold('alarm').name; // => 'alarms'
 * parseThreshold('often'); // => undefined
 * ```
 */
export function parseThreshold(text: string): Threshold | undefined {
  if (text.trim() === 'alarm') return { text, name: 'alarms', operator: '>', limit: 0 };
  const match =
    /^\s*([A-Za-z]+)\s*(>=|<=|==|=|>|<)\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+))\s*(%?)\s*$/.exec(text);
  if (!match) return undefined;
  const operator = match[2] === '=' ? '==' : (match[2] as Threshold['operator']);
  return {
    text,
    name: match[1]!,
    operator,
    limit: Number(match[3]) / (match[4] === '%' ? 100 : 1),
  };
}

/**
 * What a condition looks at.
 *
 * @param threshold a condition.
 * @param report any report.
 * @returns the number, shares in [0, 1]; undefined for an unknown name, null when the log cannot tell.
 *
 * @example
 * ```ts
 * const r = await report([[1, 0], [1, 1]]);
 * thresholdValue(parseThreshold('wasted>0.4'), r); // => 0.5
 * ```
 */
export function thresholdValue({ name }: Threshold, report: Report): number | null | undefined {
  const read = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
  return read?.(report);
}

/**
 * Whether a condition holds, that is: whether the check fails.
 *
 * @param threshold a condition.
 * @param value what it looks at.
 * @returns whether it holds.
 *
 * @example
 * ```ts
 * exceeds(parseThreshold('wasted>0.4'), 0.5); // => true
 * ```
 */
export function exceeds({ operator, limit }: Threshold, value: number): boolean {
  if (operator === '>') return value > limit;
  if (operator === '>=') return value >= limit;
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  return value === limit;
}
