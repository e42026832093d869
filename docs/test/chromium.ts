import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromiumArgs, findChromium } from '../../scripts/browser.ts';

/** A headless Chromium for the tests of a file: `launched()` gives it. */
export function useChromium(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = await findChromium();
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: chromiumArgs,
    });
  }, 120_000);
  afterAll(() => browser?.close());
  return () => browser;
}
