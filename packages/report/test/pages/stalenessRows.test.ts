import { createRng } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { renderHtml, renderMarkdown, renderTerminal } from '../../src/index.ts';
import { buildReport } from '../../src/report/buildReport.ts';
import { sourceOf, trialsOf } from '../support/causeWorld.ts';

const TITLE = 'By lag, and what discarding older rollouts would cost';

it('every face has the table by lag, where lags are logged', async () => {
  const trials = trialsOf({ lagLogit: 0.5 }, createRng(1));
  const report = buildReport(await sourceOf(trials), {});
  const rows = report.staleness!.byLag.length;
  expect(rows).toBeGreaterThan(2);
  const terminal = renderTerminal(report, { width: 100, details: true });
  const table = terminal
    .slice(terminal.indexOf(TITLE))
    .split('\n')
    .slice(1, rows + 2);
  expect(table[0]).toMatch(/lag +groups +live +right +all wrong +bits +older +right +all wrong/);
  expect(table.slice(1).map((line) => Number(/^ *(\d+)/.exec(line)?.[1]))).toEqual(
    report.staleness!.byLag.map(({ lag }) => lag),
  );
  expect(renderMarkdown(report)).toContain(TITLE);
  expect(await renderHtml(report)).toContain(TITLE);

  const { lag: _, ...columns } = trials.columns;
  const without = buildReport(await sourceOf({ ...trials, columns }), {});
  expect(without.staleness).toBeNull();
  for (const page of [
    renderTerminal(without, { details: true }),
    renderMarkdown(without),
    await renderHtml(without),
  ])
    expect(page).not.toContain(TITLE);
});
