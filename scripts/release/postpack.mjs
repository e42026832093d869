// After a packing: the manifest of the workspace is back in its place.
import { restoreManifest } from './keptManifest.mjs';

restoreManifest(process.cwd());
