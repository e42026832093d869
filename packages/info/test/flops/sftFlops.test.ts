import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attentionFlops, rlStepFlops, sftFlops, trainingFlops } from '../../src/index.ts';
import { close } from '../support/close.ts';

const size = fc.integer({ min: 1, max: 1e6 });
const example = fc.record({ parameters: size, promptTokens: size, completionTokens: size });

describe('sftFlops', () => {
  it('law: training costs what training on a rollout of that length does', () => {
    fc.assert(
      fc.property(example, size, size, (one, groupSize, loraParameters) => {
        const both = { ...one, loraParameters, attention: { layers: 2, width: 8 } };
        const rollouts = rlStepFlops({ ...both, groupSize });
        close(sftFlops(both).training, rollouts.training / groupSize, 1e-12);
      }),
    );
  });

  it('law: of an answer that is there it is 6·N per token, attention three times a forward', () => {
    fc.assert(
      fc.property(example, (one) => {
        const tokens = one.promptTokens + one.completionTokens;
        const dense = trainingFlops(one.parameters, tokens);
        close(sftFlops(one).total, dense, 1e-12);
        const attention = { layers: 2, width: 8 };
        const whole = dense + attentionFlops({ ...attention, tokens }, { training: true });
        close(sftFlops({ ...one, attention }).total, whole, 1e-12);
      }),
    );
  });

  it('law: sampling until one passes takes 1/p answers, by a teacher of the same size as by oneself', () => {
    fc.assert(
      fc.property(example, fc.double({ min: 1e-3, max: 1, noNaN: true }), (one, passRate) => {
        const own = sftFlops({ ...one, passRate });
        const first = sftFlops({ ...one, passRate: 1 });
        close(own.decode, first.decode / passRate, 1e-12);
        expect(sftFlops({ ...one, passRate, teacherParameters: one.parameters })).toEqual(own);
      }),
    );
  });
});
