import { readFileSync } from 'node:fs';
import { describeFetched } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { python as run } from './support/python.ts';
import { curriculum } from './support/server.ts';
import { verl } from './support/trainers.ts';
import type { TrlRun } from './support/trlRun.ts';

interface VerlRun {
  readonly version: string;
  readonly runs: readonly TrlRun[];
  readonly away: TrlRun;
  readonly validation: readonly number[];
  readonly validationTickets: number;
  readonly refused?: readonly string[];
}

/** Options that the guide has verl run with: the first, or those under a comment. */
function optionsOfGuide(said: RegExp): string[] {
  const guide = new URL('../../docs/guides/curriculum-bridge.md', import.meta.url);
  const command = /^```sh\npython -m verl(.*?)^```/ms.exec(readFileSync(guide, 'utf8'))![1]!;
  const part = command.split('#').find((one) => said.test(one))!;
  return part.split(/\s+/).filter((word) => word.includes('='));
}
const base = optionsOfGuide(/^\.trainer\.main_ppo/);

const ids = Array.from({ length: 24 }, (_, i) => String(i));

// 6 batches of 4 prompts an epoch: three, then a restart and the other three
const steps = (asks: readonly number[], groups: number) => ({
  ...{ scored: groups * 4, drawn: groups, told: groups, toldRollouts: groups * 4 },
  ...{ invented: 0, expired: 0, asks },
});
// the server does not answer at steps 1, 2 and 3: of 6 batches three are drawn uniformly
const away = {
  ...{ scored: 96, drawn: 12, told: 12, toldRollouts: 48, invented: 0, expired: 0 },
  // it was waited for once
  ...{ asks: [0, 1, 5], patient: 1 },
  warnings: [
    expect.stringMatching(/no answer within 2 s \(away\): rows are drawn uniformly until/),
    'the curriculum server is back: it draws again',
  ],
};

for (const version of ['0.7.1', '0.8.0', '0.9.1'])
  describeFetched(
    `the bridge for verl ${version}, in its own classes`,
    await verl(version),
    (options) => {
      const drive = async (kind: string, script = 'verl_real.py'): Promise<VerlRun> => {
        const server = await curriculum(ids, 4).start();
        try {
          const [happened] = await run<VerlRun>(script, [kind, server.url], options);
          console.info(JSON.stringify(happened));
          return happened!;
        } finally {
          await server.stop();
        }
      };

      it('a data set draws, tells, goes on from a checkpoint, leaves validation alone', async () => {
        expect(await drive('dataset')).toMatchObject({
          version,
          runs: [steps([0, 1, 2], 12), steps([3, 4, 5], 12)],
          away,
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

      it('takes the options of the guide', async () => {
        const given = [...base];
        if (version === '0.7.1') given.push(...optionsOfGuide(/verl 0\.7/));
        if (version === '0.9.1') given.push(...optionsOfGuide(/V1 too/));
        expect(given.length).toBe(version === '0.8.0' ? 5 : 7);
        const [made] = await run<Record<string, unknown>>('verl_options.py', given, options);
        const pairs = given.map((one) => one.split('=') as [string, string]);
        const known = Object.entries(made!).map(([name, value]) => [name, String(value)]);
        expect(known).toEqual(pairs);
      });

      if (version === '0.7.1')
        it('a sampler does so as well', async () => {
          expect(await drive('sampler')).toMatchObject({
            version,
            runs: [steps([0, 1, 2], 12), steps([3, 4, 5], 12)],
            away,
          });
        });

      if (version === '0.9.1')
        it.each(['sync', 'async'])('a replay buffer of V1, %s, tells', async (mode) => {
          // 4 prompts of 4 sessions a step, of which one has two outputs; validation is told to nobody
          expect(await drive(mode, 'verl_v1.py')).toMatchObject({
            runs: [steps([0, 1, 2], 12)],
            sizes: [20, 20, 20],
          });
        });
    },
  );
