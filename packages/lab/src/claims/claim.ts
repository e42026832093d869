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
  /** Set where `expected` is known for the starting places of all dials alone; elsewhere it is left out. */
  readonly startOnly?: true;
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
  /** `log` where the x axis is logarithmic; then every x is above 0. */
  readonly xScale?: 'log';
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

/** Something about a claim's small world that can be moved. */
export interface ClaimDial {
  /** What it is, in a few words. */
  readonly label: string;
  /** The places it can stand at, ascending. */
  readonly values: readonly number[];
  /** The place at which the claim is tested; one of `values`. */
  readonly start: number;
}

/** What is said of a claim, in words. */
export interface ClaimWords {
  /** Its name on the command line. */
  readonly id: string;
  /** The claim, in a sentence. */
  readonly claim: string;
  /** What the essay “Bits per sample” says of it, retold; null where it follows from the essay but is not in it. */
  readonly essay: string | null;
  /** What is computed or simulated. */
  readonly experiment: string;
  /** Where the numbers come from that it is compared with. */
  readonly compared: string;
  /** What must be found, beside numbers within their tolerances, for the verdict to stand. */
  readonly rule: string;
  /** What is true of it, when the experiment bears it out. */
  readonly verdict: string;
  /** Where it fails, or where the small world cannot tell. */
  readonly whereItFails: string;
  /** What a real training run showed; null where none looked. */
  readonly whatTheRealRunSays: string | null;
}

/** A claim about what samples teach, and the experiment that tests it. */
export interface Claim extends ClaimWords {
  /** What can be moved, by name. */
  readonly dials: Readonly<Record<string, ClaimDial>>;
  /** Runs the experiment, by chance of its own, with every dial at a place. */
  run(rng: Rng, setting: Readonly<Record<string, number>>): ClaimFindings;
}
