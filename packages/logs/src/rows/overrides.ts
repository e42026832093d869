import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Grouping, PromptIdentity } from '../log/log.ts';
import type { Tally } from '../log/tally.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { answerHash } from './answerHash.ts';
import { valueAt } from './columnPath.ts';
import { endOf } from './endOf.ts';
import { IdForms } from './idForms.ts';
import { nameOf } from './nameOf.ts';
import { isObject } from './objectOf.ts';
import type {
  GroupCount,
  MetricsRow,
  Rollout,
  RowKinds,
  RowObject,
  RowReader,
  ScoredExample,
} from './rowFormat.ts';
import { textMarks } from './textMarks.ts';
import { totalOfParts } from './totalOfParts.ts';

const NUMBERS = [
  'step',
  'success',
  'inputTokens',
  'outputTokens',
  'logprob',
  'advantage',
  'propensity',
  'lag',
  'logRatio',
] as const;
const IDS = ['run', 'category', 'kind', 'status', 'rollout'] as const;
/** Fields of which hashes are kept. */
const SAID = ['text', 'answer'] as const;

/** What the caller may name in a log of each kind. */
const PLACES: Readonly<Record<keyof RowKinds, ReadonlySet<string>>> = {
  rollouts: new Set([
    ...NUMBERS,
    ...IDS,
    ...SAID,
    'group',
    'promptId',
    'prompt',
    'groupSize',
    'reward',
    'rewardParts',
  ]),
  counts: new Set(['step', 'propensity', 'run', 'category', 'group', 'promptId', 'prompt']),
  metrics: new Set(['step']),
  examples: new Set(['step', 'run', 'category', 'kind', 'outputTokens']),
};

/** What a scored example calls fields that rollouts have by another name. */
const OF_EXAMPLES: Readonly<Record<string, string>> = {
  category: 'source',
  kind: 'split',
  outputTokens: 'tokens',
};

/** Fields that the format itself looks after. */
const OTHERS: ReadonlySet<string> = new Set(['where', 'successes', 'attempts', 'successWord']);

/** A column that stands in for one that the format would fill; a list holds one per rollout. */
type Value = number | string | undefined | readonly (number | string | undefined)[];

/**
 * The fields of a recognised format that the caller named otherwise. Each row is looked through
 * before the format reads it, and what was found is put into what the format made of it.
 */
export class Overrides {
  readonly #mapping: ColumnMapping;
  readonly #tally: Tally;
  readonly #forms: IdForms;
  readonly #kind: keyof RowKinds;
  readonly #columns: readonly (readonly [field: string, path: string])[];
  /** The fields that are added up to the reward, and their weights. */
  readonly #paths: readonly string[];
  readonly #weights: ColumnMapping['rewardParts'];
  /** Which of the named fields makes the groups. */
  readonly #groupBy: 'group' | 'promptId' | 'prompt' | 'groupSize' | undefined;
  readonly #promptIds: PromptIds;
  readonly #seen = new Set<string>();
  /** Whether nothing was named. */
  readonly #idle: boolean;
  #values: [field: string, value: Value][] = [];
  #rewards: Value[] = [];
  #group: string | undefined;
  #prompt: string | undefined;

