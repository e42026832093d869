import type { Rng } from '@bits-per-sample/core';
import type { Curriculum } from '../../src/index.ts';

export const dimensions = { x: [0, 1], y: [-5, 5] } as const;

export const regions = (...ids: string[]) => ids.map((id) => ({ id }));

export type Params = Readonly<Record<string, number>>;

/** One step of a world in which a place is passed with a known probability. */
export function step(run: Curriculum, version: number, passRate: (at: Params) => number, rng: Rng) {
  const drawn = run.ask({ groups: 10, step: version, policyVersion: version });
  run.observe(
    drawn.map(({ ticket, params, rollouts }) => {
      const p = passRate(params!);
      const rewards = Array.from({ length: rollouts }, () => (rng.next() < p ? 1 : 0));
      return { ticket, policyVersion: version, rewards };
    }),
  );
  return drawn;
}

export const rising =
  (version: number) =>
  ({ x }: Params) =>
    x! < 0.5 ? Math.min(1, version / 20) : 0.1;
