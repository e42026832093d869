import { nextWeights, report } from '@bits-per-sample/report';
import { parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { weightsContent } from '../../src/commands/weightsContent.ts';

it('is JSON, or a table with a row per prompt where the name says so', async () => {
  const next = nextWeights(
    await report([
      [0, 0, 0, 0],
      [1, 0, 1, 0],
      [1, 1, 1, 1],
    ]),
  );
  expect(JSON.parse(String(await weightsContent('next.json', next)))).toEqual(
    JSON.parse(JSON.stringify(next)),
  );
  const bytes = (await weightsContent('NEXT.PARQUET', next)) as Uint8Array;
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const rows = await parquetReadObjects({ file: file as ArrayBuffer });
  expect(rows).toEqual(Object.entries(next.prompts).map(([prompt, one]) => ({ prompt, ...one })));
  expect(rows.map(({ passRate }) => passRate)).toEqual([0, 0.5, 1]);
});
