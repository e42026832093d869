import type { Figure } from '@bits-per-sample/core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { markFigures } from '../../packages/testkit/test/markFigures.ts';
import { bundle } from '../bundle.ts';
import { figures as gallery } from '../pages/gallery/figures.ts';
import type * as pictures from './browser/pictures.ts';
import { useChromium } from './chromium.ts';
import { hostileFigures } from './hostileFigures.ts';

const browser = useChromium();

/** Known, and why. */
const exceptions: Readonly<Record<string, RegExp>> = {
  // made up to have a text and a remark in one place, and drawn in all the room it was made for
  'mark-text, 720 px': /shared: two & <three> \| a note$/,
};

let page: Page;
beforeAll(async () => {
  page = await browser().newPage({ viewport: { width: 1000, height: 900 } });
  await page.setContent('<!doctype html><body style="margin: 0"></body>');
  const entry = new URL('browser/pictures.ts', import.meta.url);
  await page.addScriptTag({ content: await bundle(entry, { name: 'pictures' }) });
}, 120_000);

const faultsOf = async (sitting: pictures.Sitting): Promise<string[]> => {
  const faults = await page.evaluate(
    (one) => (globalThis as unknown as { pictures: typeof pictures }).pictures.faultsOf(one),
    sitting,
  );
  const known = exceptions[`${sitting.figure.id}, ${sitting.width} px`];
  return faults.filter((fault) => !known?.test(fault));
};

const rooms = (['observable', 'vegaLite', 'echarts', 'plotly'] as const).flatMap((adapter) =>
  ([360, 720] as const).map((width) => ({ adapter, width })),
);

describe.each(rooms)('$adapter in $width px', ({ adapter, width }) => {
  const scheme = width === 360 ? 'dark' : 'light';
  const look = (figures: readonly Figure[]) =>
    figures.reduce(
      async (before, figure) => {
        const [all, faults] = [await before, await faultsOf({ figure, adapter, scheme, width })];
        return faults.length > 0 ? { ...all, [figure.id]: faults } : all;
      },
      Promise.resolve({} as Readonly<Record<string, readonly string[]>>),
    );

  it('no text of the gallery is cut, small or on another, and all is described', async () => {
    const figures = await Promise.all(Object.values(gallery).map((make) => make()));
    expect(figures.length).toBeGreaterThan(30);
    expect(await look([...figures, ...markFigures])).toEqual({});
  });

  it('nor are names that are long, strange or hostile, and the ends of what can be counted', async () => {
    expect(await look(hostileFigures)).toEqual({});
  });
});

it('sees a text that is cut, small, or on another', async () => {
  const [figure] = markFigures.filter(({ id }) => id === 'mark-line');
  const note = (x: number, text: string) => ({ x, y: 0.5, text });
  const sitting = { adapter: 'observable', scheme: 'light', width: 720 } as const;
  const annotations = [note(0.5, 'one over the other'), note(0.52, 'one under the other')];
  expect(await faultsOf({ ...sitting, figure: { ...figure!, annotations } })).toEqual([
    expect.stringMatching(/shared: one over the other \| one under the other$/),
  ]);
  const outside = [note(0, 'reaches far to the left of the picture')];
  expect(await faultsOf({ ...sitting, figure: { ...figure!, annotations: outside } })).toEqual(
    expect.arrayContaining([expect.stringMatching(/^cut by .* px: reaches far/)]),
  );
});
