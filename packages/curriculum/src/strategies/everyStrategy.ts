import type { StrategyFactory } from '../restore.ts';
import { uniform } from './uniform.ts';

/** Every strategy of the package by its kind: where `restore` looks. */
export const everyStrategy: Readonly<Record<string, StrategyFactory>> = {
  uniform,
};
