import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROVISIONS } from './provisions';
import { DEADLINE_RULES, STATUS_RULES } from './rule-book';
import { CONTENT_RULES } from './rule-book/content';
import type { DeadlineRule, Rule } from './rule-book/rule';

const page = readFileSync(path.resolve(__dirname, '../../docs/statutory.md'), 'utf8');
const rows = new Map(
  page
    .split('\n')
    .filter((line) => /^\| [A-Z]{2}-\d\d /.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', ''))
        .slice(1, -1),
    )
    .map((cells) => [cells[0] ?? '', cells.slice(1)]),
);
const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => ({ file, text: readFileSync(path.join(__dirname, file), 'utf8') }));

function expectedRow(rule: Rule | DeadlineRule): string[] {
  const cites = rule.provisions.map((key) => PROVISIONS[key].cite).join('; ');
  const bases = 'dutyBasis' in rule ? [rule.dutyBasis, rule.dateBasis] : [];
  return [rule.title, cites, ...bases, rule.confirmed ? 'yes' : 'no'];
}

function isExported(name: string): boolean {
  return sources.some(({ text }) => text.includes(`export function ${name}(`));
}

describe('docs/statutory.md', () => {
  const ruleBook = Object.entries<Rule | DeadlineRule>({ ...DEADLINE_RULES, ...STATUS_RULES, ...CONTENT_RULES });

  it.each(ruleBook)('says of %s what the rule book says', (id, rule) => {
    expect(rows.get(id)?.slice(0, -2)).toEqual(expectedRow(rule));
  });

  it.each(ruleBook)('names a function and a test file of %s that exist', (id) => {
    const [functionName, testFile] = rows.get(id)?.slice(-2) ?? [];

    expect([functionName, isExported(functionName ?? '')]).toEqual([functionName, true]);
    expect([testFile, existsSync(path.join(__dirname, testFile ?? ''))]).toEqual([testFile, true]);
  });

  it('has no row for a rule that is not in the rule book', () => {
    expect([...rows.keys()].sort()).toEqual(ruleBook.map(([id]) => id).sort());
  });
});

describe('src/statutory', () => {
  it('every exported function has a doc block', () => {
    const bare = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/^export function (\w+)/gm)]
        .filter((match) => !text.slice(0, match.index).trimEnd().endsWith('*/'))
        .map((match) => `${file}: ${match[1]}`),
    );

    expect(bare).toEqual([]);
  });

  it('every provision named in a doc block is one of the provisions', () => {
    const named = sources.flatMap(({ text }) => [...text.matchAll(/PROVISIONS\.(\w+)/g)].map((match) => match[1]));

    expect(named.filter((key) => !Object.hasOwn(PROVISIONS, key ?? ''))).toEqual([]);
  });

  it('every provision is used by a rule', () => {
    const used = Object.values<Rule>({ ...DEADLINE_RULES, ...STATUS_RULES, ...CONTENT_RULES }).flatMap(
      (rule) => rule.provisions,
    );

    expect(Object.keys(PROVISIONS).filter((key) => !used.some((one) => one === key))).toEqual([]);
  });
});
