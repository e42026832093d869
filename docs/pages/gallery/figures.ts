/// <reference types="vite/client" />
import type { Figure } from '@bits-per-sample/core';

const modules = import.meta.glob<Figure>('./examples/*.ts', { import: 'figure' });

/** The figures of the gallery by name: each is made by the file whose text its page shows. */
export const figures: Readonly<Record<string, () => Promise<Figure>>> = Object.fromEntries(
  Object.entries(modules).map(([path, make]) => [
    path.slice('./examples/'.length, -'.ts'.length),
    make,
  ]),
);
