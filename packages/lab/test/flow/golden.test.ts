import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { map } from '../golden/map.ts';

it('meets every golden number, none without a function', async () => {
  const folder = fileURLToPath(new URL('../golden/flow', import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBe(47);
});
