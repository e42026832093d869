import type { ColumnMapping } from '../log/columnMapping.ts';
import { HEAD_ROWS } from '../rows/logHead.ts';
import { type Candidates, candidatesIn, type GroupCandidate } from './candidates.ts';
import { isIdentity } from './columnWords.ts';
import { type Trial, type TriedLog, tryMapping } from './tryMapping.ts';

/** A mapping that reads a log, or what the log lacks for one. */
export interface Suggestion {
  /** The columns; empty when none will do. */
  readonly mapping: ColumnMapping;
  /** What came of reading the head by it; undefined when none will do. */
  readonly trial?: Trial;
  /** What the log lacks, in words. */
  readonly missing?: string;
}

interface Found {
  readonly mapping: ColumnMapping;
  readonly trial: Trial;
}

/** Most columns that are proposed as rollouts of one prompt. */
const MOST_COLUMNS = 16;
/** Most trials of one suggestion. */
const MAX_TRIALS = 80;

/**
 * Columns by which a log can be read: candidates are looked for in all rows of the head and in
 * nested lists, and each is tried with the real reader. 0/1 columns go before graded ones, and
 * what says who made a rollout (model, seed, style) becomes part of the group, so that nothing
 * is pooled in silence.
 *
 * @param log the head of the log.
 * @param given what the caller named already; it stays as it is.
 */
export async function suggestMapping(
  log: TriedLog,
  given: ColumnMapping = {},
): Promise<Suggestion> {
  const candidates = candidatesIn(log);
  let trials = 0;
  const attempt = async (mapping: ColumnMapping): Promise<Found | undefined> => {
    if (++trials > MAX_TRIALS) return undefined;
    const whole = { ...mapping, ...given };
    const trial = await tryMapping(log, whole);
    return trial && { mapping: whole, trial };
  };
  const found =
    (await counted(candidates, given, attempt)) ??
    (await rewarded(candidates, given, attempt)) ??
    (await sideBySide(candidates, given, attempt));
  if (found === undefined) return lacking(log, candidates, given, attempt);
  const whole = await withIdentities(found, candidates, given, attempt);
  return withExtras(whole, candidates, attempt);
}

type Attempt = (mapping: ColumnMapping) => Promise<Found | undefined>;

const works = ({ used, inGroups, groups }: Trial): boolean =>
  used >= 0.9 && inGroups >= 0.5 && groups > 0;

/** Whether all of it is one group, which a column that never changes makes of any log. */
const isOneGroup = ({ groups, rewards }: Trial): boolean => groups === 1 && rewards > 32;

const namesGroup = ({ group, promptId, prompt, groupSize }: ColumnMapping): boolean =>
  (group ?? promptId ?? prompt ?? groupSize) !== undefined;

/** Successes and attempts in every row. */
async function counted(
  { counts, groups, rewards }: Candidates,
  given: ColumnMapping,
  attempt: Attempt,
): Promise<Found | undefined> {
  if (given.reward !== undefined) return undefined;
  for (const pair of counts) {
    const plain = await attempt(pair);
    if (plain === undefined || !works(plain.trial)) continue;
    // a 0/1 column beside a number of tries is a reward, not a count
    const isReward = rewards.some(({ column, rank }) => column.path === pair.successes && rank < 1);
    if (isReward && given.successes === undefined) continue;
    for (const group of namesGroup(given) ? [] : groups(undefined)) {
      const named = await attempt({ ...group.mapping, ...pair });
      if (named !== undefined && works(named.trial)) return named;
    }
    return plain;
  }
  return undefined;
}

/** A reward, and what names the prompt. */
async function rewarded(
  { rewards, groups }: Candidates,
  given: ColumnMapping,
  attempt: Attempt,
): Promise<Found | undefined> {
  const tried = given.reward === undefined ? rewards : rewards.slice(0, 1);
  let single: Found | undefined;
  for (const { column, rank } of tried) {
    const reward = { reward: [column.path] };
    const good: { candidate: GroupCandidate | undefined; found: Found }[] = [];
    for (const candidate of namesGroup(given) ? [undefined] : groups(column)) {
      const found = await attempt({ ...candidate?.mapping, ...reward });
      if (found === undefined || !works(found.trial)) continue;
      if (rank >= 3 && found.trial.live === 0) continue;
      if (isOneGroup(found.trial)) single ??= found;
      else good.push({ candidate, found });
    }
    const best = await finest(good, attempt);
    if (best !== undefined) return best;
  }
  return single;
}

