import type { Assignment, Draw } from '../strategy/assignment.ts';
import type { Judgement, Outcome } from '../strategy/outcome.ts';
import { assignmentOf } from './assignmentOf.ts';
import type { Counter, Held } from './held.ts';
import type { Asked } from './pendingTickets.ts';
import type { Answer } from './recentVerdicts.ts';

/** What is done to what the facade remembers: tickets given out, settled and given up, and counted. */
export interface Ledger {
  count(name: string, by?: number): void;
  /** Gives a draw its ticket. */
  issue(draw: Draw, asked: Asked): Assignment;
  /** Newer policy versions give up tickets that have waited too long. */
  advance(version: number): void;
  /** Counts what an outcome cost. */
  tally(outcome: Outcome): void;
  /** A refusal, counted by its reason. */
  refusal(reason: string): Answer;
  /** Keeps the verdict on a ticket. */
  settle(seq: number, verdict: Answer): Answer;
  /** The verdict on a ticket that was open, from what the strategy says of its group. */
  answer(judgement: Judgement, asked: Asked, outcome: Outcome): Answer;
  /** The verdict on an outcome that settles nothing. */
  refuse(seq: number, malformed: boolean): Answer;
}

const admission: Answer = { admit: true };

/** Why not to train on a group: it has no reward, the strategy says so, or it was a measurement. */
function reasonOf(
  { admit, reason = 'unnamed' }: Judgement,
  { purpose }: Asked,
  { rewards }: Outcome,
): string | undefined {
  if (rewards.length === 0) return 'errors';
  if (!admit) return reason;
  return purpose === 'train' ? undefined : purpose;
}

/** The ledger of a run. @internal */
export function ledger(held: Held): Ledger {
  const { maxAge, pending, settled, counts } = held;
  const prefix = `${held.run}:`;
  const counter = (name: string): Counter => {
    const known = counts.get(name);
    if (known) return known;
    const fresh = { total: 0 };
    counts.set(name, fresh);
    return fresh;
  };
  const settlements = counter('settled');
  const rollouts = counter('rollouts');
  const admitted = counter('admitted');
  const refused = counter('refused');
  const refusals = new Map<string, { readonly answer: Answer; readonly counted: Counter }>();

  const book: Ledger = {
    count(name, by = 1) {
      counter(name).total += by;
    },
    issue(draw, asked) {
      const seq = held.seq++;
      pending.set(seq, draw, asked);
      return assignmentOf(draw, prefix + seq);
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
      settlements.total++;
      rollouts.total += cost?.rollouts ?? rewards.length + errors;
      if (errors > 0) book.count('errors', errors);
      if (!cost) return;
      for (const name of ['tokens', 'seconds', 'flops'] as const)
        if (cost[name]) book.count(name, cost[name]);
    },
    refusal(reason) {
      let known = refusals.get(reason);
      if (!known) {
        known = { answer: { admit: false, reason }, counted: counter(`refused.${reason}`) };
        refusals.set(reason, known);
      }
      refused.total++;
      known.counted.total++;
      return known.answer;
    },
    settle(seq, verdict) {
      settled.add(seq, verdict);
      return verdict;
    },
    answer(judgement, asked, outcome) {
      const reason = reasonOf(judgement, asked, outcome);
      if (reason === undefined) admitted.total++;
      const verdict = reason === undefined ? admission : book.refusal(reason);
      const { followUp } = judgement;
      if (!followUp) return verdict;
      book.count('drawn');
      const again = { version: held.version, purpose: asked.purpose };
      return { ...verdict, followUp: book.issue(followUp, again) };
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
