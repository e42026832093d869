import { defineConfig } from 'vitest/config';

// what mutation testing runs: `npm run mutate`
export default defineConfig({
  test: { projects: ['packages/{core,info,capability,report}'] },
});
