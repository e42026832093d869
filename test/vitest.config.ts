import { defineConfig } from 'vitest/config';
import { project } from '../vitest.shared.ts';

const base = project('workspace');

export default defineConfig({ ...base, test: { ...base.test, include: ['*.test.ts'] } });
