/** Containers of rows that are no text. */
const STORES = ['SQLite', 'TensorBoard', 'W&B'] as const;

/** One of them. */
export type Store = (typeof STORES)[number];

/** Whether a binary format is a container of rows that can be read. */
export const isStore = (format: string | undefined): format is Store =>
  (STORES as readonly (string | undefined)[]).includes(format);
