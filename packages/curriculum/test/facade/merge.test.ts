import { describe, expect, it } from 'vitest';
import { curriculum, merge, restore, uniform, weighted } from '../../src/index.ts';

const tasks = [{ id: 'a' }];
const snapshot = curriculum(uniform(), { tasks, seed: 1 }).snapshot();

describe('merge refuses in its own name', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['no snapshot', () => merge([], uniform(), { seed: 1 }), /^merge: expected snapshots at least/],
    ['no list', () => merge(snapshot as never, uniform(), { seed: 1 }), /^merge: .* a list/],
    [
      'another strategy',
      () => merge([snapshot], weighted(), { seed: 1 }),
      /^merge: .* of weighted/,
    ],
    ['nothing', () => merge([null as never], uniform(), { seed: 1 }), /^merge: expected snapshots/],
    ['no options', () => merge([snapshot], uniform(), null as never), /^merge: expected options/],
    ['no seed', () => merge([snapshot], uniform(), { seed: 0.5 }), /^merge: expected seed/],
    [
      'a state of another shape',
      () => merge([{ ...snapshot, state: { strategy: { ids: 3 } } }], uniform(), { seed: 1 }),
      /^merge: expected state/,
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it('and so does restore', () => {
    for (const broken of [undefined, null, 'x', {}, { ...snapshot, digest: '' }])
      expect(() => restore(broken as never)).toThrow(/^restore: /);
    expect(() => restore(snapshot, { uniform: () => uniform({ groupSize: 0 }) })).toThrow(
      /^restore: expected groupSize/,
    );
  });
});
