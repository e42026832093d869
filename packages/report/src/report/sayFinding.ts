import type { Finding } from './finding.ts';
import type { Report } from './reportShape.ts';
import type { ReportWarning } from './warnings.ts';

/** What findings are made of: a report without them. */
export type Facts = Omit<Report, 'findings' | 'prompts'>;

/** Reasons short enough to stand where a number would. */
const REASONS: Readonly<Record<string, string>> = {
  'graded-reward': 'graded reward, no `success` rule',
  'single-valued-reward': 'all rewards equal, no `success` rule',
  'singleton-groups': 'one rollout per group',
  'may-be-filtered': 'the log may be filtered',
  'groups-missing': 'groups are missing',
  'no-groups': 'no group has two rewards',
  'no-rewards': 'no reward is known',
  'no-advice': 'no group has both outcomes',
  'never-paid': 'no answer was ever paid as right',
  'few-prompts-for-advice': 'fewer than 10 prompts',
  'larger-than-64': 'more than 64 would be needed',
};

/** Why a field is null, in a few words. */
export function why(report: Facts, field: string): string {
  const warning = reasonFor(report, field);
  return (warning && REASONS[warning.code]) ?? 'see above';
}

const reasonFor = ({ warnings }: Facts, field: string): ReportWarning | undefined =>
  warnings.find(({ fields }) => fields.includes(field));

/** A number that the log does not tell, and the option that would let it. */
export function unknown(
  report: Facts,
  name: Finding['name'],
  {
    title,
    field,
    detail = why(report, field),
    change = '',
  }: {
    title: string;
    field: string;
    detail?: string;
    change?: string;
  },
): Finding {
  return {
    name,
    value: `${title}: cannot be told`,
    detail,
    meaning: '',
    change,
    code: `${name}-unknown`,
    numbers: {},
    remedy: reasonFor(report, field)?.remedy ?? null,
  };
}

/** What a finding says, in words. */
type Words = Pick<Finding, 'value' | 'detail' | 'meaning' | 'change'>;

/** A number with what it means. */
export const known = (
  name: Finding['name'],
  code: string,
  words: Words,
  numbers: Finding['numbers'],
): Finding => ({ name, ...words, code, numbers, remedy: null });

/** `95 %`, for a level. */
export const level = (x: number): string => `${Number((100 * x).toPrecision(4))} %`;
