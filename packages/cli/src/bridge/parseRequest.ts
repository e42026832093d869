import type { AskRequest, Outcome, PoolChange } from '@bits-per-sample/curriculum';
import { BridgeError } from './bridgeError.ts';
import { parseTask } from './parseTask.ts';

/** A request that moves the state. */
export type Move =
  | { readonly op: 'ask'; readonly key?: string; readonly request: AskRequest }
  | { readonly op: 'observe'; readonly key?: string; readonly outcomes: readonly Outcome[] }
  | { readonly op: 'change'; readonly key?: string; readonly change: PoolChange };

/** A request that only looks. */
export interface Look {
  readonly op: 'weights' | 'metrics' | 'snapshot' | 'health';
}

/** How much one request may hold. */
const MOST = { groups: 65_536, outcomes: 65_536, rewards: 65_536, tasks: 1_000_000, key: 256 };

const PURPOSES = ['train', 'profile', 'evaluate'] as const;
const MATCHES = ['win', 'loss', 'draw'] as const;
const SIGNALS = ['absAdvantage', 'valueLoss', 'entropy', 'gradNorm'] as const;
const COSTS = ['rollouts', 'tokens', 'seconds', 'flops'] as const;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a request of the protocol out of JSON; what the curriculum itself checks is left to it.
 *
 * @param op name of the operation.
 * @param body the rest of the request. A reward of null is NaN: JSON has no other.
 * @returns the request, with nothing in it that is not part of the protocol.
 * @throws {BridgeError} `unknown-op`, or `invalid` with the field at fault.
 */
export function parseRequest(op: unknown, body: unknown): Move | Look {
  const fields = object(body, 'the request');
  switch (op) {
    case 'ask':
      return { op, ...keyOf(fields), request: askRequest(fields) };
    case 'observe':
      return {
        op,
        ...keyOf(fields),
        outcomes: list(fields.outcomes, 'outcomes', MOST.outcomes).map(outcome),
      };
    case 'change':
      return { op, ...keyOf(fields), change: poolChange(fields) };
    case 'weights':
    case 'metrics':
    case 'snapshot':
    case 'health':
      return { op };
    default:
      throw new BridgeError(
        'unknown-op',
        `expected op, one of ask, observe, change, weights, metrics, snapshot, health; got ${show(op)}`,
      );
  }
}

const invalid = (message: string): BridgeError => new BridgeError('invalid', message);

const show = (x: unknown): string => {
  const text = JSON.stringify(x) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

function object(x: unknown, name: string): Fields {
  if (typeof x !== 'object' || x === null || Array.isArray(x))
    throw invalid(`expected ${name} to be an object, got ${show(x)}`);
  return x as Fields;
}

function list(x: unknown, name: string, most: number): readonly unknown[] {
  if (!Array.isArray(x)) throw invalid(`expected ${name}, a list; got ${show(x)}`);
  if (x.length > most)
    throw new BridgeError('too-large', `${name}: at most ${most} at once, got ${x.length}`);
  return x;
}

function text(x: unknown, name: string, most = 1024): string {
  if (typeof x !== 'string' || x === '' || x.length > most)
    throw invalid(`expected ${name}, a text of 1 to ${most} characters; got ${show(x)}`);
  return x;
}

function whole(x: unknown, name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (!Number.isSafeInteger(x) || (x as number) < least || (x as number) > most)
    throw invalid(
      `expected ${name}, a whole number of at least ${least}${most < Number.MAX_SAFE_INTEGER ? ` and at most ${most}` : ''}; got ${show(x)}`,
    );
  return x as number;
}

/** A number as JSON keeps it: null stands for NaN, −0 becomes 0, 1e999 is none. */
function number(x: unknown, name: string): number {
  if (x === null) return Number.NaN;
  if (typeof x !== 'number' || !Number.isFinite(x))
    throw invalid(`expected ${name}, a finite number or null; got ${show(x)}`);
  return x + 0;
}

function oneOf<T extends string>(x: unknown, name: string, known: readonly T[]): T {
  const found = known.find((word) => word === x);
  if (found === undefined)
    throw invalid(`expected ${name}, one of ${known.join(', ')}; got ${show(x)}`);
  return found;
}

/** The field under `name` when it is there. */
const given = <T>(fields: Fields, name: string, read: (x: unknown) => T): Record<string, T> =>
  fields[name] === undefined || fields[name] === null ? {} : { [name]: read(fields[name]) };

const keyOf = (fields: Fields): { key?: string } =>
  given(fields, 'key', (x) => text(x, 'key', MOST.key));

function askRequest(fields: Fields): AskRequest {
  return {
    groups: whole(fields.groups, 'groups', 1, MOST.groups),
    step: whole(fields.step, 'step', 0),
    policyVersion: whole(fields.policyVersion, 'policyVersion', 0),
    ...given(fields, 'rolloutBudget', (x) => whole(x, 'rolloutBudget', 1)),
    ...given(fields, 'purpose', (x) => oneOf(x, 'purpose', PURPOSES)),
  };
}

function numbers(x: unknown, name: string, known: readonly string[]): Record<string, number> {
  const fields = object(x, name);
  return Object.assign(
    {},
    ...known.map((key) => given(fields, key, (value) => number(value, `${name}.${key}`))),
  ) as Record<string, number>;
}

function outcome(x: unknown, i: number): Outcome {
  const name = `outcomes[${i}]`;
  const fields = object(x, name);
  const rewards = list(fields.rewards, `${name}.rewards`, MOST.rewards);
  return {
    ticket: text(fields.ticket, `${name}.ticket`),
    policyVersion: whole(fields.policyVersion, `${name}.policyVersion`, 0),
    rewards: rewards.map((reward) => number(reward, `each of ${name}.rewards`)),
    ...given(fields, 'errors', (value) => whole(value, `${name}.errors`, 0)),
    ...given(fields, 'signals', (value) => numbers(value, `${name}.signals`, SIGNALS)),
    ...given(fields, 'match', (value) => oneOf(value, `${name}.match`, MATCHES)),
    ...given(fields, 'cost', (value) => ({
      rollouts: whole(object(value, `${name}.cost`).rollouts, `${name}.cost.rollouts`, 0),
      ...numbers(value, `${name}.cost`, COSTS),
    })),
  };
}

function poolChange(fields: Fields): PoolChange {
  return {
    ...given(fields, 'add', (x) =>
      list(x, 'add', MOST.tasks).map((task) => parseTask(task, invalid)),
    ),
    ...given(fields, 'remove', (x) =>
      list(x, 'remove', MOST.tasks).map((id) => text(id, 'each of remove')),
    ),
  };
}
