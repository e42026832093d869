import { defineConfig } from 'vitest/config';

// what mutation testing runs: the one package that is being mutated (scripts/mutate.mjs)
export default defineConfig({
  test: { projects: [process.env.MUTATE ?? 'packages/{core,info,capability,report}'] },
});
