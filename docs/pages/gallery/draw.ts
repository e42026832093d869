import type { Figure } from '@bits-per-sample/core';
import type { Theme } from '@bits-per-sample/plot';

/** How a picture of the gallery should look. */
interface Look {
  /** Colours and type. */
  readonly theme: Theme;
  /** Room in px. */
  readonly width: number;
}

/** Puts a picture of a figure into a place of the page; a library that loads itself may take a moment. */
export type Draw = (figure: Figure, place: HTMLElement, look: Look) => Promise<void> | void;
