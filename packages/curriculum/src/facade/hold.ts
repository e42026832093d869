import { checkObject, createRng } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { checkNeeds } from '../strategy/checkNeeds.ts';
import { checkTasks } from '../strategy/checkTasks.ts';
import type { Settled } from '../strategy/outcome.ts';
import type { Strategy } from '../strategy/strategy.ts';
import { checkRequest } from './checkRequest.ts';
import { evaluationDraws } from './evaluationDraws.ts';
import type { Curriculum } from './handle.ts';
import type { Held } from './held.ts';
import { isWellFormed } from './isWellFormed.ts';
import { ledger } from './ledger.ts';
import { snapshotOf } from './snapshotOf.ts';

/** Counters that a dashboard sees even while they are 0. */
const shown =
  'asks drawn settled admitted refused rollouts errors expired shortfall duplicates'.split(' ');

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
      return draws.map((draw) => book.issue(draw, policyVersion, purpose));
    },

    observe(outcomes) {
      const settling: Settled[] = [];
      const places = outcomes.map((outcome) => {
        const seq = book.seqOf(outcome?.ticket);
        const waiting = pending.get(seq);
        const malformed = waiting !== undefined && !isWellFormed(outcome);
        if (!waiting || malformed) return { seq, malformed, waiting: undefined, at: -1 };
        pending.delete(seq);
        book.tally(outcome);
        if (waiting.purpose === 'evaluate') return { seq, malformed, waiting, at: -1 };
        book.advance(outcome.policyVersion);
        const lag = Math.max(0, held.version - outcome.policyVersion);
        const at = settling.push({ draw: waiting.draw, outcome, lag }) - 1;
        return { seq, malformed, waiting, at };
      });
      const judgements = strategy.observe(state, settling);
      return places.map(({ seq, malformed, waiting, at }, i) => {
        const outcome = outcomes[i]!;
        const ticket = String(outcome?.ticket);
        if (!waiting) return { ticket, ...book.refuse(seq, malformed) };
        const said =
          at < 0 ? book.refusal('evaluation') : book.answer(judgements[at]!, waiting, outcome);
        return { ticket, ...book.settle(seq, said) };
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
        [...shown, ...counts.keys()].map((name) => [name, counts.get(name) ?? 0]),
      ),
      pending: pending.size,
    }),

    snapshot: () => snapshotOf(strategy, state, held, rng),
  };
}
