import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticketNumber } from '../../src/facade/ticketNumber.ts';

it('law: reads back what was written, and nothing that is written otherwise', () =>
  fc.assert(
    fc.property(
      fc.string(),
      fc.oneof(fc.nat(), fc.integer({ min: 0, max: 1e15 - 1 })),
      fc.string(),
      (run, seq, other) => {
        expect(ticketNumber(`${run}:${seq}`, run)).toBe(seq);
        const read = ticketNumber(other, run);
        if (!Number.isNaN(read)) expect(`${run}:${read}`).toBe(other);
        expect(ticketNumber(`${other}:${seq}`, run)).toBe(other === run ? seq : NaN);
      },
    ),
  ));

it.each([
  'run:',
  'run:00',
  'run:01',
  'run:+1',
  'run:1.0',
  'run:1e3',
  'run: 1',
  'run:-1',
  'run',
  '',
])('does not read %j', (ticket) => {
  expect(ticketNumber(ticket, 'run')).toBeNaN();
});

it.each([null, undefined, 7, {}, ['run:1']])('does not read %j, which is no text', (ticket) => {
  expect(ticketNumber(ticket, 'run')).toBeNaN();
});
