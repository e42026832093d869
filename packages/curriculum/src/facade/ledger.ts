import type { Assignment, Draw } from '../strategy/assignment.ts';
import type { Judgement, Outcome } from '../strategy/outcome.ts';
import type { Answer, Held, Pending } from './held.ts';

/** Settled tickets whose verdict can be asked for again. */
const remembered = 4096;

/** What is done to what the facade remembers: tickets given out, settled and given up, and counted. */
export interface Ledger {
  count(name: string, by?: number): void;
  /** The number of a ticket; NaN: no ticket of this run. */
  seqOf(ticket: unknown): number;
  /** Gives a draw its ticket. */
  issue(draw: Draw, version: number, purpose: Pending['purpose']): Assignment;
  /** Newer policy versions give up tickets that have waited too long. */
  advance(version: number): void;
  /** Counts what an outcome cost. */
  tally(outcome: Outcome): void;
  /** A refusal, counted by its reason. */
  refusal(reason: string): Answer;
  /** Keeps the verdict on a ticket. */
  settle(seq: number, verdict: Answer): Answer;
  /** The verdict on a ticket that was open, from what the strategy says of its group. */
  answer(judgement: Judgement, pending: Pending, outcome: Outcome): Answer;
  /** The verdict on an outcome that settles nothing. */
  refuse(seq: number, malformed: boolean): Answer;
}

/** Why not to train on a group: it has no reward, the strategy says so, or it was a measurement. */
function reasonOf(
  { admit, reason = 'unnamed' }: Judgement,
  { purpose }: Pending,
  { rewards }: Outcome,
): string | undefined {
  if (rewards.length === 0) return 'errors';
  if (!admit) return reason;
  return purpose === 'train' ? undefined : purpose;
}

/** The ledger of a run. @internal */
export function ledger(held: Held): Ledger {
  const { run, maxAge, pending, settled, counts } = held;
  const ticketOf = (seq: number) => `${run}:${seq}`;
  // the settled tickets again, as a ring: deleting the first key of a Map is slow
  const ring = [...settled.keys()];
  let oldest = 0;

  const book: Ledger = {
    count: (name, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
    seqOf(ticket) {
      const seq = typeof ticket === 'string' ? Number(ticket.slice(run.length + 1)) : NaN;
      return Number.isInteger(seq) && seq >= 0 && ticketOf(seq) === ticket ? seq : NaN;
    },
    issue(draw, version, purpose) {
      const seq = held.seq++;
      const assignment = { ...draw, ticket: ticketOf(seq) };
      pending.set(seq, { version, purpose, draw: assignment });
      return assignment;
    },
    advance(version) {
      if (version <= held.version) return;
      held.version = version;
      for (const [seq, { version: drawn }] of pending)
        if (drawn < version - maxAge) {
          pending.delete(seq);
          book.count('expired');
          book.settle(seq, { admit: false, reason: 'expired' });
        }
    },
    tally({ rewards, errors = 0, cost }) {
      book.count('settled');
      book.count('rollouts', cost?.rollouts ?? rewards.length + errors);
      if (errors > 0) book.count('errors', errors);
      for (const name of ['tokens', 'seconds', 'flops'] as const)
        if (cost?.[name]) book.count(name, cost[name]);
    },
    refusal(reason) {
      book.count('refused');
      book.count(`refused.${reason}`);
      return { admit: false, reason };
    },
    settle(seq, verdict) {
      if (ring.length < remembered) ring.push(seq);
      else {
        settled.delete(ring[oldest]!);
        ring[oldest] = seq;
        oldest = (oldest + 1) % remembered;
      }
      settled.set(seq, verdict);
      return verdict;
    },
    answer(judgement, waiting, outcome) {
      const reason = reasonOf(judgement, waiting, outcome);
      if (reason === undefined) book.count('admitted');
      const verdict = reason === undefined ? { admit: true } : book.refusal(reason);
      const { followUp } = judgement;
      if (!followUp) return verdict;
      book.count('drawn');
      return { ...verdict, followUp: book.issue(followUp, held.version, waiting.purpose) };
    },
    refuse(seq, malformed) {
      if (malformed) return book.refusal('malformed');
      if (!(seq < held.seq)) return book.refusal('unknown');
      const before = settled.get(seq);
      if (!before || before.reason === 'expired')
        return book.refusal(before?.reason ?? 'duplicate');
      book.count('duplicates');
      return before;
    },
  };
  return book;
}
