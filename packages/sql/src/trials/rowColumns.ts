import type { Dialect } from '../dialect/dialect.ts';
import { endSql } from './endSql.ts';
import { keySql } from './keySql.ts';
import { nameSql } from './nameSql.ts';
import { type NumberSql, numberSql } from './numberSql.ts';
import { rewardColumns } from './rewardColumns.ts';
import type { RowScope } from './rowScope.ts';
import { stepPath, trialKeys } from './trialKeys.ts';
import type { TrialMapping } from './trialMapping.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/** Measures that are a column as it is. */
const MEASURES = {
  success: 'success',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  logprob: 'logprob',
  advantage: 'advantage',
  propensity: 'propensity',
  lag: 'lag',
  logRatio: 'log_ratio',
  place: 'place',
} as const satisfies Partial<Record<keyof TrialMapping, string>>;

/** The columns of rows as rollouts: names and texts as SQL, and numbers with what was made of them. */
export interface RowColumns {
  readonly names: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, NumberSql>;
  /** What is missing where the group of a row has no name: quicker to look at than names, which may be hashes. */
  readonly named: readonly string[];
  /** `text` and `answer`, whole. */
  readonly texts: ReadonlyMap<'text' | 'answer', string>;
}

/** What the rows of a query hold, as it was logged. */
export function rowColumns(query: TrialsQuery, scope: RowScope, dialect: Dialect): RowColumns {
  const { mapping, readings } = query;
  const { group, promptId, prompt, run, category, kind, status, text, answer } = mapping;
  const number = (path: string): NumberSql =>
    numberSql(scope.cell(path), path, dialect, readings?.get(path));
  const key = (path: string): string => keySql(scope.cell(path), path, dialect);
  const name = (path: string): string => nameSql(scope.cell(path), path, dialect);
  const whole = (path: string): string => {
    const { sql, type } = scope.cell(path);
    return typeof type === 'object' ? dialect.json(sql) : dialect.string(sql);
  };
  const names = new Map<string, string>();
  const numbers = new Map<string, NumberSql>();
  const keys = trialKeys(mapping);
  const prompts = promptId?.map(key) ?? (prompt === undefined ? [] : [dialect.hash(whole(prompt))]);
  const own = group !== undefined && group.length > 0 ? group : promptId;
  const groups = own?.map(key) ?? prompts;
  const named = own?.map(name) ?? (prompt === undefined ? [] : [whole(prompt)]);
  for (const [i, as] of keys.group.entries()) names.set(as, groups[i]!);
  for (const [i, as] of keys.prompt.entries()) if (!names.has(as)) names.set(as, prompts[i]!);
  for (const [as, path] of Object.entries({ run, category, kind }))
    if (path !== undefined) names.set(as, name(path));
  for (const path of mapping.labels ?? []) names.set(`label:${path}`, name(path));
  const step = stepPath(mapping);
  if (step !== undefined) numbers.set('step', number(step));
  const rewards = rewardColumns(query, scope, dialect);
  if (rewards.reward !== undefined) numbers.set('reward', rewards.reward);
  for (const [part, sql] of rewards.parts) numbers.set(`part:${part}`, sql);
  for (const [part, path] of Object.entries(mapping.parts ?? {}))
    numbers.set(`part:${part}`, number(path));
  const ends = [
    ...(status === undefined
      ? []
      : [endSql(scope.cell(status), status, dialect, readings?.get(status))]),
    ...(rewards.end === undefined ? [] : [rewards.end]),
  ];
  if (ends.length > 0)
    names.set('status', ends.length === 1 ? ends[0]! : `coalesce(${ends.join(', ')})`);
  for (const [field, as] of Object.entries(MEASURES)) {
    const path = mapping[field as keyof typeof MEASURES];
    if (path !== undefined) numbers.set(as, number(path));
  }
  const texts = new Map<'text' | 'answer', string>();
  if (text !== undefined) texts.set('text', whole(text));
  if (answer !== undefined) texts.set('answer', `nullif(trim(${whole(answer)}), '')`);
  return { names, numbers, named, texts };
}
