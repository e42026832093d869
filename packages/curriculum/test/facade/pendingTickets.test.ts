import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Pending, PendingTickets } from '../../src/facade/pendingTickets.ts';

const pending = (version: number): Pending => ({
  version,
  purpose: 'train',
  draw: { task: 'a', rollouts: 1, probability: 1, components: {} },
});

it('law: holds what a map holds, over pages that fill, empty and go', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(700), fc.array(fc.nat(4000), { maxLength: 40 })), { maxLength: 12 }),
      (turns) => {
        const tickets = new PendingTickets();
        const map = new Map<number, Pending>();
        let seq = 0;
        for (const [issued, settled] of turns) {
          for (let k = 0; k < issued; k++, seq++) {
            const { draw, ...asked } = pending(seq);
            tickets.set(seq, draw, asked);
            map.set(seq, { ...asked, draw });
          }
          for (const at of settled) {
            expect(tickets.drawOf(at)).toBe(map.get(at)?.draw);
            if (map.delete(at)) expect(tickets.delete(at).version).toBe(at);
          }
          expect(tickets.size).toBe(map.size);
          expect([...tickets]).toEqual([...map]);
        }
        expect([...new PendingTickets(map)]).toEqual([...map]);
        for (const [at] of tickets) tickets.delete(at);
        expect([tickets.size, [...tickets]]).toEqual([0, []]);
      },
    ),
  ));

it('knows nothing under what is no number', () => {
  expect(new PendingTickets([[0, pending(0)]]).drawOf(NaN)).toBeUndefined();
});
