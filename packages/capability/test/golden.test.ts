import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
// @boundaries-ignore the workspace's one map of golden names
import { map } from '../../../scripts/golden/capability.ts';

it('meets every golden number, none without a function', async () => {
  const folder = fileURLToPath(new URL('golden', import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed.slice(0, 5)).toEqual([]);
  expect(failed.length).toBe(0);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(270);
});
