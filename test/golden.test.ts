import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runGolden } from '../packages/testkit/src/index.ts';
import { map } from '../scripts/golden/map.ts';

it.each([
  ['golden'],
  ['../packages/info/test/golden'], // the same quantities of info over their whole domain
])('meets every golden number of a quantity that exists: %s', async (name) => {
  const folder = fileURLToPath(new URL(name, import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(readdirSync(folder).length);
});
