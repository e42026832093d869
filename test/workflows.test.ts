import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findActionlint } from '../scripts/actionlint.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}.github/workflows/`;
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(folder + name, 'utf8'),
}));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};
const actionlint = findActionlint();

describe('the workflows', () => {
  it.skipIf(actionlint.path === undefined)(
    `pass actionlint${actionlint.why === undefined ? '' : ` (${actionlint.why})`}`,
    () => {
      const { stdout, status } = spawnSync(String(actionlint.path), ['-no-color', '-oneline'], {
        cwd: root,
        encoding: 'utf8',
      });
      expect([stdout, status]).toEqual(['', 0]);
    },
  );

  it.each(workflows)('$name calls scripts that exist', ({ text }) => {
    const called = [...text.matchAll(/: npm (?:run )?(?:--silent )?([\w:-]+)/g)].map(
      ([, name]) => name,
    );
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => scripts[String(name)] === undefined)).toEqual([]);
  });

  it('every script of the workspace runs files that exist', () => {
    const files = Object.values(scripts).flatMap(
      (line) => line.match(/\bscripts\/[\w/.-]+/g) ?? [],
    );
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it.each(workflows)('$name grants no right to all of its jobs but reading', ({ name, text }) => {
    const [, granted = ''] = /^permissions:\n((?: {2}.*\n)+)/m.exec(text) ?? [];
    const rights = granted.trim().split(/\s*\n\s*/);
    expect(rights).toContain('contents: read');
    if (name !== 'docs.yml') expect(rights).toEqual(['contents: read']);
  });
});
