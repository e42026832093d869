import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dictionary } from '@bits-per-sample/core';
import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
import type { Engine } from '@bits-per-sample/sql';
import { describe, expect, it } from 'vitest';
import { fromEngine, type Report, report } from '../../src/index.ts';
import { everyColumn } from './everyColumn.ts';
import { comparable } from './support.ts';

const rows = everyColumn() as readonly { readonly step: number; readonly prompt_id: string }[];
/** Four steps each: none has more groups than are wanted, all of them together have. */
const parts = [0, 4, 8].map((from) => rows.filter(({ step }) => step >= from && step < from + 4));
const mostGroups = 60;

async function inFiles<T>(
  logs: readonly (readonly object[])[],
  work: (engine: Engine, paths: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'several-'));
  try {
    const paths = logs.map((log, i) => {
      const path = join(folder, `log${i}.jsonl`);
      writeFileSync(path, log.map((row) => `${JSON.stringify(row)}\n`).join(''));
      return path;
    });
    const engine = await connectDuckdb({ files: paths });
    try {
      return await work(engine, paths);
    } finally {
      await engine.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const each = (engine: Engine, paths: readonly string[], most: number | undefined) =>
  paths.map((path) => fromEngine(engine, { files: [path], format: 'json' }, { mostGroups: most }));

const drawn = ({ warnings }: Report) => warnings.filter(({ code }) => code === 'prompts-drawn');

/** Attempts at each prompt, by its name. */
function attempts({ prompts }: Report): Map<string, number> {
  const { codes, values } = prompts!.columns.prompt as Dictionary;
  const counts = prompts!.columns.attempts as Float64Array;
  return new Map([...codes].map((code, i) => [values[code]!, counts[i]!]));
}

describe('several logs that an engine reduces', () => {
  it('have the groups of one log that holds all their rows', async () => {
    await inFiles(parts, async (engine, files) => {
      const whole = await report(fromEngine(engine, { files, format: 'json' }, { mostGroups }));
      const apart = await report(each(engine, files, mostGroups));
      expect(whole.groups.total).toBeLessThanOrEqual(mostGroups + 20);
      expect(drawn(apart)).toHaveLength(1);
      expect(drawn(apart)[0]?.message).toMatch(/^The 3 logs hold 120 groups.* 1 of 2 prompts/);
      const numbers = ({ input: _, warnings: __, ...rest }: Report) => comparable(rest as Report);
      expect(numbers(apart)).toEqual(numbers(whole));
    });
  });

  it('are read whole where all their groups are wanted', async () => {
    await inFiles(parts, async (engine, files) => {
      const all = await report(each(engine, files, 120));
      expect(drawn(all)).toEqual([]);
      expect(all.groups.total).toBe((await report(each(engine, files, undefined))).groups.total);
    });
  });

  it('have one name of a prompt for the doubles of one and the integers of another', async () => {
    const numbered = parts.slice(0, 2).map((log) =>
      log.map(({ step, prompt_id, ...row }) => ({
        step,
        id: Number(prompt_id.slice(1)),
        ...row,
      })),
    );
    await inFiles(numbered, async (engine, files) => {
      const typed = ['BIGINT', 'DOUBLE'].map(async (type, i) => {
        const relation = await engine.relation({ files: [files[i]!], format: 'json' });
        return `SELECT * REPLACE (CAST(id AS ${type}) AS id) FROM ${relation}`;
      });
      const queries = await Promise.all(typed);
      const told = (most: number) =>
        report(
          queries.map((sql) => fromEngine(engine, { sql }, { mostGroups: most })),
          { promptId: 'id' },
        );
      const all = attempts(await told(1000));
      const some = attempts(await told(50));
      expect(some.size).toBeLessThan(all.size);
      for (const [name, n] of some) expect(n).toBe(all.get(name));
    });
  });

  it('say which numbers are of all prompts, where other logs stand beside them', async () => {
    await inFiles([parts[0]!, parts[1]!], async (engine, files) => {
      const mixed = await report([...each(engine, files, 40), parts[2]!]);
      expect(drawn(mixed)).toHaveLength(1);
      expect(drawn(mixed)[0]?.message).toMatch(/Of 1 other log they are of all prompts\.$/);
    });
  });
});
