import { describe, expect, it } from 'vitest';
import { type Curriculum, curriculum } from '../../src/index.ts';
import { expandingBox } from '../../src/space.ts';
import { dimensions } from '../support/space.ts';

describe('expandingBox', () => {
  const run = () =>
    curriculum(expandingBox({ dimensions, queue: 3, start: { x: 0.1 } }), { tasks: [], seed: 5 });
  const tell = (held: Curriculum, reward: number) => {
    const [drawn] = held.ask({ groups: 1, step: 0, policyVersion: 0 });
    held.observe([{ ticket: drawn!.ticket, policyVersion: 0, rewards: [reward] }]);
    return drawn!.params!;
  };

  it('grows after masteries in a row, shrinks after failures in a row', () => {
    const held = run();
    for (const reward of [1, 1, 0.5, 1, 1]) tell(held, reward);
    expect(held.metrics().size).toBe(0.2);
    tell(held, 1);
    expect(held.metrics().size).toBe(0.4);
    for (const reward of [0, 0, 1, 0, 0]) tell(held, reward);
    expect(held.metrics().size).toBe(0.4);
    tell(held, 0);
    expect(held.metrics().size).toBe(0.2);
    for (let i = 0; i < 30; i++) tell(held, 1);
    expect(held.metrics().size).toBe(1);
  });

  it('is moved inwards where it would stick out', () => {
    const held = run();
    for (let i = 0; i < 50; i++) expect(tell(held, 0.5).x).toBeLessThanOrEqual(0.2);
  });
});
