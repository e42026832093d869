// @boundaries-ignore the workspace's one preset
import { project } from '../../vitest.shared.ts';

export default project('report');
