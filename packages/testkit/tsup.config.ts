import { library } from '../../tsup.preset.ts';

// ESM alone: vitest is
export default library(['src/index.ts'], { platform: 'node', format: ['esm'] });
