import type { ReportSft } from '../sft/sftShape.ts';

/** One of the two models, as its log was read. */
export interface ExampleSide {
  /** What it is called. */
  readonly name: string;
  /** Files read. */
  readonly files: readonly string[];
  /** Their format. */
  readonly format: string;
  /** Examples that it scored. */
  readonly examples: number;
  /** Examples of them that the other side did not score. */
  readonly unpaired: number;
}

/** Two models on the same examples: by how much the likelihoods of these rose. */
export interface ExampleComparison {
  /** Version of this shape. */
  readonly schema: 'bits-per-sample/example-comparison/1';
  /** The model before. */
  readonly base: ExampleSide;
  /** The model after. */
  readonly trained: ExampleSide;
  /** Level of the intervals. */
  readonly level: number;
  /** What went from before to after, in all and by source. */
  readonly sft: ReportSft;
  /** What a reader must know. */
  readonly notes: readonly string[];
}
