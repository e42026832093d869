import { describe, expectTypeOf, it } from 'vitest';
import type {
  ColumnMapping,
  DocumentFormat,
  GroupCount,
  Log,
  LogFormat,
  MetricsRow,
  ReadOptions,
  Rollout,
  RowFormat,
} from '../../src/index.ts';

describe('formats', () => {
  it('push what their kind says', () => {
    const rollout: Rollout = { group: 'a', reward: 1 };
    const groupCount: GroupCount = { group: 'a', successes: 1, attempts: 2 };
    const metrics: MetricsRow = { loss: 1 };
    const base = { name: 'mine', recognises: () => true };
    const rollouts: RowFormat = {
      ...base,
      kind: 'rollouts',
      open: () => ({ read: (_, out) => out.push(rollout) }),
    };
    const counts: RowFormat = {
      ...base,
      kind: 'counts',
      open: () => ({ read: (_, out) => out.push(groupCount) }),
    };
    const wrong: RowFormat = {
      ...base,
      kind: 'counts',
      // @ts-expect-error a format of counts gives out no rollouts
      open: () => ({ read: (_, out) => out.push(rollout) }),
    };
    const document: DocumentFormat = {
      ...base,
      openDocument: () => ({
        kind: 'metrics',
        rows: [],
        reader: { read: (_, out) => out.push(metrics) },
      }),
    };
    expectTypeOf([rollouts, counts, wrong, document]).toExtend<ReadOptions['formats']>();
  });

  it('have any name, and a log any format', () => {
    expectTypeOf<'no such format yet'>().toExtend<LogFormat>();
    expectTypeOf<Log['format']>().toEqualTypeOf<string>();
  });

  it('leave the columns of a mapping optional', () => {
    expectTypeOf<Record<never, never>>().toExtend<ColumnMapping>();
    // @ts-expect-error a prompt is one field, its id one or several
    const mapping: ColumnMapping = { promptId: 'id' };
    expectTypeOf(mapping).toExtend<ColumnMapping>();
  });
});
