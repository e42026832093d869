import { createRng, DomainError, type Rng, type RngState } from '@bits-per-sample/core';
import type { Curriculum, CurriculumSnapshot } from '../curriculum.ts';
import { distinct } from '../sample/distinct.ts';
import { digestJson } from '../state/digestJson.ts';
import { toStateJson } from '../state/toStateJson.ts';
import type { AskRequest, Assignment, Draw } from './assignment.ts';
import { checkNeeds } from './checkNeeds.ts';
import type { Judgement, Outcome, Settled, Verdict } from './outcome.ts';
import type { Json, Strategy } from './strategy.ts';

/** A draw that has not come back. */
export interface Pending {
  /** Policy version it was drawn for. */
  readonly version: number;
  readonly purpose: 'train' | 'profile' | 'evaluate';
  readonly draw: Draw;
}

/** What the facade remembers beside the strategy's state. */
export interface Held {
  readonly run: string;
  readonly maxAge: number;
  readonly rng: RngState;
  /** Number of the next ticket. */
  seq: number;
  /** Newest policy version seen; −1: none. */
  version: number;
  readonly pending: Map<number, Pending>;
  /** Verdicts on the last settled tickets, oldest first. */
  readonly settled: Map<number, Omit<Verdict, 'ticket'>>;
  readonly counts: Map<string, number>;
}

type Answer = Omit<Verdict, 'ticket'>;

/** Settled tickets whose verdict can be asked for again. */
const remembered = 4096;

const amount = (x: unknown): x is number => typeof x === 'number' && x >= 0 && x < Infinity;

function wellFormed({ policyVersion, rewards, errors = 0, cost }: Outcome): boolean {
  if (!Array.isArray(rewards) || !amount(policyVersion) || !amount(errors)) return false;
  for (const reward of rewards) if (!Number.isFinite(reward)) return false;
  if (cost === undefined) return true;
  const { rollouts = 0, tokens = 0, seconds = 0, flops = 0 } = cost;
  return [rollouts, tokens, seconds, flops].every(amount);
}

function checkRequest(request: AskRequest): void {
  const { groups, rolloutBudget = groups, step, policyVersion, purpose = 'train' } = request;
  const refuse = (parameter: string, expected: string, received: unknown): never => {
    throw new DomainError('ask', parameter, expected, received);
  };
  if (!(Number.isInteger(groups) && groups >= 1)) refuse('groups', 'an integer ≥ 1', groups);
  if (!(Number.isInteger(rolloutBudget) && rolloutBudget >= 1))
    refuse('rolloutBudget', 'an integer ≥ 1', rolloutBudget);
  if (!amount(step)) refuse('step', '≥ 0', step);
  if (!amount(policyVersion)) refuse('policyVersion', '≥ 0', policyVersion);
  if (!['train', 'profile', 'evaluate'].includes(purpose))
    refuse('purpose', "'train', 'profile' or 'evaluate'", purpose);
}

/** Uniform draws without replacement, the same whatever the strategy. */
function evaluationDraws(
  strategy: Strategy,
  state: unknown,
  request: AskRequest,
  rng: Rng,
): readonly Draw[] {
  if (strategy.evaluate) return strategy.evaluate(state, request, rng);
  const { ids } = strategy.weights(state);
  if (ids.length === 0) throw new DomainError('ask', 'pool', 'with at least one task', 'none');
  const n = typeof strategy.config.n === 'number' ? strategy.config.n : 1;
  const { groups, rolloutBudget = groups * n } = request;
  const count = Math.min(groups, ids.length);
  const rollouts = Math.max(1, Math.floor(rolloutBudget / groups));
  const probability = count / ids.length;
  return distinct(count, ids.length, rng).map((at) => ({
    task: ids[at]!,
    rollouts,
    probability,
    components: {},
  }));
}

