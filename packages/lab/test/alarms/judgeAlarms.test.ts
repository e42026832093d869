import { expect, it } from 'vitest';
import {
  alarmTable,
  type Detector,
  judgeAlarms,
  type RunAlarm,
  runKinds,
} from '../../src/index.ts';

const named = (name: string) => runKinds.find((kind) => kind.name === name)!;
const alarm: RunAlarm = { code: 'fall', metric: 'pass', severity: 'alarm', seen: 0, onset: null };

/** Says at each run what it is told to. */
const scripted = (name: string, watch: Detector['watch']): Detector => ({ name, watch });

it('every detector sees every run, and seeds follow each other', () => {
  const seen: string[] = [];
  const judged = judgeAlarms(
    [
      scripted('one', ({ kind, steps }) => {
        seen.push(`${kind} ${steps}`);
        return [];
      }),
      scripted('two', () => []),
    ],
    { kinds: [named('flat'), named('rot')], runs: 3, seed: 5 },
  );
  expect(judged.map(({ kind, seed }) => `${kind.name} ${seed}`)).toEqual([
    'flat 5',
    'flat 6',
    'flat 7',
    'rot 5',
    'rot 6',
  ]);
  expect(seen).toHaveLength(5);
  expect(Object.keys(judged[0]!.alarms)).toEqual(['one', 'two']);
});

it('what is said of healthy runs is false, each thing once a run', () => {
  const [row] = alarmTable(
    judgeAlarms(
      [
        scripted('a', ({ steps }) => [
          { ...alarm, seen: steps - 1 },
          { ...alarm, seen: 3 },
          { ...alarm, code: 'odd', severity: 'ask' },
        ]),
      ],
      { kinds: [named('flat')], runs: 4 },
    ),
  );
  expect(row).toMatchObject({
    runs: 4,
    alarms: { fall: 4 },
    asks: { odd: 4 },
    caught: 0,
    delay: Number.NaN,
  });
});

it('a fault is caught by what shows it, at or after its step; before it is false', () => {
  const [late, early, elsewhere, asks] = ['late', 'early', 'elsewhere', 'asks'].map((name) =>
    scripted(name, ({ fault }) => {
      const { since, full } = fault!;
      const onset = { low: since - 2, high: since };
      if (name === 'early') return [{ ...alarm, seen: since - 1, onset }];
      if (name === 'elsewhere') return [{ ...alarm, metric: 'kl', seen: since + 1 }];
      if (name === 'asks')
        return [
          { ...alarm, severity: 'ask', seen: since, onset: { low: full + 1, high: full + 2 } },
        ];
      return [
        { ...alarm, seen: since + 9 },
        { ...alarm, seen: since + 4, onset },
      ];
    }),
  ) as [Detector, Detector, Detector, Detector];
  const rows = alarmTable(
    judgeAlarms([late, early, elsewhere, asks], { kinds: [named('rot')], runs: 6 }),
  );
  expect(rows).toMatchObject([
    { detector: 'late', caught: 3, alarmed: 3, delay: 4, dated: 3, held: 3, alarms: {} },
    { detector: 'early', caught: 0, dated: 0, alarms: { fall: 3 } },
    { detector: 'elsewhere', caught: 0, alarms: {} },
    { detector: 'asks', caught: 3, alarmed: 0, delay: 0, dated: 3, held: 0 },
  ]);
});

it('praise of a sick run is counted, unless an alarm takes it back', () => {
  const said = (severity: RunAlarm['severity']): Detector =>
    scripted(severity, ({ fault }) => [
      { ...alarm, severity: 'good', seen: fault!.since + 2 },
      { ...alarm, severity, seen: fault!.since + 3 },
    ]);
  const rows = alarmTable(
    judgeAlarms([said('good'), said('ask'), said('alarm')], { kinds: [named('rot')], runs: 4 }),
  );
  expect(rows).toMatchObject([
    { caught: 0, praised: 2 },
    { caught: 2, praised: 2 },
    { caught: 2, praised: 0 },
  ]);
});
