import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../src/index.ts';
import { levelLog } from '../support/levelLog.ts';
import { column, read, sample } from '../support/read.ts';
import { message, text } from '../tensorboard/events.ts';

const NAME = 'wandb/run-a.wandb';
const BLOCK = 32_768;

const item = (key: string, json: string) =>
  message([
    [2, text(key)],
    [16, text(json)],
  ]);
const history = (...items: Uint8Array[]) =>
  message([
    [1, 7],
    [2, message(items.map((value) => [1, value]))],
  ]);
const row = (step: number, loss: number, note = '') =>
  history(
    item('_step', String(step)),
    item('loss', String(loss)),
    item('note', JSON.stringify(note)),
  );
const log = (...records: Uint8Array[]) => fromBytes(levelLog(records), NAME);
const codes = ({ log }: Awaited<ReturnType<typeof read>>) =>
  log.summary().notes.map(({ code }) => code);

describe('an offline run that W&B wrote', () => {
  const real = () => sample('wandb/real_0.31.0/run-toy.wandb');

  it('gives its history: scalars at the step of the trainer', async () => {
    const { log, tables } = await read(real());
    expect([log.format, log.kind]).toEqual(['wandb', 'metrics']);
    expect(column(tables, 'step')).toEqual(Array.from({ length: 64 }, (_, i) => 10 * (i + 1)));
    const rewards = Array.from({ length: 64 }, (_, i) => (i === 2 || i === 4 ? NaN : (i + 1) / 64));
    expect(column(tables, 'train/reward')).toEqual(rewards);
    expect(column(tables, 'train/frac_reward_zero_std')[9]).toBe(1 / 11);
    expect(column(tables, 'eval/reward').at(-1)).toBe(0.5);
    expect(Object.keys(tables[0]!.columns).sort()).toEqual([
      'eval/loss',
      'eval/reward',
      'step',
      'train/frac_reward_zero_std',
      'train/grad_norm',
      'train/reward',
    ]);
    expect(log.summary()).toMatchObject({ skipped: 0, nonFinite: 2, notes: [] });
  });

  it('gives the rows that are whole when it breaks off anywhere', async () => {
    const { bytes } = await whole(real());
    const rows = async (length: number) => {
      const { log, tables } = await read(fromBytes(bytes.slice(0, length), NAME));
      return { n: column(tables, 'step').length, skipped: log.summary().skipped };
    };
    let before = 0;
    for (let length = 7; length < bytes.length; length += 331) {
      const { n, skipped } = await rows(length);
      expect(n).toBeGreaterThanOrEqual(before);
      expect(skipped).toBeLessThanOrEqual(1);
      before = n;
    }
    expect(before).toBeGreaterThan(60);
  });

  it('loses little by a false bit, and counts it', async () => {
    const { bytes } = await whole(real());
    for (let at = 11; at < bytes.length; at += 997) {
      const damaged = bytes.slice();
      damaged[at]! ^= 4;
      const { log } = await read(fromBytes(damaged, NAME));
      expect(log.summary().skipped).toBe(1);
    }
  });
});

describe('records', () => {
  it('longer than a block, and ending anywhere near the end of one', async () => {
    for (let short = 0; short < 20; short++) {
      const first = row(1, 1, 'x'.repeat(BLOCK - 70 - short));
      const long = row(2, 2, 'y'.repeat(3 * BLOCK));
      const { log: read2, tables } = await read(log(first, long, row(3, 3)));
      expect(column(tables, 'loss')).toEqual([1, 2, 3]);
      expect(read2.summary().skipped).toBe(0);
    }
  });

  it('that are damaged cost themselves; where a length is false, their block', async () => {
    const records = [1, 2, 3, 4, 5].map((i) => row(i, i, 'x'.repeat(BLOCK / 2)));
    const bytes = levelLog(records);
    for (const [at, left] of [
      [100, [2, 3, 4, 5]],
      [11, [3, 4, 5]],
    ] as const) {
      const damaged = bytes.slice();
      damaged[at]! ^= 1;
      const { log, tables } = await read(fromBytes(damaged, NAME));
      expect(column(tables, 'loss')).toEqual(left);
      expect(log.summary().notes.map(({ message }) => message)).toEqual([
        '1 piece of the log with a wrong checksum',
      ]);
    }
  });

  it('of other kinds are passed by, and unreadable ones are counted', async () => {
    const summary = message([[3, message([[1, item('loss', '9')]])]]);
    const broken = history(item('loss', '{'));
    const result = await read(log(summary, row(1, 1), broken, Uint8Array.of(0x12, 9)));
    expect(column(result.tables, 'loss')).toEqual([1]);
    expect(result.log.summary().skipped).toBe(2);
    expect(codes(result)).toEqual(['damaged-records']);
  });

  it('hold objects, media, and the step in a field of its own', async () => {
    const nested = message([
      [2, text('eval')],
      [2, text('loss')],
      [16, text('2')],
    ]);
    const media = message([
      [2, text('h')],
      [2, text('_type')],
      [16, text('"histogram"')],
    ]);
    const bins = message([
      [2, text('h')],
      [2, text('count')],
      [16, text('3')],
    ]);
    const own = message([
      [
        2,
        message([
          [1, item('loss', '1')],
          [1, nested],
          [1, media],
          [1, bins],
          [2, message([[1, 6]])],
        ]),
      ],
    ]);
    const { tables } = await read(log(own));
    expect(column(tables, 'eval/loss')).toEqual([2]);
    expect(column(tables, 'step')).toEqual([6]);
    expect(Object.keys(tables[0]!.columns).sort()).toEqual(['eval/loss', 'loss', 'step']);
  });

  it('none: an empty log', async () => {
    expect(codes(await read(log()))).toEqual(['empty']);
  });
});

async function whole(source: { stream(): ReadableStream<Uint8Array> }) {
  return { bytes: new Uint8Array(await new Response(source.stream()).arrayBuffer()) };
}
