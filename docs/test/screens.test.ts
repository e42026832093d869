import { stripVTControlCharacters } from 'node:util';
import {
  runKinds,
  runMetrics,
  runTable,
  type SimulatedRun,
  simulateRun,
} from '@bits-per-sample/lab';
import { fromText } from '@bits-per-sample/logs';
import { report } from '@bits-per-sample/report';
import { describe, expect, it } from 'vitest';
import { screenLogs } from '../screenLogs.ts';
import { type Screen, screenOf, screens, widths } from '../screens.ts';

/** A run of each kind in which something is to be said, beside the screens of the guides. */
const told = runKinds.filter(
  ({ name, sick, mayAsk }) => sick || mayAsk || name === 'saturating' || name === 'longer',
);
/** The metrics of a run, as its trainer would write them. */
function metricsLog(run: SimulatedRun) {
  const columns = Object.entries(runMetrics(run).columns as Record<string, Float64Array>);
  const lines = Array.from({ length: run.steps }, (_, t) =>
    JSON.stringify(Object.fromEntries(columns.map(([name, column]) => [name, column[t]]))),
  );
  return fromText(lines.join('\n'), 'metrics.jsonl');
}
const simulated = await Promise.all(
  told.map(async (kind): Promise<[string, Screen][]> => {
    const run = simulateRun(kind, 3);
    const [whole, alone] = [[runTable(run), metricsLog(run)], metricsLog(run)];
    return [
      [kind.name, screenOf(await report(whole))],
      [`${kind.name}, metrics alone`, screenOf(await report(alone))],
    ];
  }),
);
const drawn = [...Object.entries(await screens()), ...simulated.flat()];
const linesOf = (screen: Screen, width: number, color = false): string[] =>
  stripVTControlCharacters(screen({ width, color })).trimEnd().split('\n');

/** A line of the command line below a screen: where there is more. */
const BELOW = 1;

/** Words of other rooms, and those that the twelve words of the screens replace. */
const words: Readonly<Record<string, RegExp>> = {
  'of the essay': /goldilocks|jagged|\bledger|noisy tv/i,
  'live, all right or all wrong group':
    /\b(?:solved|failed|dead|wasted?|taught|teach(?:es|ing)?|buys?)\b/i,
  'can do before, after': /\b(?:latent|novel|crossing|within reach|base)\b/i,
  rollout: /\b(?:trials?|rows?|attempts?|sample[sd])\b/i,
  'pass rate': /\bp\(1 ?− ?p\)|\bone try\b|mean pass rate/,
  'bits per rollout': /H\(p\)|\bceiling\b|beta-binomial|plug-in|SNR|cos²/i,
  'at most, at least': /[≤≥]|\bup to\b/,
  '±, (a to b)': /\bknown to\b|95 % interval \d/,
  now: /\b(?:current|window)\b/i,
  part: /\breward function/i,
};

/** The text of a screen without the names of options and of logs, which are what they are. */
const proseOf = (screen: Screen): string =>
  linesOf(screen, 120)
    .join('\n')
    .replace(/^bits per sample\b/, '')
    .replaceAll(/--[a-z][\w-]*|\S+\.jsonl/g, '');

describe.each(drawn)('%s', (_, screen) => {
  it.each(widths)('no line is wider than %s columns', (width) => {
    expect(linesOf(screen, width).filter((line) => [...line].length > width)).toEqual([]);
  });

  it('has at most 40 lines at 80 columns', () => {
    expect(linesOf(screen, 80).length + BELOW).toBeLessThanOrEqual(40);
  });

  it('colours change nothing but colours', () => {
    for (const width of widths)
      expect(linesOf(screen, width, true)).toEqual(linesOf(screen, width));
  });

  it.each(Object.entries(words))('has one word for %s', (_, others) => {
    expect(proseOf(screen).match(new RegExp(others, `${others.flags}g`)) ?? []).toEqual([]);
  });

  it('has no × but between two quantities that are named', () => {
    const named = /\d[\d,.]* [a-z]+ × \d[\d,.]* [a-z]+/g;
    expect(proseOf(screen).replaceAll(named, '')).not.toContain('×');
  });

  it('names options as a command line has them', () => {
    expect(proseOf(screen)).not.toContain('`');
  });

  it('fills nothing in where a number is not known', () => {
    expect(proseOf(screen)).not.toMatch(/\bNaN\b|undefined|\bnull\b|Infinity|\[object/);
  });
});

/** Rollouts of a log. */
const rowsOf = (name: string): Readonly<Record<string, unknown>>[] =>
  screenLogs[name]!()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the logs', () => {
  it('are those of the screens: sizes, and what was paid', () => {
    const size = (name: string) => {
      const rows = rowsOf(name);
      const groups = new Map<unknown, number>();
      for (const { prompt_id: prompt, reward } of rows)
        groups.set(prompt, (groups.get(prompt) ?? 0) + Number(reward));
      const live = [...groups.values()].filter((right) => right > 0 && right < 8).length;
      return [rows.length, groups.size, new Set(rows.map(({ step }) => step)).size, live];
    };
    expect(size('collapse.jsonl')).toEqual([30_720, 3840, 60, 2082]);
    expect(size('fmt.jsonl')).toEqual([7680, 960, 60, 843]);
    expect(size('sat.jsonl').slice(0, 3)).toEqual([20_480, 2560, 80]);
    expect(rowsOf('fmt.jsonl').every(({ rewards }) => Object(rewards).accuracy_reward === 0)).toBe(
      true,
    );
  });
});