/** Rollouts of one prompt in columns of their own, as the answers of several systems stand in a table. */
async function sideBySide(
  { side, groups }: Candidates,
  given: ColumnMapping,
  attempt: Attempt,
): Promise<Found | undefined> {
  if (side.length < 2 || side.length > MOST_COLUMNS || given.reward !== undefined) return undefined;
  for (const candidate of namesGroup(given) ? [undefined] : groups(undefined)) {
    const found = await attempt({ ...candidate?.mapping, reward: side });
    if (found !== undefined && works(found.trial) && found.trial.live > 0) return found;
  }
  return undefined;
}

/** Of several columns that could name the prompt the one, or those, that tell most of them apart. */
async function finest(
  good: readonly { candidate: GroupCandidate | undefined; found: Found }[],
  attempt: Attempt,
): Promise<Found | undefined> {
  const [first, ...others] = good;
  if (first === undefined) return undefined;
  let best = first.found;
  let bestName = first.candidate?.name ?? '';
  for (const { candidate, found } of others) {
    const more = candidate?.mapping.group;
    if (more === undefined || candidate === undefined || candidate.name === '') continue;
    const together = await attempt({ ...best.mapping, ...joined(best.mapping, more) });
    if (together === undefined || !works(together.trial)) continue;
    const isText = best.mapping.prompt !== undefined;
    const same = together.trial.groups === found.trial.groups;
    if (!stays(together.trial, best.trial) && !(isText && same)) continue;
    if (same) {
      best = found;
      bestName = candidate.name;
    } else if (candidate.strong || isIdentity(bestName)) best = together;
  }
  return best;
}

/** Whether there are more groups now, and groups still. */
const stays = (now: Trial, before: Trial): boolean =>
  now.groups > before.groups && works(now) && now.inGroups >= 0.9 * before.inGroups;

const joined = ({ group, prompt }: ColumnMapping, more: readonly string[]): ColumnMapping => ({
  group: [...(group ?? (prompt === undefined ? [] : [prompt])), ...more],
});

async function withIdentities(
  found: Found,
  { identities }: Candidates,
  given: ColumnMapping,
  attempt: Attempt,
): Promise<Found> {
  let best = found;
  if (namesGroup(given)) return best;
  for (const path of identities) {
    const { group = [], prompt } = best.mapping;
    if (group.includes(path) || (group.length === 0 && prompt === undefined)) continue;
    const split = await attempt({ ...best.mapping, ...joined(best.mapping, [path]) });
    if (split !== undefined && stays(split.trial, best.trial)) best = split;
  }
  return best;
}

async function withExtras(found: Found, { extras }: Candidates, attempt: Attempt): Promise<Found> {
  let best = found;
  for (const extra of extras) {
    const [field] = Object.keys(extra) as (keyof ColumnMapping)[];
    if (best.mapping[field!] !== undefined) continue;
    if (best.mapping.successes !== undefined && field !== 'step') continue;
    const more = await attempt({ ...best.mapping, ...extra });
    if (more === undefined || !works(more.trial)) continue;
    if (field === 'rollout' && more.trial.rewards === best.trial.rewards) continue;
    best = more;
  }
  return best;
}

/** What a log lacks; where its head is too short to tell, the likeliest columns all the same. */
async function lacking(
  { head }: TriedLog,
  { rewards, counts, groups }: Candidates,
  given: ColumnMapping,
  attempt: Attempt,
): Promise<Suggestion> {
  const [reward] = rewards;
  const named = given.reward !== undefined || given.successes !== undefined;
  const unsure = reward === undefined || reward.rank >= 3;
  if (unsure && counts.length === 0 && !named)
    return {
      mapping: {},
      missing: 'no column holds rewards: 0 or 1, words for right and wrong, or scores',
    };
  const names = groups(reward?.column);
  const [likely] = names.filter(({ strong }) => strong);
  if (likely !== undefined && reward !== undefined && reward.rank < 3) {
    const found = await attempt({ ...likely.mapping, reward: [reward.column.path] });
    const cut = head.rows.length >= HEAD_ROWS;
    const missing = cut
      ? `in the first ${head.rows.length} rows each prompt stands once`
      : 'each prompt stands in one row here: give the files that repeat them too';
    if (found !== undefined && found.trial.used >= 0.9) return { ...found, missing };
  }
  const once = names.length > 0 && !namesGroup(given);
  return {
    mapping: {},
    missing: once
      ? `no column names a prompt in several rows (tried: ${names
          .slice(0, 3)
          .map(({ name }) => name || 'the list')
          .join(', ')}); if the rollouts of a prompt stand together, \`groupSize: G\` says how many`
      : 'no column names the prompt; if the rollouts of a prompt stand together, `groupSize: G` says how many',
  };
}
