import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveRun, stepsLines } from '../support/liveRun.ts';
import { bits } from '../support/run.ts';
import { WatchProcess } from '../support/watchProcess.ts';

const sick: LiveRun = { groups: 24, collapses: 30, seed: 1 };
const ROWS = 24 * 8;

let folder: string;
const running: WatchProcess[] = [];
const start = (...args: string[]): WatchProcess => {
  const watch = new WatchProcess([...args, '--interval', '0.05']);
  running.push(watch);
  return watch;
};
const path = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
});
afterEach(async () => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe('watch', () => {
  it('says of standard input at its end what report says of it', async () => {
    const input = stepsLines(0, 40, sick);
    const [watched, reported] = await Promise.all([
      bits(['watch', '-'], { input }),
      bits(['report', '-'], { input }),
    ]);
    expect(watched.code).toBe(0);
    const page = watched.stdout.slice(watched.stdout.indexOf('bits per sample'));
    expect(reported.stdout).toContain(page.trimEnd());
  });

  it('follows a file that grows, tells a begin once, and ends cleanly', async () => {
    const log = path('run.jsonl');
    await writeFile(log, stepsLines(0, 30, sick));
    const watch = start(log);
    await watch.rows(30 * ROWS);
    for (let step = 30; step < 40; step++) {
      const lines = stepsLines(step, step + 1, sick);
      // a torn end first
      await appendFile(log, lines.slice(0, 1000));
      await appendFile(log, lines.slice(1000));
      await watch.rows((step + 1) * ROWS);
    }
    await watch.until((lines) => lines.some(({ event }) => event === 'begin'));
    watch.child.kill('SIGTERM');
    expect(await watch.ended).toBe(0);
    const begun = watch.lines.filter(({ event }) => event === 'begin');
    expect(begun.map(({ finding }) => finding?.code)).toEqual(['polarised']);
    expect(begun[0]!.step).toBeLessThan(38);
  });

  it('tells nothing twice after a kill, when it keeps a state', async () => {
    const [log, state] = [path('run.jsonl'), path('state.json')];
    await writeFile(log, stepsLines(0, 36, sick));
    const first = start(log, '--state', state);
    await first.until((lines) => lines.some(({ event }) => event === 'begin'));
    await expect.poll(() => existsSync(state)).toBe(true);
    first.child.kill('SIGKILL');
    await first.ended;
    await appendFile(log, stepsLines(36, 40, sick));
    const second = start(log, '--state', state);
    await second.rows(40 * ROWS);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(second.lines.filter(({ event }) => event !== 'look')).toEqual([]);
    const other = await bits(['watch', path('other.jsonl'), '--state', state]);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('is the state of')]);
  });

  it('runs a command for an alarm, says that it failed, and ends with 1', async () => {
    const input = stepsLines(0, 40, sick);
    const told = path('told.json');
    const { code, stderr, stdout } = await bits(
      ['watch', '-', '--fail-on', 'alarm', '--on-alarm', `cat > ${told}; exit 3`, '--json'],
      { input },
    );
    expect(code).toBe(1);
    expect(stderr).toContain('--on-alarm: the command ended with 3');
    const finding = JSON.parse(await readFile(told, 'utf8'));
    expect(finding).toMatchObject({ code: 'polarised', severity: 'alarm', state: 'active' });
    expect(stdout).toContain(JSON.stringify(finding));
  });

  it('does not wait for the command', async () => {
    const log = path('run.jsonl');
    await writeFile(log, stepsLines(0, 36, sick));
    const go = path('go');
    const watch = start(
      log,
      '--on-alarm',
      `while [ -d ${folder} ] && [ ! -e ${go} ]; do sleep 0.05; done`,
    );
    await watch.until((lines) => lines.some(({ event }) => event === 'begin'));
    await appendFile(log, stepsLines(36, 37, sick));
    await watch.rows(37 * ROWS);
    watch.child.kill('SIGTERM');
    expect(await watch.ended).toBe(0);
    await writeFile(go, '');
  });

  it('waits for a file, and takes one that was rotated or cut as it is', async () => {
    const log = path('run.jsonl');
    const watch = start(log);
    await watch.until((lines) => lines.some(({ event }) => event === 'wait'));
    await writeFile(log, stepsLines(0, 20, sick));
    await watch.rows(20 * ROWS);
    await truncate(log, stepsLines(0, 5, sick).length);
    await watch.rows(5 * ROWS);
    await rename(log, path('run.jsonl.1'));
    await writeFile(log, stepsLines(0, 2, sick));
    await watch.rows(2 * ROWS);
  });

  it('follows a folder in which each step is a file, and keeps a page', async () => {
    const html = path('page.html');
    await writeFile(path('1.jsonl'), stepsLines(1, 2, sick));
    const watch = start(folder, '--html', html);
    await watch.rows(ROWS);
    for (let step = 2; step < 6; step++) {
      await writeFile(path(`${step}.jsonl`), stepsLines(step, step + 1, sick));
      await watch.rows(step * ROWS);
    }
    watch.child.kill('SIGTERM');
    expect(await watch.ended).toBe(0);
    expect(await readFile(html, 'utf8')).toContain('</html>');
  });

  it.each([
    [['watch'], 'name a log, a folder, or -'],
    [['watch', '-', '-'], 'can be read once only'],
    [['watch', 'x', '--interval', '0'], '--interval: expected seconds'],
    [['watch', 'x', '--fail-on', 'wasted>0.5'], '--fail-on: expected alarm, got wasted>0.5'],
    [['watch', 'x', '--level', '2'], '--level'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await bits(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
