import { execFile } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { themes } from '@bits-per-sample/plot';
import { describeFetched, npmFetched } from '@bits-per-sample/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useChromium } from './chromium.ts';

const run = promisify(execFile);
const notebooks = fileURLToPath(new URL('../notebooks', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

describeFetched(
  'the notebook for Observable',
  await npmFetched('@observablehq/notebook-kit@2.1.8'),
  (kit) => {
    const browser = useChromium();
    const out = mkdtempSync(join(tmpdir(), 'notebook-'));
    const server = createServer(({ url }, response) => {
      const file = join(out, new URL(url!, 'http://localhost').pathname);
      response.writeHead(existsSync(file) ? 200 : 404, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
      });
      if (existsSync(file)) createReadStream(file).pipe(response);
      else response.end();
    });
    beforeAll(async () => {
      const command = 'node_modules/@observablehq/notebook-kit/dist/bin/notebooks.js';
      const options = ['--root', notebooks, '--template', 'page.tmpl', '--out', out];
      await run(
        process.execPath,
        [join(kit.folder, command), 'build', ...options, '--', 'report.html'],
        { cwd: notebooks },
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }, 300_000);
    afterAll(() => {
      server.close();
      rmSync(out, { recursive: true, force: true });
    });

    it('reports on the sample, then on a log that is chosen, in the colours and the width of the page', async () => {
      const page = await browser().newPage({ viewport: { width: 1000, height: 900 } });
      const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(home)) problems.push(request.url());
      });
      await page.goto(`${home}report.html`);
      const figures = page.locator('svg[role="img"]');
      await figures.nth(1).waitFor();
      // counted with pandas in the sample: 6,496 rows, 280 of 812 groups with both rewards
      const findings = page.locator('ol > li');
      expect(await findings.allTextContents()).toEqual([
        expect.stringMatching(/^6,496 rollouts\. /),
        expect.stringMatching(/^34 % of groups live\. /),
        expect.stringMatching(/^\d\.\d+ bits per rollout/),
        expect.stringMatching(/mean pass rate\. /),
        expect.stringMatching(/rollouts per prompt\. /),
      ]);
      for (const i of [0, 1]) {
        const { width, height } = (await figures.nth(i).boundingBox())!;
        expect([width, height > 200]).toEqual([720, true]);
      }
      if (process.env.SCREENSHOT)
        await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });

      const rows = [1, 0, 1, 1, 1, 1].map((reward, i) => ({ group: i < 2 ? 'a' : 'b', reward }));
      const buffer = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'));
      const log = { name: 'run.jsonl', mimeType: 'application/jsonl', buffer };
      await page.locator('input[type=file]').setInputFiles(log);
      await page.getByText('50 % of groups live').waitFor();
      expect(await findings.first().textContent()).toMatch(/^6 rollouts\. /);
      await page.setViewportSize({ width: 390, height: 900 });
      await page.emulateMedia({ colorScheme: 'dark' });
      const background = `svg[role="img"] [fill="${themes.dark.background}"]`;
      await page.locator(background).first().waitFor({ state: 'attached' });
      await expect
        .poll(async () => (await figures.first().boundingBox())!.width)
        .toBeLessThanOrEqual(390);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(problems).toEqual([]);
      await page.close();
    });
  },
);
