import { checkObject, createRng } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { checkNeeds } from '../strategy/checkNeeds.ts';
import { checkTasks } from '../strategy/checkTasks.ts';
import type { Settled, Verdict } from '../strategy/outcome.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { checkRequest } from './checkRequest.ts';
import { evaluationDraws } from './evaluationDraws.ts';
import type { Curriculum } from './handle.ts';
import type { Held } from './held.ts';
import { isWellFormed } from './isWellFormed.ts';
import { ledger } from './ledger.ts';
import type { Asked } from './pendingTickets.ts';
import type { Answer } from './recentVerdicts.ts';
import { snapshotOf } from './snapshotOf.ts';
import { ticketNumber } from './ticketNumber.ts';

/** Counters that a dashboard sees even while they are 0. */
const shown =
  'asks drawn settled admitted refused rollouts errors expired shortfall duplicates'.split(' ');

/** An answer with its ticket; the two kinds there are most of are written out, as it is quicker. */
function verdictOf(ticket: string, answer: Answer): Verdict {
  const { admit, reason, followUp } = answer;
  if (followUp) return { ticket, ...answer };
  return reason === undefined ? { ticket, admit } : { ticket, admit, reason };
}

/** The facade over a strategy, its state and what the facade remembers. @internal */
export function hold<S>(strategy: Strategy<S>, state: S, held: Held): Curriculum {
  const { pending, counts } = held;
  const rng = createRng(held.rng);
  const book = ledger(held);

  return {
    ask(request) {
      checkRequest(request);
      const { groups, policyVersion, purpose = 'train' } = request;
      const evaluation = purpose === 'evaluate';
      const draws = evaluation
        ? evaluationDraws(strategy as Strategy, state, request, rng.fork(`evaluate:${held.seq}`))
        : strategy.ask(state, request, rng);
      if (!evaluation) book.advance(policyVersion);
      book.count('asks');
      book.count(evaluation ? 'evaluated' : 'drawn', draws.length);
      book.count('shortfall', Math.max(0, groups - draws.length));
      const asked = { version: policyVersion, purpose };
      return draws.map((draw) => book.issue(draw, asked));
    },

    observe(outcomes) {
      const settling: Settled[] = [];
      const seqs: number[] = [];
      const found: (Asked | 'malformed' | 'closed')[] = [];
      for (const outcome of outcomes) {
        const seq = ticketNumber(outcome?.ticket, held.run);
        const draw = pending.drawOf(seq);
        seqs.push(seq);
        if (!draw || !isWellFormed(outcome)) {
          found.push(draw ? 'malformed' : 'closed');
          continue;
        }
        const asked = pending.delete(seq);
        found.push(asked);
        book.tally(outcome);
        if (asked.purpose === 'evaluate') continue;
        book.advance(outcome.policyVersion);
        const lag = Math.max(0, held.version - outcome.policyVersion);
        settling.push({ draw, outcome, lag });
      }
      const judgements = strategy.observe(state, settling);
      let judged = 0;
      return outcomes.map((outcome, i) => {
        const ticket = String(outcome?.ticket);
        const asked = found[i]!;
        const seq = seqs[i]!;
        if (typeof asked === 'string')
          return verdictOf(ticket, book.refuse(seq, asked === 'malformed'));
        const said =
          asked.purpose === 'evaluate'
            ? book.refusal('evaluation')
            : book.answer(judgements[judged++]!, asked, outcome);
        return verdictOf(ticket, book.settle(seq, said));
      });
    },

    change(change) {
      checkObject('change', 'change', change);
      if (change.add) checkTasks('change', change.add);
      if (change.remove) checkList('change', 'remove', change.remove);
      if (change.add) checkNeeds('change', strategy, change.add);
      inNameOf('change', () => strategy.change(state, change));
    },
    weights: () => strategy.weights(state),
    metrics: () => ({
      ...strategy.metrics(state),
      ...Object.fromEntries(
        [...shown, ...counts.keys()].map((name) => [name, counts.get(name)?.total ?? 0]),
      ),
      pending: pending.size,
    }),

    snapshot: () => snapshotOf(strategy, state, held, rng),
  };
}
