import { fileURLToPath } from 'node:url';
import { meanEntropy } from '@bits-per-sample/info';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { useChromium } from './chromium.ts';

const browser = useChromium();

type Bits = typeof import('./browser/entry.ts');

/** The packages as one script. */
async function script(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@bits-per-sample/source', 'module', 'browser'] },
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('browser/entry.ts', import.meta.url)),
        formats: ['iife'],
        name: 'bits',
      },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  return bundle && 'output' in bundle ? bundle.output[0].code : '';
}

it('the packages report on a log inside a browser, offline', async () => {
  const rewards = { always: [1, 1, 1, 1], half: [1, 0, 1, 0], never: [0, 0, 0, 0] };
  const jsonl = Object.entries(rewards)
    .flatMap(([group, rs]) => rs.map((reward) => JSON.stringify({ step: 1, group, reward })))
    .join('\n');

  const page = await browser().newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => problems.push(request.url()));
  await page.setContent('<body></body>');
  await page.addScriptTag({ content: await script() });
  const report = await page.evaluate(
    (text) => (globalThis as unknown as { bits: Bits }).bits.report(text),
    jsonl,
  );
  expect(report.groups).toBe(3);
  const counts = { successes: Float64Array.of(4, 2, 0), attempts: Float64Array.of(4, 4, 4) };
  expect(report.bits).toBeCloseTo(meanEntropy(counts).value, 12);
  const picture = page.locator('svg[role="img"]');
  expect(await picture.getAttribute('id')).toContain('bits-log');
  expect((await picture.boundingBox())?.width).toBeGreaterThan(300);
  expect(await picture.locator('path').count()).toBeGreaterThan(1);
  expect(problems).toEqual([]);
  await page.close();
});

it('the report and its pictures fit a phone', async () => {
  const rows = Array.from({ length: 480 }, (_, i) => {
    const [step, group] = [Math.floor(i / 240), `p${Math.floor(i / 8) % 30}`];
    const reward = Number((i * 7919) % 101 < 30 + 40 * step);
    return JSON.stringify({ step, group, reward, category: 'abc'[i % 3], output_tokens: 9 });
  });
  const page = await browser().newPage({ viewport: { width: 390, height: 844 } });
  await page.setContent('<body style="margin:0"></body>');
  await page.addScriptTag({ content: await script() });
  const json = await page.evaluate(
    ([text, width]) =>
      (globalThis as unknown as { bits: Bits }).bits.reportWithPictures(text, width),
    [rows.join('\n'), 390] as const,
  );
  expect(JSON.parse(json).rollouts).toBe(480);
  const pictures = page.locator('svg[role="img"]');
  expect(await pictures.count()).toBeGreaterThan(6);
  for (const picture of await pictures.all()) {
    const box = await picture.boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.close();
});
