import { fileURLToPath } from 'node:url';
import { meanEntropy } from '@bits-per-sample/info';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { useChromium } from './chromium.ts';

const browser = useChromium();

it('the packages report on a log inside a browser, offline', async () => {
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
  const code = bundle && 'output' in bundle ? bundle.output[0].code : '';

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
  await page.addScriptTag({ content: code });
  const report = await page.evaluate(
    (text) =>
      (globalThis as unknown as { bits: typeof import('./browser/entry.ts') }).bits.report(text),
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
