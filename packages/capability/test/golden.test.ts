import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { map } from './golden/map.ts';

const folder = fileURLToPath(new URL('golden', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

it('meets every golden number, none without a function', async () => {
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed.slice(0, 5)).toEqual([]);
  expect(failed.length).toBe(0);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThanOrEqual(302);
});

it.each(files)('%s says where it comes from', (name) => {
  const { source, script, command, tolerance } = JSON.parse(
    readFileSync(`${folder}/${name}`, 'utf8'),
  );
  expect(source).toMatch(/^mpmath \d/);
  expect(command).toContain(`python ${script}`);
  expect(existsSync(new URL(`../../../${script}`, import.meta.url))).toBe(true);
  expect(tolerance).toContain('rtol');
});
