import { describeFetched } from '@bits-per-sample/testkit';
import { describe, expect, it } from 'vitest';
import { python as run } from './support/python.ts';
import { curriculum } from './support/server.ts';
import { trainers, verl } from './support/trainers.ts';
import type { TrlRun } from './support/trlRun.ts';

interface VerlRun {
  readonly version: string;
  readonly runs: readonly TrlRun[];
  readonly validation: readonly number[];
  readonly validationTickets: number;
  readonly refused?: readonly string[];
}

const ids = Array.from({ length: 24 }, (_, i) => String(i));

describeFetched('the bridge for verl, in its own classes', await trainers(), ({ python }) => {
  const drive = async (
    kind: string,
    version: string,
    script = 'verl_real.py',
  ): Promise<VerlRun> => {
    const server = await curriculum(ids, 4).start();
    try {
      const path = [await verl(version, python)];
      return (await run<VerlRun>(script, [kind, server.url], { python, path }))[0]!;
    } finally {
      await server.stop();
    }
  };
  // 6 batches of 4 prompts an epoch: three, then a restart and the other three
  const steps = (asks: readonly number[], groups: number) => ({
    ...{ scored: groups * 4, drawn: groups, told: groups, toldRollouts: groups * 4 },
    ...{ invented: 0, expired: 0, asks },
  });

  it('0.7: a sampler', async () => {
    const happened = await drive('sampler', '0.7.1');
    console.info(JSON.stringify(happened));
    expect(happened).toMatchObject({
      version: '0.7.1',
      runs: [steps([0, 1, 2], 12), steps([3, 4, 5], 12)],
    });
  });

  describe.each(['0.7.1', '0.8.0', '0.9.1'])('%s: a data set', (version) => {
    it('draws, tells, goes on from a checkpoint, leaves validation alone', async () => {
      const happened = await drive('dataset', version);
      console.info(JSON.stringify(happened));
      expect(happened).toMatchObject({
        version,
        runs: [steps([0, 1, 2], 12), steps([3, 4, 5], 12)],
        validation: [0, 1, 2, 3, 4, 5, 6, 7],
        validationTickets: 0,
        refused: [
          expect.stringMatching(/^ValueError: data.dataloader_num_workers: expected 0, got 8/),
          expect.stringMatching(
            /^ValueError: data.curriculum.url: expected the address of a server/,
          ),
          expect.stringMatching(/^ValueError: data.val_files: expected others/),
          expect.stringMatching(
            /^ValueError: the server draws groups of 4, the trainer makes groups of 8/,
          ),
        ],
      });
    });
  });

  it.each(['sync', 'async'])('0.9: a replay buffer of V1, %s', async (mode) => {
    const happened = await drive(mode, '0.9.1', 'verl_v1.py');
    // 4 prompts of 4 sessions a step, of which one has two outputs; validation is told to nobody
    expect(happened).toMatchObject({ runs: [steps([0, 1, 2], 12)], sizes: [20, 20, 20] });
  });
});
