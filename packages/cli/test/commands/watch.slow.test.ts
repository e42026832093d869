import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveRun, stepLines, stepsLines } from '../support/liveRun.ts';
import { bits } from '../support/run.ts';
import { type WatchLine, WatchProcess } from '../support/watchProcess.ts';

const STEPS = 3000;
const GROUPS = 34;
/** Steps that are written at a time. */
const PIECE = 25;

let folder: string;
let watch: WatchProcess;
const past: WatchLine[] = [];
const log = (): string => join(folder, 'run.jsonl');
const start = (): void => {
  const state = join(folder, 'state.json');
  watch = new WatchProcess([log(), '--state', state, '--interval', '0.1']);
};
const kill = async (): Promise<void> => {
  watch.child.kill('SIGKILL');
  await watch.ended;
  past.push(...watch.lines);
};
/** What was told of a kind, by this watch and those before it. */
const told = (event: WatchLine['event']): WatchLine[] =>
  [...past, ...watch.lines].filter((line) => line.event === event);

/** Waits until the watch has seen a step. */
const seen = (step: number): Promise<void> =>
  watch.until((lines) => lines.some((line) => (line.step ?? -1) >= step));

/** Writes as a buffer does that is emptied when it is full, and not at the ends of lines. */
async function write(text: string, seed: number): Promise<void> {
  const cut = Math.floor(text.length * ((seed * 0.618) % 1));
  await appendFile(log(), text.slice(0, cut));
  await appendFile(log(), text.slice(cut));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
  past.length = 0;
  await writeFile(log(), '');
  start();
});
afterEach(async () => {
  watch.child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('watch of a run of 3 000 steps', () => {
  it('tells nothing of a healthy one that was killed, torn and resumed, and ends as report', async () => {
    const healthy: LiveRun = { groups: GROUPS, collapses: Number.POSITIVE_INFINITY, seed: 3 };
    for (let step = 0; step < STEPS; step += PIECE) {
      await write(stepsLines(step, step + PIECE, healthy), step);
      if (step % 250 === 0) await seen(step);
      // the watch is killed, and started anew
      if (step % 700 === 600) {
        await kill();
        start();
      }
      // the trainer is killed within a line, and goes on from its last checkpoint
      if (step === 2000) {
        await appendFile(log(), `${stepLines(step + PIECE, healthy).slice(0, 5001)}\n`);
        await write(stepsLines(step - 50, step + PIECE, healthy), 1);
      }
    }
    const { stdout } = await bits(['report', log(), '--json']);
    const report = JSON.parse(stdout);
    await watch.until((lines) => lines.some(({ rollouts }) => rollouts === report.rollouts));
    const last = watch.lines.find(({ rollouts }) => rollouts === report.rollouts)!;
    const { groups, bits: all, passRate } = report.now.headline ?? report;
    expect(last).toMatchObject({
      step: STEPS - 1,
      steps: STEPS,
      rows: report.input.rows,
      groups: STEPS * GROUPS,
      now: {
        from: report.now.from,
        liveShare: groups.liveShare,
        bitsPerRollout: all.perRollout.value,
        passRate: passRate.value,
      },
    });
    expect(told('begin')).toEqual([]);
    expect(told('end')).toEqual([]);
    expect(watch.stderr).toBe('');
  });

  it('tells once and within few steps that one collapsed, and nothing else', async () => {
    const from = 1500;
    const sick: LiveRun = { groups: GROUPS, collapses: from, seed: 5 };
    await write(stepsLines(0, from - 2, sick), 0);
    await seen(from - 3);
    for (let step = from - 2; step < from + 40; step++) {
      await write(stepLines(step, sick), step);
      await seen(step);
      if (step === from + 20) {
        await kill();
        start();
      }
    }
    for (let step = from + 40; step < STEPS; step += 10 * PIECE) {
      await write(stepsLines(step, Math.min(STEPS, step + 10 * PIECE), sick), step);
      if (step % 3 === 0) await kill().then(start);
    }
    await seen(STEPS - 1);
    const begun = told('begin');
    // a leap of the live share may be seen a step before it is known to be a collapse
    const codes = begun.map(({ finding }) => finding?.code).filter((code) => code !== 'leap');
    expect(codes).toEqual(['polarised']);
    expect(begun.length).toBeLessThanOrEqual(2);
    const alarm = begun.find(({ finding }) => finding?.code === 'polarised')!;
    console.log(`a collapse at step ${from} was told at step ${alarm.step}`);
    expect(alarm.step! - from).toBeLessThan(12);
    const state = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'));
    expect(state.told.map(({ code }: { code: string }) => code)).toEqual(['polarised']);
  });
});
