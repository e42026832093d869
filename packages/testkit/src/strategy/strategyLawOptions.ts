import type { AnyCurriculum, AnyStrategy, AnyTask } from './anyStrategy.ts';

/** How to hold a strategy, and what it promises. */
export interface StrategyLawOptions {
  /** `curriculum` of the package. */
  readonly curriculum: (
    // biome-ignore lint/suspicious/noExplicitAny: generic over the strategy's state
    strategy: any,
    options: { tasks: AnyTask[]; seed: number },
  ) => AnyCurriculum;
  /** `restore` of the package. */
  readonly restore: (
    // biome-ignore lint/suspicious/noExplicitAny: a snapshot as curriculum has it
    snapshot: any,
    // biome-ignore lint/suspicious/noExplicitAny: makers of strategies
    strategies: any,
  ) => AnyCurriculum;
  /** The pool. Default: twelve tasks in three strata with difficulties, a feature and hints. */
  readonly tasks?: readonly AnyTask[];
  /** Whether single draws have the shares of `weights()`. Default false. */
  readonly claims?: boolean;
  /** Whether its pool cannot change. Default false. */
  readonly fixedPool?: boolean;
  /** Snapshots of older versions of its state: the contents of fixture files. Default none. */
  readonly fixtures?: readonly unknown[];
  /** Throws when a strategy does worse than its row in the table of the benchmark. */
  readonly benchmark?: (factory: () => AnyStrategy) => void;
  /** Broken twins (p(1 − p) by p, no gate, no drift): the benchmark must throw on each. */
  readonly mutants?: Readonly<Record<string, () => AnyStrategy>>;
}
