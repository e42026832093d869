import { type Report, type RunLook, report } from '@bits-per-sample/report';
import { describe, expect, it } from 'vitest';
import { jsonFace, screenFace, textFace } from '../../src/watch/watchFace.ts';

/** What was printed, and the terminal that it was printed to. */
function terminal(rows = 24) {
  const printed: string[] = [];
  return { printed, isTTY: true, columns: 80, rows, write: (text: string) => printed.push(text) };
}

const made: Report = await report([
  { step: 1, group: 'a', reward: 1 },
  { step: 1, group: 'a', reward: 0 },
]);
const finding = {
  code: 'polarised',
  metric: 'signal',
  severity: 'alarm',
  state: 'active',
  seen: 40,
  onset: null,
  before: 0.8,
  now: 0.1,
  evidence: {},
  fact: 'since step 40 almost no group is live',
  meaning: 'It means that.',
  change: 'Do this.',
} as const;
const look = (more: Partial<RunLook> = {}): RunLook => ({
  report: null,
  trends: [],
  begun: [],
  ended: [],
  told: [],
  input: made.input,
  steps: 41,
  last: 40,
  ...more,
});
const over = {
  code: 'polarised',
  metric: 'signal',
  severity: 'alarm',
  begun: 41,
  held: 50,
} as const;

describe('the screen', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `line ${i}`);
  const face = (out: ReturnType<typeof terminal>) =>
    screenFace(out, () => `${lines.join('\n')}\n`, 'run.jsonl');

  it('never grows higher than the window, and says what is hidden', () => {
    const out = terminal(24);
    face(out).tell(look({ report: made, begun: [finding], ended: [over] }));
    const shown = out.printed.at(-1)!.trimEnd().split('\n');
    expect(shown.length).toBeLessThan(24);
    expect(shown[0]).toContain('line 0');
    expect(shown.join('\n')).toContain('lines more');
    expect(shown.at(-3)).toBe('step 40  began  !! SINCE STEP 40 ALMOST NO GROUP IS LIVE');
    expect(shown.at(-2)).toBe('step 40  ended  polarised (signal)');
    expect(shown.at(-1)).toBe('Watching run.jsonl, at step 40. Ctrl-C ends.');
  });

  it('keeps the report while there is no new one', () => {
    const out = terminal(80);
    const screen = face(out);
    screen.tell(look({ report: made }));
    screen.tell(look({ steps: 42, last: 41 }));
    expect(out.printed.at(-1)).toContain('line 59');
    expect(out.printed.at(-1)).toContain('at step 41');
    screen.wait('gone\u001b[31m: no such file');
    expect(out.printed.at(-1)).not.toContain('gone\u001b[31m');
  });
});

describe('text for a file', () => {
  it('is begins with their words, ends, and the report at the end', () => {
    const [out, err] = [terminal(), terminal()];
    const face = textFace(out, err, () => 'the report\n');
    face.tell(look({ begun: [finding] }));
    face.tell(look({ ended: [over] }));
    face.tell(look());
    face.wait('no file yet');
    face.wait('no file yet');
    face.end(made);
    expect(out.printed.join('')).toBe(
      'step 40  began\n!! SINCE STEP 40 ALMOST NO GROUP IS LIVE\n   It means that.\n → Do this.\nstep 40  ended  polarised (signal)\n\nthe report\n',
    );
    expect(err.printed).toEqual(['no file yet\n']);
  });
});

describe('lines of JSON', () => {
  it('are one for each begin, end and look', () => {
    const out = terminal();
    jsonFace(out).tell(look({ report: made, begun: [finding], ended: [over], told: [over] }));
    const lines = out.printed.map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { event: 'begin', step: 40, finding },
      { event: 'end', step: 40, finding: over },
      {
        event: 'look',
        step: 40,
        steps: 41,
        rows: 2,
        rollouts: 2,
        groups: 1,
        now: {
          from: 1,
          liveShare: made.groups.liveShare,
          bitsPerRollout: made.bits.perRollout?.value ?? null,
          passRate: made.passRate?.value ?? null,
        },
        holds: [{ code: 'polarised', metric: 'signal', severity: 'alarm' }],
      },
    ]);
  });
});
