import { awkward } from './hostileRows.ts';

/** Columns that hold what, as `TrialMapping` of sql and `ColumnMapping` of logs have it. */
interface EngineMapping {
  readonly group: readonly string[];
  readonly reward: readonly string[];
  readonly step?: string;
  readonly category?: string;
  readonly outputTokens?: string;
  readonly logprob?: string;
  readonly status?: string;
  readonly where?: Readonly<Record<string, string>>;
}

/** A mapping of the hostile rows. */
export interface MappingCase {
  readonly name: string;
  readonly mapping: EngineMapping;
  /** Rewards from here on are successes. */
  readonly limit?: number;
}

/** What the words of a column are worth; `null` is none. */
export const engineReadings = new Map([
  [
    'word',
    {
      words: new Map<string, number | null>([
        [' true', 1],
        ['False', 0],
        ['passed', 1],
        ['n/a', null],
        ['', null],
        ['nan', null],
        ['infinity', null],
      ]),
    },
  ],
]);

/** The mappings that every engine is asked for. */
export const engineMappings: readonly MappingCase[] = [
  {
    name: 'awkward names, ends, lengths, log-probabilities',
    mapping: {
      group: ['id'],
      step: 'step',
      category: 'name',
      reward: [awkward],
      outputTokens: 'tokens',
      logprob: 'logprob',
      status: 'status',
    },
  },
  { name: 'a rule of success', mapping: { group: ['id'], reward: [awkward] }, limit: 0.5 },
  { name: 'ids beyond 2⁵³, flags', mapping: { group: ['big'], reward: ['flag'] } },
  { name: 'two keys, rewards in words', mapping: { group: ['id', 'name'], reward: ['word'] } },
  { name: 'parallel lists', mapping: { group: ['id'], reward: ['rewards'], outputTokens: 'lens' } },
  { name: 'structs', mapping: { group: ['info.cat'], reward: ['info.deep.a b'] } },
  {
    name: 'a key of doubles, some of the rows',
    mapping: { group: ['half'], reward: [awkward], where: { name: "'; DROP TABLE x; --" } },
  },
];
