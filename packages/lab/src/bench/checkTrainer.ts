import {
  checkAtLeast,
  checkNumber,
  checkObject,
  checkOneOf,
  checkWhole,
} from '@bits-per-sample/core';
import type { Trainer } from './trial.ts';

/** A trainer with everything that was left out. */
export type WholeTrainer = Required<Omit<Trainer, 'price'>> & {
  readonly price: Required<NonNullable<Trainer['price']>>;
};

/** Fills in what is left out of a trainer, and throws unless it can be used. */
export function checkTrainer(fn: string, trainer: Trainer): WholeTrainer {
  checkObject(fn, 'trainer', trainer);
  const { budget = 200_000, groups = 32, normalise = 'none', average = 'rollouts' } = trainer;
  const { target = 0.8, price = {}, tokens = 0 } = trainer;
  checkWhole(fn, 'budget', budget, { least: 1, most: 2 ** 30 });
  checkWhole(fn, 'groups', groups, { least: 1, most: 2 ** 20 });
  checkOneOf(fn, 'normalise', normalise, ['none', 'grpo']);
  checkOneOf(fn, 'average', average, ['rollouts', 'admitted']);
  checkNumber(fn, 'target', target);
  checkAtLeast(fn, 'tokens', tokens, 0);
  checkObject(fn, 'price', price);
  const { rollout = 1, token = 0, step = 0 } = price;
  for (const [name, value] of Object.entries({ rollout, token, step }))
    checkAtLeast(fn, `price.${name}`, value, 0);
  const prices = { rollout, token, step };
  return { budget, groups, normalise, average, target, price: prices, tokens };
}
