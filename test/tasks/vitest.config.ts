import { defineConfig } from 'vitest/config';
import { project } from '../../vitest.shared.ts';

const base = project('tasks');

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['*.test.ts'],
    globalSetup: ['installed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
