// node excerpt.ts  puts the middle of what the demo prints into the README, and draws its picture
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const block = /(?<=```text\n)[\s\S]*?(?=\n```)/;

/** What the command line prints. */
function printed(...args: string[]): string {
  const main = fileURLToPath(new URL('packages/cli/src/main.ts', root));
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  try {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--conditions=@bits-per-sample/source', main, ...args],
      { cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The README as it is, and as it would be with the report that the demo prints now. */
export function readme(): { text: string; current: string } {
  const text = readFileSync(new URL('README.md', root), 'utf8');
  const excerpt = /^ +now: [\s\S]*?(?=\n+Page with)/m.exec(printed('demo'))?.[0];
  if (!excerpt) throw new Error('the demo prints no report');
  return { text, current: text.replace(block, () => excerpt) };
}

/** The README's picture in both themes, as it is and as the command line draws it now. */
export function readmePictures(): { file: URL; text: string; current: string }[] {
  return ['light', 'dark'].map((theme) => {
    const file = new URL(`assets/bits-log-${theme}.svg`, import.meta.url);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return { file, text, current: printed('figure', 'bitsLog', '--theme', theme) };
  });
}

if (import.meta.main) {
  writeFileSync(new URL('README.md', root), readme().current);
  for (const { file, current } of readmePictures()) writeFileSync(file, current);
}
