import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';

const script = pathToFileURL(
  fileURLToPath(
    new URL('../node_modules/@bits-per-sample/report/dist/bits-per-sample.js', import.meta.url),
  ),
).href;
const folder = mkdtempSync(join(tmpdir(), 'script-tag-'));
const browser = useChromium();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a page with one script tag reports on rewards and shows the figures', async () => {
  const path = join(folder, 'page.html');
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>Bits</title><script src="${script}"></script>
<bits-figure></bits-figure><pre></pre>
<script>
(async () => {
  const report = await bitsPerSample.report([[1, 0, 1, 0], [1, 1, 1, 1], [0, 0, 0, 0], [0, 1, 0, 0]]);
  const [{ figure }] = await bitsPerSample.reportFigures(report);
  document.querySelector('bits-figure').figure = figure;
  document.querySelector('pre').textContent = bitsPerSample.renderTerminal(report);
})();
</script>`,
  );
  const page = await browser().newPage({ viewport: { width: 900, height: 900 } });
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  await page.locator('bits-figure svg').first().waitFor();
  expect(await page.locator('pre').textContent()).toContain('50 %');
  const { width, height } = (await page.locator('bits-figure svg').first().boundingBox())!;
  expect(Math.min(width, height)).toBeGreaterThan(200);
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  expect(problems).toEqual([]);
  expect(requests.filter((url) => !url.endsWith('.html'))).toEqual([script]);
  expect(
    await page.evaluate(async () => {
      const { report, renderHtml, Plot } = (
        globalThis as unknown as {
          bitsPerSample: typeof import('@bits-per-sample/report') & { Plot: never };
        }
      ).bitsPerSample;
      const log = new File(['{"group":"a","reward":1}\n{"group":"a","reward":0}\n'], 'run.jsonl');
      const made = await report(log);
      const html = await renderHtml(made, { Plot, document });
      return [made.rollouts, html.includes('<svg')];
    }),
  ).toEqual([2, true]);
  await page.close();
});
