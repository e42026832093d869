import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeParquet } from '@bits-per-sample/logs';
import type { Engine, EngineSource } from '@bits-per-sample/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromEngine, type Report, type ReportOptions, report } from '../../src/index.ts';
import { everyColumn } from './everyColumn.ts';
import { byReaders, comparable } from './support.ts';

const rows = everyColumn();

/** What a report says, but that rows have no order, and what the source is called. */
function said(made: Report): unknown {
  const { input, warnings } = made;
  const told = warnings.filter(({ code }) => code !== 'no-order');
  return comparable({ ...made, input: { ...input, files: [] }, warnings: told });
}

/**
 * Holds reports through an engine to those of the readers: every number to nine digits, changes over
 * time, causes, parts of the reward, warnings and the account.
 *
 * @param open gives a connection and the rows, which stand in a file of Parquet.
 */
export function describeReports(
  name: string,
  open: (
    parquet: string,
    rows: readonly object[],
  ) => Promise<{ engine: Engine; source: EngineSource }>,
): void {
  describe(`reports through ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'reports-'));
    const path = join(folder, 'log.parquet');
    let engine: Engine;
    let source: EngineSource;
    beforeAll(async () => {
      async function* batches() {
        yield rows;
      }
      writeFileSync(path, await writeParquet(batches()));
      ({ engine, source } = await open(path, rows));
    }, 300_000);
    afterAll(async () => {
      await engine?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it.each<[string, ReportOptions]>([
      ['no option', {}],
      ['evaluations', { kind: 'eval' }],
      ['missing rewards as failures', { missing: 'fail' }],
      ['these prompts, some rows', { question: 'these', where: { category: 'algebra' } }],
    ])(
      'say what the readers say: %s',
      async (_name, options) => {
        const made = await report(fromEngine(engine, source), options);
        expect(said(made)).toEqual(said(await byReaders(path, options)));
      },
      300_000,
    );

    it('sum whole prompts where there are more groups than are wanted', async () => {
      const all = await report(fromEngine(engine, source));
      const some = await report(fromEngine(engine, source, { mostGroups: 60 }));
      expect(some.warnings.map(({ code }) => code)).toContain('prompts-drawn');
      expect(some.groups.total).toBeGreaterThan(0);
      expect(some.groups.total).toBeLessThan(all.groups.total! / 2 + 20);
    }, 300_000);
  });
}
