import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runGolden } from '../packages/testkit/src/index.ts';
import { map } from '../scripts/golden/map.ts';

// Each package meets its own golden numbers; this is for the map of `npm run golden -- DIR`,
// which must know the quantities of all of them.
const folders = [
  'capability/test/golden',
  'curriculum/test/golden/rule',
  'info/test/golden',
  'variance/test/golden',
].map((name) => fileURLToPath(new URL(`../packages/${name}`, import.meta.url)));

it.each(folders)('every quantity of %s is in the one map, and right', async (folder) => {
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(50);
});
