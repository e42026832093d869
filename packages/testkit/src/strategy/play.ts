import type { AnyCurriculum } from './anyStrategy.ts';
import { exactly } from './exactly.ts';
import type { Event } from './script.ts';
import { someOutcome } from './someOutcome.ts';

/** A run under way: what it was asked and told so far decides what an event does to it. */
export interface Run {
  readonly held: AnyCurriculum;
  readonly tickets: readonly { ticket: string; version: number }[];
  readonly version: number;
  readonly pool: readonly string[];
}

/** One event, and a line of what came of it. */
export function play(run: Run, event: Event): [Run, string] {
  const { held, tickets, version, pool } = run;
  if (event.do === 'ask') {
    const now = version + event.later;
    const drawn = held.ask({ groups: event.groups, step: now, policyVersion: now });
    const more = drawn.map(({ ticket }) => ({ ticket, version: now }));
    return [{ ...run, version: now, tickets: [...tickets, ...more] }, exactly(drawn)];
  }
  if (event.do === 'tell') {
    if (tickets.length === 0) return [run, ''];
    const { ticket, version: drawn } = tickets[event.which % tickets.length]!;
    const n = event.errors === 2 ? 0 : 4;
    const rewards = Array.from({ length: n }, (_, i) => (i < event.right ? 1 : 0));
    return [run, exactly(held.observe([someOutcome(ticket, drawn, rewards, event.errors)]))];
  }
  if (event.do === 'add') {
    const id = `new-${event.which}`;
    const add = [
      { id, stratum: 'stratum-1', difficulty: event.which, features: { length: 2 }, maxHint: 0.5 },
    ];
    held.change({ add });
    return [{ ...run, pool: pool.includes(id) ? pool : [...pool, id] }, ''];
  }
  if (pool.length < 2) return [run, ''];
  const id = pool[event.which % pool.length]!;
  held.change({ remove: [id] });
  return [{ ...run, pool: pool.filter((other) => other !== id) }, ''];
}
