import path from 'node:path';
import ts from 'typescript';
import { ROOT, source } from './instrumented';
import type { Mutant } from './mutant';

/** Says whether the types refuse a mutant: `npm run check` would have, before any test. Looks at its own file only. */
export function typeChecker(): (mutant: Mutant) => boolean {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.build.json'), (name) => ts.sys.readFile(name)) as {
    config: object;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const rules = fileNames.filter((name) => name.includes('/src/statutory/'));
  const changed = new Map<string, { version: number; text: string }>();
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, noUnusedLocals: false, noUnusedParameters: false }),
    getScriptFileNames: () => rules,
    getScriptVersion: (name) => String(changed.get(name)?.version ?? 0),
    getScriptSnapshot: (name) => {
      const text = changed.get(name)?.text ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (name) => ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
  const put = (name: string, text: string) => {
    changed.set(name, { version: (changed.get(name)?.version ?? 0) + 1, text });
  };
  return (mutant) => {
    const name = path.join(ROOT, mutant.fileName);
    const sound = source(mutant.fileName);
    put(name, mutated(sound, mutant));
    const errors = [...service.getSyntacticDiagnostics(name), ...service.getSemanticDiagnostics(name)];
    put(name, sound);
    return errors.length > 0;
  };
}

function mutated(text: string, { location, replacement }: Mutant): string {
  const starts = text.split('\n').reduce<number[]>((all, line) => [...all, all.at(-1)! + line.length + 1], [0]);
  const at = ({ line, column }: Mutant['location']['start']) => starts[line]! + column;
  return text.slice(0, at(location.start)) + replacement + text.slice(at(location.end));
}
