import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportOptions } from '@bits-per-sample/report';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';
import { openPage } from './openPage.ts';

const root = new URL('../..', import.meta.url);
const tool = fileURLToPath(new URL('packages/cli/src/main.ts', root));
const folder = mkdtempSync(join(tmpdir(), 'drop-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command line prints. */
function printed(...args: string[]): string {
  const flags = ['--conditions=@bits-per-sample/source', tool, ...args, '--json'];
  return spawnSync(process.execPath, flags, { cwd: folder, encoding: 'utf8' }).stdout;
}

/**
 * Where two JSON texts differ. Numbers may in the tenth digit: exp and log of this browser and of
 * this Node differ in the last bits.
 */
function differences(a: string, b: string): string[] {
  const walk = (x: unknown, y: unknown, path: string): string[] => {
    if (typeof x === 'number' && typeof y === 'number')
      return Math.abs(x - y) <= 1e-9 * Math.max(1e-3, Math.abs(x)) ? [] : [`${path}: ${x} ${y}`];
    if (typeof x !== 'object' || typeof y !== 'object' || !x || !y)
      return x === y ? [] : [`${path}: ${x} ${y}`];
    const [p, q] = [x, y] as Record<string, unknown>[];
    const keys = Object.keys(p!);
    const same = keys.join() === Object.keys(q!).join();
    return same ? keys.flatMap((key) => walk(p![key], q![key], `${path}.${key}`)) : [path];
  };
  return walk(JSON.parse(a), JSON.parse(b), '');
}

const browser = useChromium();
const name = 'documents/Drop_a_log.html';

/** Drops files on the page as a pointer would. */
const dropped = (files: readonly (readonly [name: string, content: string])[]) => {
  const transfer = new DataTransfer();
  for (const [file, content] of files) transfer.items.add(new File([content], file));
  const given = { dataTransfer: transfer, bubbles: true, cancelable: true };
  document.body.dispatchEvent(new DragEvent('drop', given));
};

/** What the link "Save the JSON" saves. */
async function savedJson(page: Page): Promise<string> {
  await page.locator('#drop-json').waitFor();
  const saved = page.waitForEvent('download');
  await page.locator('#drop-json').click();
  return readFileSync((await (await saved).path()) ?? '', 'utf8');
}

it('gives the JSON of the command line, with pictures, and says in words what it cannot read', async () => {
  const rows = (step: number, share: number) =>
    Array.from({ length: 400 }, (_, i) => {
      const group = `q${Math.floor(i / 8)}`;
      const reward = Number((i * 7919) % 101 < 101 * share * (1 + (i % 3)) * 0.5);
      return JSON.stringify({ step, group, reward, output_tokens: 20 + (i % 9) });
    }).join('\n');
  const files = [
    ['run-2.jsonl', rows(2, 0.4)],
    ['run-10.jsonl', rows(10, 0.6)],
  ] as const;
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of files) writeFileSync(join(folder, file), content);
  const { page, problems } = await openPage(browser(), name);
  const pictures = page.locator('#drop-report figure svg:visible');

  await page.evaluate(dropped, files);
  await page.locator('#drop-json').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('drop-report');
  expect(
    differences(await savedJson(page), printed('report', 'run-2.jsonl', 'run-10.jsonl')),
  ).toEqual([]);
  expect(await pictures.count()).toBeGreaterThan(4);
  expect(await page.locator('#drop-report ol.five > li').count()).toBe(5);
  expect(await page.locator('#drop-status').textContent()).toContain('Read 2 files');

  // what cannot be read is said in words; naming the columns mends it, by keyboard
  const odd = 'task,score\n' + 'a,1\na,0\nb,1\nb,1\n';
  writeFileSync(join(folder, 'odd.csv'), odd);
  await page.locator('#drop-files').setInputFiles(join(folder, 'odd.csv'));
  const status = page.locator('#drop-status.wrong');
  await status.waitFor();
  expect(await status.textContent()).toMatch(/odd\.csv/);
  expect(await status.textContent()).not.toContain('--');
  expect(await page.getByLabel('Group', { exact: true }).inputValue()).toBe('task');
  await page.getByLabel('Group', { exact: true }).fill('task');
  await page.getByLabel('Reward', { exact: true }).fill('score');
  await page.keyboard.press('Enter');
  const named = ['odd.csv', '--group', 'task', '--reward', 'score'];
  expect(differences(await savedJson(page), printed('report', ...named))).toEqual([]);
  await page.getByLabel('Group', { exact: true }).fill('');
  await page.getByLabel('Reward', { exact: true }).fill('');

  // a long file says how far it is: with a clock that goes by leaps, so that no machine is too quick
  const told = await page.evaluate(async () => {
    const texts: string[] = [];
    const status = document.getElementById('drop-status')!;
    let time = performance.now();
    performance.now = () => {
      time += 150;
      return time;
    };
    const row = (reward: number) =>
      `{"step":1,"group":"g","reward":${reward},"completion":"${'x'.repeat(60)}"}\n`;
    const log = new File([`${row(0)}${row(1)}`.repeat(60_000)], 'long.jsonl');
    const transfer = new DataTransfer();
    transfer.items.add(log);
    const given = { dataTransfer: transfer, bubbles: true, cancelable: true };
    await new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        texts.push(status.textContent ?? '');
        if (!/^Read 1/.test(texts.at(-1)!)) return;
        observer.disconnect();
        resolve();
      }).observe(status, { childList: true, characterData: true, subtree: true });
      document.body.dispatchEvent(new DragEvent('drop', given));
    });
    Reflect.deleteProperty(performance, 'now');
    return texts;
  });
  expect(told.some((text) => /^long\.jsonl {2}\d+ % .* rows/.test(text))).toBe(true);

  await page.locator('#drop-sample').click();
  await page.getByText('the sample run', { exact: true }).waitFor();
  const demo = printed('demo', '--html', join(folder, 'demo.html'));
  expect(differences(await savedJson(page), demo)).toEqual([]);
  expect(await pictures.count()).toBeGreaterThan(6);
  expect(problems).toEqual([]);
  await page.close();
});

