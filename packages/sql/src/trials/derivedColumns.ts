import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/** Servers write −9999 for a log-probability of −∞. */
const STAND_IN = -9999;

/**
 * Columns over scored rows `c`: what ended how (`cut`, `finished_…`), else what lengths tell
 * (`scored_tokens`, `right_tokens`), and what log-probabilities do.
 */
export function derivedColumns(
  columns: ReadonlySet<string>,
  query: TrialsQuery,
  dialect: Dialect,
): ReadonlyMap<string, string> {
  const at = (name: string): string => `c.${dialect.ident(name)}`;
  const number = (x: number): string => literal(x, dialect);
  const out = new Map([...columns].map((name) => [name, at(name)]));
  const right = columns.has('success') ? 'success' : 'reward';
  if (columns.has('status') && saysEnds(query)) {
    const status = at('status');
    const isCut = `${status} = ${dialect.text('truncated')}`;
    out.set(
      'cut',
      `CASE WHEN ${isCut} THEN ${number(1)} WHEN ${status} IS NOT NULL THEN ${number(0)} END`,
    );
    for (const measure of ['reward', 'success'])
      if (columns.has(measure))
        out.set(`finished_${measure}`, `CASE WHEN NOT (${isCut}) THEN ${at(measure)} END`);
  } else if (columns.has('output_tokens')) {
    const tokens = at('output_tokens');
    out.set('scored_tokens', `CASE WHEN ${at(right)} IS NOT NULL THEN ${tokens} END`);
    out.set('right_tokens', `CASE WHEN ${at(right)} = ${number(1)} THEN ${tokens} END`);
  }
  if (!columns.has('logprob')) return out;
  const [logprob, tokens] = [at('logprob'), at('output_tokens')];
  out.set(
    'right_logprob',
    `CASE WHEN ${at(right)} = ${number(1)} AND ${logprob} <= ${number(0)} AND ${logprob} > ${number(STAND_IN)} THEN ${logprob} END`,
  );
  if (hasRewards(query) || !columns.has('output_tokens')) return out;
  const known = `${logprob} <= ${number(0)} AND ${tokens} > ${number(0)}`;
  out.set('logprob', `CASE WHEN ${known} THEN ${logprob} END`);
  out.set('logprob_tokens', `CASE WHEN ${known} THEN ${tokens} END`);
  return out;
}

const hasRewards = ({ mapping: { reward = [], rewardParts } }: TrialsQuery): boolean =>
  reward.length > 0 || rewardParts !== undefined;

/** Whether words say that answers ended, or were cut; those of a status that are unread may. */
function saysEnds({ mapping: { status, reward = [] }, readings }: TrialsQuery): boolean {
  if (status !== undefined && readings?.get(status) === undefined) return true;
  const columns = [status, ...reward].map((path) => readings?.get(path ?? ''));
  return columns.some((column) => {
    const ends = [...(column?.words.values() ?? []), column?.other, column?.missing];
    return ends.includes('ok') || ends.includes('truncated');
  });
}
