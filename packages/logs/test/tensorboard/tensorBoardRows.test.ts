import { describe, expect, it } from 'vitest';
import { fromBytes, fromText } from '../../src/index.ts';
import { column, read, sample } from '../support/read.ts';
import { concat, event, message, record, scalar, text } from './events.ts';

const NAME = 'runs/events.out.tfevents.1.host.1.0';
const head = record(
  message([
    [1, 0, 'double'],
    [3, text('brain.Event:2')],
  ]),
);
const file = (...records: Uint8Array[]) => fromBytes(concat([head, ...records]), NAME);
const codes = (log: { summary(): { notes: readonly { code: string }[] } }) =>
  log.summary().notes.map(({ code }) => code);

describe('files that TensorBoard and tensorboardX wrote', () => {
  it.each([
    ['real_2.21.0/events.out.tfevents.1795912573.host.1.0'],
    ['real_2.21.0/events.out.tfevents.1795912573.host'],
  ])('%s', async (path) => {
    const { log, tables } = await read(sample(`tensorboard/${path}`));
    expect([log.format, log.kind]).toEqual(['tensorboard', 'metrics']);
    expect(column(tables, 'step')).toEqual([1, 2, 3, 4]);
    expect(column(tables, 'train/reward')).toEqual([0.125, 0.25, 0.375, 0.5]);
    expect(column(tables, 'train/grad_norm')).toEqual([1, 2, 3, 4]);
    expect(column(tables, 'train/frac_reward_zero_std')).toEqual([0.5, 0.33333334, 0.25, 0.2]);
    expect(Object.keys(tables[0]!.columns)).toHaveLength(4);
    expect(codes(log)).toEqual([]);
  });

  it('of a run of TRL: twelve steps', async () => {
    const { tables } = await read(
      sample('tensorboard/real_2.21.0/events.out.tfevents.1795888044.host.1.0'),
    );
    expect(column(tables, 'step')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(column(tables, 'train/loss')[1]).toBe(-0.21446523);
    expect(column(tables, 'train/frac_reward_zero_std')).toHaveLength(12);
  });
});

describe('scalars', () => {
  it.each([
    ['a simple value', (v: number) => [2, v, 'float']],
    [
      'a tensor of single precision, as bytes',
      (v: number) => [
        8,
        message([
          [1, 1],
          [4, bytesOf(v, 'float')],
        ]),
      ],
    ],
    [
      'a tensor of double precision, as bytes',
      (v: number) => [
        8,
        message([
          [1, 2],
          [4, bytesOf(v, 'double')],
        ]),
      ],
    ],
    [
      'a list of one single',
      (v: number) => [
        8,
        message([
          [1, 1],
          [5, v, 'float'],
        ]),
      ],
    ],
    [
      'a packed list of one single',
      (v: number) => [
        8,
        message([
          [1, 1],
          [5, bytesOf(v, 'float')],
        ]),
      ],
    ],
    [
      'a list of one double',
      (v: number) => [
        8,
        message([
          [1, 2],
          [6, v, 'double'],
        ]),
      ],
    ],
    [
      'a list of one integer',
      (v: number) => [
        8,
        message([
          [1, 3],
          [7, v],
        ]),
      ],
    ],
    [
      'a packed list of one integer',
      (v: number) => [
        8,
        message([
          [1, 9],
          [10, Uint8Array.of(v)],
        ]),
      ],
    ],
  ] as const)('%s', async (_, value) => {
    const entry = value(3) as [number, number | Uint8Array, ('float' | 'double')?];
    const { tables } = await read(file(event(7, [message([[1, text('train/loss')], entry])])));
    expect(column(tables, 'train/loss')).toEqual([3]);
    expect(column(tables, 'step')).toEqual([7]);
  });

  it('are told from lists, texts and other plugins', async () => {
    const plugin = (name: string) => message([[1, message([[1, text(name)]])]]);
    const values = [
      message([
        [1, text('a')],
        [
          8,
          message([
            [1, 1],
            [4, new Uint8Array(8)],
          ]),
        ],
      ]),
      message([
        [1, text('b')],
        [
          8,
          message([
            [1, 1],
            [5, 1, 'float'],
            [5, 2, 'float'],
          ]),
        ],
      ]),
      message([
        [1, text('c')],
        [
          8,
          message([
            [1, 7],
            [8, text('words')],
          ]),
        ],
      ]),
      message([
        [1, text('d')],
        [2, 1, 'float'],
        [9, plugin('hparams')],
      ]),
      message([
        [1, text('train/kl')],
        [2, 1, 'float'],
        [9, plugin('scalars')],
      ]),
    ];
    const { tables } = await read(file(event(1, values)));
    expect(Object.keys(tables[0]!.columns).sort()).toEqual(['step', 'train/kl']);
  });

  it('of a step that is logged twice: the later one, and it is said', async () => {
    const { log, tables } = await read(
      file(
        event(1, [scalar('loss', 2)]),
        event(2, [scalar('loss', 3)]),
        event(1, [scalar('loss', 4)]),
      ),
    );
    expect(column(tables, 'loss')).toEqual([4, 3]);
    expect(codes(log)).toEqual(['steps-again']);
  });

  it('of steps that a restarted run forgot are left out', async () => {
    const start = record(
      message([
        [1, 0, 'double'],
        [2, 2],
        [7, message([[1, 1]])],
      ]),
    );
    const steps = [1, 2, 3].map((step) => event(step, [scalar('loss', step)]));
    const { log, tables } = await read(file(...steps, start, event(2, [scalar('loss', 9)])));
    expect(column(tables, 'step')).toEqual([1, 2]);
    expect(column(tables, 'loss')).toEqual([1, 9]);
    expect(log.summary().notes).toEqual([
      {
        code: 'restarted',
        message: '2 steps left out: the run was started again at an earlier one',
      },
    ]);
  });

  it('that are no numbers are missing, and steps may be negative or large', async () => {
    const { tables } = await read(
      file(
        event(2 ** 40, [scalar('loss', Number.NaN), scalar('kl', 1)]),
        event(-1, [scalar('loss', 1)]),
      ),
    );
    expect(column(tables, 'step')).toEqual([-1, 2 ** 40]);
    expect(column(tables, 'loss')).toEqual([1, NaN]);
  });

  it('in a file that is called so but holds something else are not looked for', async () => {
    const { log } = await read(fromText('{"group":"a","reward":1}', 'tfevents.jsonl'));
    expect(log.format).toBe('rollouts');
  });

  it('none at all is an empty log', async () => {
    expect(codes((await read(file())).log)).toEqual(['empty']);
  });
});

it('a scalar that the page of TensorBoard saved is called as its file says', async () => {
  const csv = 'Wall time,Step,Value\n1795900001.0,10,0.125\n1795900002.0,20,NaN\n';
  for (const [file, name] of [
    ['x/run-.-tag-train_reward.csv', 'train_reward'],
    ['loss.csv', 'loss'],
  ] as const) {
    const { log, tables } = await read(fromText(csv, file));
    expect(log.format).toBe('tensorboard-export');
    expect(column(tables, name)).toEqual([0.125, NaN]);
    expect(column(tables, 'step')).toEqual([10, 20]);
  }
});

describe('damage', () => {
  const events = [1, 2, 3, 4].map((step) => event(step, [scalar('loss', step)]));
  const whole = concat([head, ...events]);
  const length = events[0]!.length;

  it('an event that breaks off is left out and counted, wherever it does', async () => {
    for (let cut = 1; cut < length; cut++) {
      const { log, tables } = await read(fromBytes(whole.slice(0, whole.length - cut), NAME));
      expect(column(tables, 'loss')).toEqual([1, 2, 3]);
      expect(log.summary().skipped).toBe(1);
      expect(codes(log)).toEqual(['torn-record']);
    }
  });

  it('a false bit costs its event, or ends the log where no length can be trusted', async () => {
    for (let bit = 0; bit < 8 * length; bit++) {
      const bytes = whole.slice();
      bytes[head.length + (bit >> 3)]! ^= 1 << (bit & 7);
      const { log, tables } = await read(fromBytes(bytes, NAME));
      const inLength = bit < 8 * 12;
      expect(column(tables, 'loss')).toEqual(inLength ? [] : [2, 3, 4]);
      expect(log.summary().skipped).toBe(1);
    }
  });

  it('a record too long to be of scalars is passed by, and one that breaks off is counted', async () => {
    const film = record(new Uint8Array(2 ** 24 + 5));
    const bytes = concat([head, events[0]!, film, events[1]!]);
    const { log, tables } = await read(fromBytes(bytes, NAME));
    expect(column(tables, 'loss')).toEqual([1, 2]);
    expect(log.summary().notes.map(({ message }) => message)).toEqual([
      '1 record of over 16 MiB passed by',
    ]);
    const torn = await read(fromBytes(bytes.slice(0, 2 ** 24), NAME));
    expect(codes(torn.log)).toEqual(['torn-record']);
  });

  it('a record of unreadable content costs itself', async () => {
    const { log, tables } = await read(file(record(Uint8Array.of(0x12, 9)), ...events));
    expect(column(tables, 'loss')).toEqual([1, 2, 3, 4]);
    expect(log.summary().notes[0]?.message).toBe('1 record that could not be read');
  });
});

function bytesOf(value: number, kind: 'float' | 'double'): Uint8Array {
  const view = new DataView(new ArrayBuffer(kind === 'float' ? 4 : 8));
  if (kind === 'float') view.setFloat32(0, value, true);
  else view.setFloat64(0, value, true);
  return new Uint8Array(view.buffer);
}
