// node excerpt.ts  puts the middle of what the demo prints into the README
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const block = /(?<=```text\n)[\s\S]*?(?=\n```)/;

/** The README as it is, and as it would be with the report that the demo prints now. */
export function readme(): { text: string; current: string } {
  const text = readFileSync(new URL('README.md', root), 'utf8');
  const main = fileURLToPath(new URL('packages/cli/src/main.ts', root));
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  try {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=@bits-per-sample/source', main, 'demo'],
      { cwd: folder, encoding: 'utf8' },
    );
    const excerpt = /^2 {2}[\s\S]*?(?=\n\nNotes$)/m.exec(stdout)?.[0];
    if (!excerpt) throw new Error(`the demo prints no report: ${stdout}${stderr}`);
    return { text, current: text.replace(block, () => excerpt) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) writeFileSync(new URL('README.md', root), readme().current);
