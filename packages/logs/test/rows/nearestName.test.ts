import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestName } from '../../src/index.ts';

it.each([
  ['rewrad', 'reward'],
  ['Reward', 'reward'],
  ['task-id', 'task_id'],
  ['taskid', 'task_id'],
  ['score', 'results.score'],
  ['xyz', undefined],
  ['', undefined],
  ['r', undefined],
])('%s means %s', (name, meant) => {
  expect(nearestName(name, ['group', 'reward', 'task_id', 'results.score'])).toBe(meant);
});

it('law: a name is nearest to itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z_]{1,20}$/), fc.array(fc.string()), (name, others) => {
      if (!/[a-z]/.test(name)) return;
      const found = nearestName(name, [...others, name])!;
      const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]/g, '');
      expect(plain(found)).toBe(plain(name));
    }),
  );
});
