import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, whether this runs from src or from dist/src. */
export const PROJECT_ROOT = rootAbove(__dirname);

function rootAbove(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json was not found in any folder above the code.');
  return rootAbove(parent);
}
