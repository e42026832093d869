import { mergeConfig } from 'vitest/config';
import { project } from '../vitest.shared.ts';

// browsers are waited for, and no other suite is left to run beside this one
export default mergeConfig(project('docs'), { test: { maxWorkers: 2 } });
