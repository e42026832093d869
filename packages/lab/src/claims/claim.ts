import type { Rng } from '@bits-per-sample/core';

/** A number that an experiment found, and what it had to be. */
export interface ClaimNumber {
  /** What it is, in a few words. */
  readonly name: string;
  /** What the experiment found. */
  readonly value: number;
  /** Standard error by chance, where the number was simulated. */
  readonly standardError?: number;
  /** What mathematics or another program says; absent where only the simulation can tell. */
  readonly expected?: number;
  /** Largest distance from `expected` that passes. */
  readonly tolerance?: number;
}

/** A line of a claim's picture. */
export interface ClaimSeries {
  /** What it follows. */
  readonly name: string;
  /** Places along the x axis. */
  readonly x: readonly number[];
  /** Heights, one for each x. */
  readonly y: readonly number[];
}

/** What a claim's picture shows, as data. */
export interface ClaimPicture {
  /** Title of the x axis. */
  readonly x: string;
  /** Title of the y axis. */
  readonly y: string;
  /** Its lines. */
  readonly series: readonly ClaimSeries[];
}

/** What an experiment found. */
export interface ClaimFindings {
  /** What was found, in the order of the argument. */
  readonly numbers: readonly ClaimNumber[];
  /** Whether the simulation bears the verdict out, by the rule of the experiment. */
  readonly borneOut: boolean;
  /** The picture, as data. */
  readonly picture: ClaimPicture;
}

/** A claim about what samples teach, and the experiment that tests it. */
export interface Claim {
  /** Its name on the command line. */
  readonly id: string;
  /** The claim, in a sentence. */
  readonly claim: string;
  /** What is true of it, when the experiment bears it out. */
  readonly verdict: string;
  /** What a real training run showed; null where none looked. */
  readonly whatTheRealRunSays: string | null;
  /** Runs the experiment, by chance of its own. */
  run(rng: Rng): ClaimFindings;
}
