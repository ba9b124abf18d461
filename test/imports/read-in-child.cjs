/** Reads a folder as a return in a process of its own and says how much memory that took. */
const { existsSync, readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

// The sources are compiled as they are asked for, one small file at a time.
require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { target: 'es2023', parser: { syntax: 'typescript', decorators: true } },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};
const { filesIn } = require('../../src/imports/ssda903/read-folder.ts');
const { readReturn } = require('../../src/imports/ssda903/read-return.ts');

void filesIn(process.argv[2]).then((files) => {
  const { faults, people } = readReturn(files, null, '2025-09-01');
  const peakMiB = peakKiB() / 1024;
  const codes = [...new Set(faults.map(({ code }) => code))];
  process.stdout.write(JSON.stringify({ codes, people: people.length, peakMiB }));
});

/** What this program held at most. The kernel's own `maxRSS` begins at what the program held that started this one. */
function peakKiB() {
  const status = '/proc/self/status';
  const held = existsSync(status) && /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8'));
  return held ? Number(held[1]) : process.resourceUsage().maxRSS;
}
