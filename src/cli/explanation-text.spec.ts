import type { ExplainedDeadline, Explanation } from '../statutory/explain';
import { localDate } from '../statutory/local-date';
import { explanationText, wrap } from './explanation-text';

const visit: ExplainedDeadline = {
  rule: 'PA-02',
  subject: 'a1',
  title: 'Visit within 7 days of moving in',
  startedBy: 'accommodation a1 on 2026-03-01',
  dueOn: localDate('2026-03-08'),
  dueAt: null,
  planBy: localDate('2026-03-06'),
  state: 'open',
  overdue: false,
  metOn: null,
  metBy: null,
  notBefore: null,
  paused: null,
  dutyBasis: 'statute',
  dateBasis: 'statute',
  confirmed: true,
  severity: 'S1',
  because: 'The authority provides this home, so the adviser visits there within seven days.',
};

const answer = (deadlines: ExplainedDeadline[], more: Partial<Explanation> = {}): Explanation => ({
  asOf: localDate('2026-03-05'),
  age: 18,
  status: {
    code: 'former-relevant',
    basis: ['s23C'],
    rules: ['LS-09'],
    because: ['Looked after on turning 18.'],
    needsManager: [],
  },
  suitability: null,
  stayingPut: null,
  retention: { keepUntil: localDate('2083-03-10') },
  inTouch: null,
  deadlines,
  alerts: [],
  ...more,
});
const text = (deadlines: ExplainedDeadline[], more: Partial<Explanation> = {}) =>
  explanationText('case.json', answer(deadlines, more), 80);

describe('an explanation to read', () => {
  it('says status, age, what is due and why, and how long the record is kept', () => {
    expect(text([visit])).toBe(
      [
        'case.json on 5 March 2026',
        '=========================',
        'Legal status: former relevant (s23C)',
        'Age: 18',
        '  Looked after on turning 18.',
        '  Rules: LS-09',
        '',
        'Due',
        '  Visit within 7 days of moving in: due 8 March 2026, plan by 6 March 2026',
        '  (statute, PA-02)',
        '    The authority provides this home, so the adviser visits there within seven',
        '    days.',
        '',
        'The record is kept until 10 March 2083.',
        '',
      ].join('\n'),
    );
  });

  it('puts the overdue first, and what is over last, each with what became of it', () => {
    const lines = text([
      { ...visit, title: 'First', state: 'met', metOn: localDate('2026-03-02') },
      { ...visit, title: 'Second' },
      { ...visit, title: 'Third', state: 'partial', overdue: true },
      { ...visit, title: 'Fourth', state: 'superseded' },
    ]).split('\n');
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    const order = ['Overdue', '  Third', 'Due', '  Second', 'Closed', '  First', '  Fourth'].map(at);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(lines[at('  Third')]).toContain('partial');
    expect(lines[at('  First')]).toBe('  First: met on 2 March 2026, due 8 March 2026 (statute, PA-02)');
    expect(lines[at('  Fourth')]).toBe('  Fourth: superseded, due 8 March 2026 (statute, PA-02)');
  });

  it('says that alerts are paused, and that a rule is yet to be confirmed', () => {
    const paused = { until: localDate('2026-04-01'), reason: 'in-hospital', approvedBy: 'w9' };
    const printed = text([{ ...visit, paused, confirmed: false, overdue: true }]);
    expect(printed).toContain('Alerts paused until 1 April 2026: in hospital.');
    expect(printed.replace(/\s+/g, ' ')).toContain('(statute, PA-02, wording of the rule to be confirmed)');
  });

  it('says what to act on, what the home is under both judgements, and staying put, before what is due', () => {
    const printed = text([visit], {
      alerts: [{ code: 'lost-contact', severity: 'S2', because: 'Last seen on 1 January 2026.' }],
      suitability: {
        accommodation: 'a1',
        code: 'not-determined',
        missing: ['cost', 'views'],
        because: ['The assessment is not complete.'],
        ssda903: null,
      },
      stayingPut: {
        statutory: true,
        from: localDate('2026-03-10'),
        lastDay: localDate('2029-03-09'),
        because: ['Lives on with the foster carer.'],
      },
    });
    expect(printed).toContain(
      [
        'Alerts',
        '  Lost contact (S2)',
        '    Last seen on 1 January 2026.',
        '',
        'Home',
        '  a1: not determined; for the SSDA903 return a worker judges',
        '    The assessment is not complete.',
        '    Unanswered in the case file: cost, views',
        '',
        'Staying put',
        '  From 10 March 2026 to 9 March 2029, under section 23CZA',
        '    Lives on with the foster carer.',
        '',
        'Due',
      ].join('\n'),
    );
  });

  it('names the judgement of the return where the rules give one, and an arrangement that is none in law', () => {
    const printed = text([], {
      suitability: { accommodation: 'a1', code: 'suitable', missing: [], because: ['Assessed.'], ssda903: 'U1' },
      stayingPut: {
        statutory: false,
        from: localDate('2026-03-10'),
        lastDay: localDate('2029-03-09'),
        because: ['Not the last carer.'],
      },
    });
    expect(printed).toContain('  a1: suitable; SSDA903 U1\n    Assessed.\n');
    expect(printed).toContain('by arrangement only');
    expect(printed).not.toContain('Alerts');
  });

  it('gives no age to someone who has died', () => {
    const status = { ...answer([]).status, code: 'deceased' as const };
    expect(text([], { status })).not.toContain('Age');
  });

  it('says whether someone who has left care is in touch, and why', () => {
    const inTouch = { code: 'REFU' as const, because: ['Refused contact on 21 May 2026.'] };

    expect(text([], { inTouch })).toContain('In touch: REFU\n  Refused contact on 21 May 2026.\n');
    expect(text([])).not.toContain('In touch');
  });

  it('shows what a manager decides', () => {
    const status = { ...answer([]).status, needsManager: ['Two authorities looked after this young person.'] };
    expect(text([], { status })).toContain(
      'For a manager to decide\n  Two authorities looked after this young person.',
    );
  });
});

describe('wrapping', () => {
  it('fills each line and never cuts a word', () => {
    expect(wrap('one two three fourteen', '> ', 10)).toEqual(['> one two', '> three', '> fourteen']);
    expect(wrap('unbreakably', '', 4)).toEqual(['unbreakably']);
  });
});
