import { createRng, DomainError, type Rng, type RngState } from '@bits-per-sample/core';
import type { Curriculum, CurriculumSnapshot } from '../curriculum.ts';
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

/** Settled tickets whose verdict can be asked for again. */
const remembered = 4096;

const amount = (x: unknown): x is number => typeof x === 'number' && x >= 0 && x < Infinity;

function wellFormed({ policyVersion, rewards, errors = 0, cost }: Outcome): boolean {
  const { rollouts = 0, tokens = 0, seconds = 0, flops = 0 } = cost ?? {};
  return (
    Array.isArray(rewards) &&
    rewards.every((reward) => Number.isFinite(reward)) &&
    [policyVersion, errors, rollouts, tokens, seconds, flops].every(amount)
  );
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
  const moved = new Map<number, number>();
  return Array.from({ length: count }, (_, i) => {
    const j = i + Math.floor(rng.next() * (ids.length - i));
    const task = ids[moved.get(j) ?? j]!;
    moved.set(j, moved.get(i) ?? i);
    const rollouts = Math.max(1, Math.floor(rolloutBudget / groups));
    return { task, rollouts, probability: count / ids.length, components: {} };
  });
}

/** The facade over a strategy, its state and what the facade remembers. @internal */
export function hold<S>(strategy: Strategy<S>, state: S, held: Held): Curriculum {
  const { run, maxAge, pending, settled, counts } = held;
  const rng = createRng(held.rng);
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  const ticketOf = (seq: number) => `${run}:${seq}`;
  const seqOf = (ticket: unknown): number => {
    const digits = String(ticket).slice(run.length + 1);
    return ticketOf(Number(digits)) === ticket && /^\d+$/.test(digits) ? Number(digits) : NaN;
  };

  const settle = (seq: number, verdict: Omit<Verdict, 'ticket'>) => {
    settled.set(seq, verdict);
    if (settled.size > remembered) settled.delete(settled.keys().next().value!);
  };
  const refusal = (reason: string): Omit<Verdict, 'ticket'> => {
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
    pending.set(seq, { version, purpose, draw });
    return { ticket: ticketOf(seq), ...draw };
  };
  const tally = ({ rewards, errors = 0, cost }: Outcome) => {
    const { rollouts = rewards.length + errors, ...rest } = cost ?? {};
    for (const [name, by] of Object.entries({ rollouts, errors, ...rest })) count(name, by);
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
      const groups: Settled[] = [];
      const answers: (() => Omit<Verdict, 'ticket'>)[] = [];
      let judgements: readonly Judgement[] = [];
      const accept = ({ purpose, draw }: Pending, outcome: Outcome) => {
        tally(outcome);
        count('settled');
        if (purpose === 'evaluate') return () => refusal('evaluation');
        advance(outcome.policyVersion);
        const at = groups.length;
        const lag = Math.max(0, held.version - outcome.policyVersion);
        groups.push({ draw, outcome, lag });
        return () => {
          const { admit, reason = 'unnamed', followUp } = judgements[at]!;
          const admitted = admit && purpose === 'train' && outcome.rewards.length > 0;
          if (admitted) count('admitted');
          const own = admit ? (purpose === 'train' ? 'errors' : purpose) : reason;
          const verdict = admitted ? { admit } : refusal(own);
          if (!followUp) return verdict;
          count('drawn');
          return { ...verdict, followUp: issue(followUp, held.version, purpose) };
        };
      };
      const taken = new Map<number, Omit<Verdict, 'ticket'>>();
      for (const outcome of outcomes) {
        const seq = seqOf(outcome?.ticket);
        const waiting = pending.get(seq);
        if (waiting && wellFormed(outcome)) {
          pending.delete(seq);
          const answer = accept(waiting, outcome);
          answers.push(() => {
            const verdict = answer();
            taken.set(seq, verdict);
            settle(seq, verdict);
            return verdict;
          });
        } else
          answers.push(() => {
            if (waiting && !taken.has(seq)) return refusal('malformed');
            if (!(seq < held.seq)) return refusal('unknown');
            const before = taken.get(seq) ?? settled.get(seq);
            if (before?.reason === 'expired' || !before)
              return refusal(before?.reason ?? 'duplicate');
            count('duplicates');
            return before;
          });
      }
      judgements = strategy.observe(state, groups);
      return answers.map((answer, i) => ({ ticket: String(outcomes[i]?.ticket), ...answer() }));
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
