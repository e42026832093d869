import type { ColumnMapping } from '../log/columnMapping.ts';
import { bareName } from './bareName.ts';
import type { RowObject } from './rowFormat.ts';

/** Columns that are looked at. */
const MOST = 24;

/** Names of columns that say who answered. */
const WHO =
  /^(?:model|system|agent|alias|llm|engine|policy|solver|player|provider|method|checkpoint|ckpt)(?:name|id|alias|label|version)?$/;
/** Names of columns that hold what was answered. */
const TEXT =
  /^(?:completion|response|output|answer|text|resps|filteredresps|prediction|generation|transcript|messages|content|rollouttext|generatedtext|outputtext|modeloutput)s?$/;
/** Fields of the neutral row, which it has a meaning for. */
const NEUTRAL: ReadonlySet<string> = new Set(['category', 'kind', 'status', 'source', 'rollout']);

/** Columns of a log that may tell several rows of one answer, or several who answer, apart. */
export interface ViewColumns {
  /** Columns of names, such as those of graders and filters. */
  readonly names: readonly string[];
  /** Columns that say which model answered, or with which seed. */
  readonly who: ReadonlySet<string>;
  /** Columns of what was answered. */
  readonly texts: readonly string[];
}

/** The columns of a head that may tell views apart, without those in use. */
export function viewColumns(
  columns: RowObject,
  mapping: ColumnMapping,
  neutral: boolean,
): ViewColumns {
  const { where = {}, ...named } = mapping;
  const used = new Set<unknown>([...Object.values(named).flat(), ...Object.keys(where)]);
  const free = Object.keys(columns).filter(
    (name) => !used.has(name) && !(neutral && NEUTRAL.has(name)),
  );
  const bare = (name: string): string => bareName(name);
  const who = free.filter(
    (name) => bare(name) === 'seed' || (WHO.test(bare(name)) && typeof columns[name] === 'string'),
  );
  const names = free.filter(
    (name) => who.includes(name) || (isWord(columns[name]) && !TEXT.test(bare(name))),
  );
  return {
    names: [...who, ...names.filter((name) => !who.includes(name))].slice(0, MOST),
    who: new Set(who),
    texts: free.filter((name) => TEXT.test(bare(name))).slice(0, 4),
  };
}

const isWord = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 64 && Number.isNaN(Number(value));
