import type { Report } from './reportShape.ts';

/** One `--fail-on` condition. */
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
  oversampling: ({ advice }) => advice.oversampling,
  groupSize: ({ advice }) => advice.groupSize,
  wastedTokens: ({ tokens }) => ratio(tokens.wasted, tokens.total),
  rollouts: ({ rollouts }) => rollouts,
  groups: ({ groups }) => groups.total,
};

const ratio = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

function ofJudged({ groups }: Report, part: number | null): number | null {
  const { total, singleton, unscored } = groups;
  return total === null || groups.liveShare === null
    ? null
    : ratio(part, total - (singleton ?? 0) - (unscored ?? 0));
}

/** Names a threshold may use, for messages. */
export const thresholdNames: readonly string[] = Object.keys(VALUES);

/** Reads `wasted>0.5` or `live < 40%`; undefined when it is not of that form. */
export function parseThreshold(text: string): Threshold | undefined {
  const match = /^\s*([A-Za-z]+)\s*(>=|<=|==|=|>|<)\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*(%?)\s*$/.exec(
    text,
  );
  if (!match) return undefined;
  const operator = match[2] === '=' ? '==' : (match[2] as Threshold['operator']);
  return {
    text,
    name: match[1]!,
    operator,
    limit: Number(match[3]) / (match[4] === '%' ? 100 : 1),
  };
}

/** The value a threshold looks at: undefined for an unknown name, null when the log cannot tell. */
export function thresholdValue({ name }: Threshold, report: Report): number | null | undefined {
  const read = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
  return read?.(report);
}

/** Whether the condition holds, that is: whether the check fails. */
export function exceeds({ operator, limit }: Threshold, value: number): boolean {
  if (operator === '>') return value > limit;
  if (operator === '>=') return value >= limit;
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  return value === limit;
}