it('takes counts, fills its fields with what is suggested, and speaks of fields', async () => {
  const { page, problems } = await openPage(browser(), name);
  const status = page.locator('#drop-status.wrong');
  // counts: their columns are found, put into the fields, and read with a second press
  const counts = 'idx,c,n,style\n' + 'q1,3,8,a\nq2,8,8,a\nq3,0,8,b\n';
  writeFileSync(join(folder, 'counts.csv'), counts);
  await page.locator('#drop-files').setInputFiles(join(folder, 'counts.csv'));
  await status.waitFor();
  const field = (label: string) => page.getByLabel(label, { exact: true });
  for (const [label, column] of Object.entries({ Group: 'idx', Successes: 'c', Attempts: 'n' }))
    expect(await field(label).inputValue()).toBe(column);
  await page.keyboard.press('Escape');
  await field('Attempts').press('Enter');
  const flags = ['--group', 'idx', '--successes', 'c', '--attempts', 'n'];
  expect(differences(await savedJson(page), printed('report', 'counts.csv', ...flags))).toEqual([]);
  for (const [label, column] of Object.entries({ Category: 'style', Level: '0.9' }))
    await field(label).fill(column);
  await field('Level').press('Enter');
  const more = [...flags, '--category', 'style', '--level', '0.9'];
  await page.getByText('90 % interval').first().waitFor();
  expect(differences(await savedJson(page), printed('report', 'counts.csv', ...more))).toEqual([]);
  for (const label of ['Group', 'Successes', 'Attempts', 'Category', 'Level'])
    await field(label).fill('');

  // every option has a field, and the sentences name fields, no flags
  for (const { name: option, kind } of reportOptions)
    expect(await page.locator(`#drop-field-${option}`).count(), option).toBe(
      kind === 'code' ? 0 : 1,
    );
  await page.evaluate(dropped, [['one.jsonl', '{"group":"a","reward":0.3}\n']] as const);
  await page.locator('#drop-json').waitFor();
  const said = await page.locator('#drop-report .page').textContent();
  expect(said).toMatch(/the field “Success” above/);
  expect(said).not.toMatch(/--success|`/);
  expect(problems).toEqual([]);
  await page.close();
});