/** The facade over a strategy, its state and what the facade remembers. @internal */
export function hold<S>(strategy: Strategy<S>, state: S, held: Held): Curriculum {
  const { run, maxAge, pending, settled, counts } = held;
  const rng = createRng(held.rng);
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  const ticketOf = (seq: number) => `${run}:${seq}`;
  /** The number of a ticket; NaN: no ticket of this run. */
  const seqOf = (ticket: unknown): number => {
    const seq = typeof ticket === 'string' ? Number(ticket.slice(run.length + 1)) : NaN;
    return Number.isInteger(seq) && seq >= 0 && ticketOf(seq) === ticket ? seq : NaN;
  };

  // the settled tickets again, as a ring: deleting the first key of a Map is slow
  const ring = [...settled.keys()];
  let oldest = 0;
  const settle = <V extends Answer>(seq: number, verdict: V): V => {
    if (ring.length < remembered) ring.push(seq);
    else {
      settled.delete(ring[oldest]!);
      ring[oldest] = seq;
      oldest = (oldest + 1) % remembered;
    }
    settled.set(seq, verdict);
    return verdict;
  };
  const refusal = (reason: string): Answer => {
    count('refused');
    count(`refused.${reason}`);
    return { admit: false, reason };
  };
  const advance = (version: number) => {
    if (version <= held.version) return;
    held.version = version;
    for (const [seq, { version: drawn }] of pending)
      if (drawn < version - maxAge) {
        pending.delete(seq);
        count('expired');
        settle(seq, { admit: false, reason: 'expired' });
      }
  };
  const issue = (draw: Draw, version: number, purpose: Pending['purpose']): Assignment => {
    const seq = held.seq++;
    const assignment = { ...draw, ticket: ticketOf(seq) };
    pending.set(seq, { version, purpose, draw: assignment });
    return assignment;
  };
  const tally = ({ rewards, errors = 0, cost }: Outcome) => {
    count('settled');
    count('rollouts', cost?.rollouts ?? rewards.length + errors);
    if (errors > 0) count('errors', errors);
    for (const name of ['tokens', 'seconds', 'flops'] as const)
      if (cost?.[name]) count(name, cost[name]);
  };
  const answer = (judgement: Judgement, { purpose }: Pending, outcome: Outcome): Answer => {
    const { admit, reason = 'unnamed', followUp } = judgement;
    const trained = purpose === 'train' ? (outcome.rewards.length > 0 ? '' : 'errors') : purpose;
    if (admit && !trained) count('admitted');
    const verdict = admit && !trained ? { admit } : refusal(admit ? trained : reason);
    if (!followUp) return verdict;
    count('drawn');
    return { ...verdict, followUp: issue(followUp, held.version, purpose) };
  };
  /** What to say of an outcome that settles nothing. */
  const refuse = (seq: number, malformed: boolean): Answer => {
    if (malformed) return refusal('malformed');
    if (!(seq < held.seq)) return refusal('unknown');
    const before = settled.get(seq);
    if (!before || before.reason === 'expired') return refusal(before?.reason ?? 'duplicate');
    count('duplicates');
    return before;
  };

  return {
    ask(request) {
      checkRequest(request);
      const { groups, policyVersion, purpose = 'train' } = request;
      const evaluation = purpose === 'evaluate';
      const draws = evaluation
        ? evaluationDraws(strategy as Strategy, state, request, rng.fork(`evaluate:${held.seq}`))
        : strategy.ask(state, request, rng);
      if (!evaluation) advance(policyVersion);
      count('asks');
      count(evaluation ? 'evaluated' : 'drawn', draws.length);
      count('shortfall', Math.max(0, groups - draws.length));
      return draws.map((draw) => issue(draw, policyVersion, purpose));
    },

    observe(outcomes) {
      const settling: Settled[] = [];
      const places = outcomes.map((outcome) => {
        const seq = seqOf(outcome?.ticket);
        const waiting = pending.get(seq);
        const malformed = waiting !== undefined && !wellFormed(outcome);
        if (!waiting || malformed) return { seq, malformed, waiting: undefined, at: -1 };
        pending.delete(seq);
        tally(outcome);
        if (waiting.purpose === 'evaluate') return { seq, malformed, waiting, at: -1 };
        advance(outcome.policyVersion);
        const lag = Math.max(0, held.version - outcome.policyVersion);
        const at = settling.push({ draw: waiting.draw, outcome, lag }) - 1;
        return { seq, malformed, waiting, at };
      });
      const judgements = strategy.observe(state, settling);
      return places.map(({ seq, malformed, waiting, at }, i) => {
        const outcome = outcomes[i]!;
        const said = !waiting
          ? refuse(seq, malformed)
          : settle(seq, at < 0 ? refusal('evaluation') : answer(judgements[at]!, waiting, outcome));
        return { ticket: String(outcome?.ticket), ...said };
      });
    },

    change(change) {
      if (change.add) checkNeeds(strategy, change.add);
      strategy.change(state, change);
    },
    weights: () => strategy.weights(state),
    metrics: () => ({
      ...strategy.metrics(state),
      ...Object.fromEntries(
        ['asks', 'drawn', 'settled', 'admitted', 'refused', 'rollouts', 'errors', 'expired']
          .concat('shortfall', 'duplicates', ...counts.keys())
          .map((name) => [name, counts.get(name) ?? 0]),
      ),
      pending: pending.size,
    }),

    snapshot(): CurriculumSnapshot {
      const { kind, version, config } = strategy;
      const own = {
        run,
        maxAge,
        rng: rng.toJSON(),
        seq: held.seq,
        version: held.version,
        pending: [...pending],
        settled: [...settled],
        counts: [...counts],
      };
      const saved = { ...(toStateJson(own) as object), strategy: strategy.save(state) } as Json;
      const rest = {
        schema: 'curriculum-state/1' as const,
        strategy: { kind, version, config },
        state: saved,
      };
      return { ...rest, digest: digestJson(rest) };
    },
  };
}
