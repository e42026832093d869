import { describe, expect, it } from 'vitest';
import { type Move, parseRequest } from '../../src/bridge/parseRequest.ts';

describe('requests', () => {
  it.each<[string, object, RegExp]>([
    ['ask', { groups: 0, step: 0, policyVersion: 0 }, /groups, a whole number of at least 1/],
    ['ask', { groups: 1e9, step: 0, policyVersion: 0 }, /at most 65536/],
    ['ask', { groups: 2.5, step: 0, policyVersion: 0 }, /groups/],
    ['ask', { groups: '2', step: 0, policyVersion: 0 }, /got "2"/],
    ['ask', { groups: 2, policyVersion: 0 }, /step.*got nothing/],
    ['ask', { groups: 2, step: -1, policyVersion: 0 }, /step/],
    ['ask', { groups: 2, step: 0, policyVersion: 0, purpose: 'fun' }, /train, profile, evaluate/],
    ['ask', { groups: 2, step: 0, policyVersion: 0, key: 7 }, /key/],
    ['ask', { groups: 2, step: 0, policyVersion: 0, key: 'k'.repeat(257) }, /key/],
    ['observe', {}, /outcomes, a list/],
    ['observe', { outcomes: [1] }, /outcomes\[0\] to be an object/],
    ['observe', { outcomes: [{ ticket: 1 }] }, /rewards, a list/],
    ['observe', { outcomes: [{ ticket: 1, rewards: [] }] }, /ticket/],
    [
      'observe',
      { outcomes: [{ ticket: 't', policyVersion: 0, rewards: ['1'] }] },
      /finite number or null/,
    ],
    [
      'observe',
      { outcomes: [{ ticket: 't', policyVersion: 0, rewards: [], errors: -1 }] },
      /errors/,
    ],
    [
      'observe',
      { outcomes: [{ ticket: 't', policyVersion: 0, rewards: [], match: 'x' }] },
      /win, loss, draw/,
    ],
    ['change', { add: [{}] }, /expected id/],
    ['change', { add: [{ id: 'a', maxHint: 2 }] }, /maxHint/],
    ['change', { add: [{ id: 'a', successes: 3 }] }, /attempts in/],
    ['change', { add: [{ id: 'a', successes: 3, attempts: 2 }] }, /successes among them/],
    ['change', { remove: [1] }, /remove/],
    ['drop', {}, /expected op, one of/],
  ])('%s %j is refused', (op, body, message) => {
    expect(() => parseRequest(op, body)).toThrow(message);
  });

  it('1e999 is no number, and −0 is 0, so that the journal loses nothing', () => {
    const outcome = (rewards: string): Move =>
      parseRequest(
        'observe',
        JSON.parse(`{"outcomes":[{"ticket":"t","policyVersion":0,"rewards":${rewards}}]}`),
      ) as Move;
    expect(() => outcome('[1e999]')).toThrow(/finite/);
    expect(outcome('[-0]')).toEqual({
      op: 'observe',
      outcomes: [{ ticket: 't', policyVersion: 0, rewards: [0] }],
    });
  });

  it('what the protocol does not know is left out', () => {
    const body = { groups: 1, step: 0, policyVersion: 0, id: 4, colour: 'red', __proto__: null };
    expect(parseRequest('ask', body)).toEqual({
      op: 'ask',
      request: { groups: 1, step: 0, policyVersion: 0 },
    });
  });
});