  constructor(kind: keyof RowKinds, mapping: ColumnMapping, tally: Tally, grouping: Grouping) {
    this.#mapping = mapping;
    this.#tally = tally;
    this.#forms = new IdForms(tally);
    this.#promptIds = new PromptIds(tally);
    this.#kind = kind;
    const { reward, rewardParts } = mapping;
    this.#weights = reward === undefined ? rewardParts : undefined;
    this.#paths = reward ?? Object.keys(rewardParts ?? {});
    const places = PLACES[kind];
    const named = Object.keys(mapping) as (keyof ColumnMapping)[];
    this.#columns = [...NUMBERS, ...IDS, ...SAID].flatMap((field) => {
      const path = mapping[field];
      return path === undefined || !places.has(field) ? [] : [[field, path] as const];
    });
    if (kind === 'rollouts' || kind === 'counts') {
      const byText = grouping.method === 'step + prompt text';
      if (mapping.group) this.#groupBy = 'group';
      else if (mapping.promptId && byText) this.#groupBy = 'promptId';
      else if (mapping.prompt && byText) this.#groupBy = 'prompt';
      else if (mapping.groupSize && kind === 'rollouts') this.#groupBy = 'groupSize';
    }
    this.#idle = !named.some((field) => places.has(field));
    for (const field of named) {
      if (mapping[field] === undefined || places.has(field) || OTHERS.has(field)) continue;
      tally.note('column-unused', `${field} has no place in a log of ${kind}`);
    }
  }

  /** How the groups are made now. */
  grouping(before: Grouping): Grouping {
    const { group = [], promptId = [], prompt = '', groupSize, step } = this.#mapping;
    const steps = step ?? (before.detail.startsWith('step, ') ? 'step' : '');
    const detail = (fields: string): string => (steps === '' ? fields : `${steps}, ${fields}`);
    switch (this.#groupBy) {
      case 'group':
        return { method: 'explicit id', detail: detail(group.join(', ')) };
      case 'promptId':
        return { method: 'explicit id', detail: detail(promptId.join(', ')) };
      case 'prompt':
        return { method: 'step + prompt text', detail: detail(prompt) };
      case 'groupSize':
        return { method: 'contiguous blocks', detail: `blocks of ${groupSize} rows` };
      default:
        return step !== undefined && before.detail.startsWith('step, ')
          ? { ...before, detail: `${step}, ${before.detail.slice('step, '.length)}` }
          : before;
    }
  }

  /** How prompts are told apart now. */
  prompts(
    before: RowReader<unknown>['prompts'],
  ): Pick<PromptIdentity, 'method' | 'detail'> | undefined {
    const { promptId, prompt } = this.#mapping;
    if (promptId) return { method: 'explicit id', detail: promptId.join(', ') };
    return prompt === undefined ? before : { method: 'prompt text', detail: prompt };
  }

  /** Looks through a row; false when it has no group, so that it is left out. */
  look(row: RowObject): boolean {
    if (this.#idle) return true;
    const { group, promptId, prompt } = this.#mapping;
    const at = (path: string): unknown => {
      const value = valueAt(row, path);
      if (value !== undefined) this.#seen.add(path);
      return value;
    };
    const id = (path: string): unknown => this.#forms.seen(path, at(path));
    this.#values = this.#columns.flatMap(([field, path]): [string, Value][] => {
      if (field === 'text') return textValues(at(path));
      if (field === 'answer') return [['answerHash', answerHash(at(path))]];
      return [[field, this.#value(field, at(path), path)]];
    });
    if (this.#kind === 'metrics' || this.#kind === 'examples') return true;
    if (this.#kind === 'rollouts')
      this.#rewards = this.#paths.map((path) => this.#value('reward', at(path), path));
    this.#prompt = promptId
      ? nameOf(promptId, this.#tally, id)
      : prompt === undefined
        ? undefined
        : this.#promptIds.of(at(prompt));
    this.#group = group ? nameOf(group, this.#tally, id) : this.#prompt;
    return (
      this.#groupBy === undefined || this.#groupBy === 'groupSize' || this.#group !== undefined
    );
  }

  /** Puts what the row says into what the format made of it. */
  put(items: readonly (Rollout | GroupCount | MetricsRow | ScoredExample)[]): void {
    if (this.#idle) return;
    for (const [k, item] of (items as unknown as Record<string, unknown>[]).entries()) {
      const own = (field: string, value: Value): number | string | undefined => {
        if (!Array.isArray(value)) return value as number | string | undefined;
        return value.length === items.length ? value[k] : this.#scalar(field, undefined, '');
      };
      for (const [field, value] of this.#values)
        item[this.#kind === 'examples' ? (OF_EXAMPLES[field] ?? field) : field] = own(field, value);
      if (this.#rewards.length > 0)
        item.reward = totalOfParts(
          this.#rewards.map((value) => own('reward', value) as number),
          (i) => this.#weights?.[this.#paths[i]!] ?? 1,
        );
      if (this.#kind === 'metrics' || this.#kind === 'examples') continue;
      if (this.#mapping.rollout !== undefined) item.content = undefined;
      if (this.#mapping.promptId || this.#mapping.prompt !== undefined) item.prompt = this.#prompt;
      if (this.#groupBy === undefined) continue;
      // what told rollouts of the format's own groups apart may repeat in other groups
      if (this.#mapping.rollout === undefined && item.rollout !== undefined)
        item.rollout = `${item.group} ${item.rollout}`;
      item.blockSize = this.#groupBy === 'groupSize' ? this.#mapping.groupSize : undefined;
      item.group = this.#group ?? '';
    }
  }

  /** A named field that no row had; undefined when each was seen. */
  unseen(): string | undefined {
    const { group = [], promptId = [], prompt } = this.#mapping;
    const paths = this.#columns.map(([, path]) => path);
    if (this.#kind === 'rollouts') paths.push(...this.#paths);
    if (this.#kind === 'rollouts' || this.#kind === 'counts') {
      paths.push(...group, ...promptId);
      if (prompt !== undefined && !promptId.length) paths.push(prompt);
    }
    return paths.find((path) => !this.#seen.has(path));
  }

  #value(field: string, value: unknown, path: string): Value {
    if (Array.isArray(value)) return value.map((element) => this.#scalar(field, element, path));
    return this.#scalar(field, value, path);
  }

  #scalar(field: string, value: unknown, path: string): number | string | undefined {
    if (field === 'reward' || field === 'success') return this.#tally.verdict(value, path);
    if (field === 'status') return endOf(value, path);
    return (NUMBERS as readonly string[]).includes(field)
      ? this.#tally.number(value)
      : this.#tally.id(value);
  }
}

/** Hashes and lengths of a text, or of a list of one per rollout. */
function textValues(value: unknown): [field: string, value: Value][] {
  const texts = Array.isArray(value) && !value.some(isObject) ? value : undefined;
  const marks = texts?.map(textMarks) ?? [textMarks(value)];
  const of = (field: 'textHash' | 'textLength'): Value =>
    texts === undefined ? marks[0]?.[field] : marks.map((mark) => mark?.[field]);
  return [
    ['textHash', of('textHash')],
    ['textLength', of('textLength')],
  ];
}
