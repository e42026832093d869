import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pageFacts } from '../../src/commands/pageFacts.ts';
import { home } from '../support/everyCommand.ts';
import { sample } from '../support/run.ts';
import { printed } from '../support/runHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what a page says of its making', () => {
  it('is the version, a day, and a command without folders that nobody else has', () => {
    process.env.SOURCE_DATE_EPOCH = '1795860000';
    const facts = pageFacts(home, [
      'report',
      '/home/me/run.jsonl',
      '--where',
      'a b=1',
      '--html=/x/y.html',
    ]);
    delete process.env.SOURCE_DATE_EPOCH;
    expect(facts).toEqual({
      face: 'terminal',
      version: home.version,
      date: '2026-11-28',
      command: "bits-per-sample report run.jsonl --where 'a b=1' --html=y.html",
    });
  });

  it('stands on the page, whose headline is the name of the file', async () => {
    const log = join(folder, 'my-run.jsonl');
    copyFileSync(sample('neutral.jsonl'), log);
    const html = join(folder, 'page.html');
    await printed('report', log, '--html', html, '-q');
    const page = readFileSync(html, 'utf8');
    expect(/<header>([\s\S]*?)<\/header>/.exec(page)?.[1]).toContain('my-run.jsonl');
    expect(page).not.toContain(folder);
    expect(page).toContain(`bits-per-sample ${home.version}`);
    expect(page).toContain(new Date().toISOString().slice(0, 4));
    expect(page).toMatch(/bits-per-sample report my-run\.jsonl --html page\.html/);
  });
});
