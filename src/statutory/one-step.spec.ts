import fc from 'fast-check';
import { drawnLives, type DrawnLife } from '../../test/support/life-properties';
import { ENGLAND_AND_WALES } from './bank-holidays';
import type { CaseFile, Deadline, Severity } from './case-file';
import { isOutstanding } from './deadline';
import { localDate } from './local-date';
import { answerOn } from './next-change';
import { meetsAlso, silencedByStricter, stepLines, type StepItem } from './one-step';
import { DEADLINE_RULES } from './rule-book';

const TODAY = localDate('2026-03-09');

function due(rule: string, dueOn: string, given: Partial<StepItem> = {}): StepItem {
  const on = localDate(dueOn);
  const { severity } = DEADLINE_RULES[rule as keyof typeof DEADLINE_RULES];
  return { rule, subject: null, dueOn: on, notBefore: null, severity, overdue: on < TODAY, paused: false, ...given };
}

const told = (items: StepItem[]) =>
  stepLines(items, TODAY).map(({ item, also }) => [item.rule, ...also.map(({ rule }) => rule)].join(' + '));
const silenced = (items: StepItem[]) => silencedByStricter(items, TODAY).map(({ rule }) => rule);

describe('one step that meets several things due', () => {
  it.each<[string, StepItem[], string[]]>([
    [
      'a visit after moving in finds the young person again',
      [due('PA-12', '2026-03-20'), due('PA-02', '2026-03-10')],
      ['PA-02 + PA-12'],
    ],
    [
      'the meeting that is late and the touch that is lost are one silence',
      [due('PA-05', '2026-03-01'), due('PA-12', '2026-03-01')],
      ['PA-05 + PA-12'],
    ],
    [
      'touch that was lost before the meeting was due, both overdue',
      [due('PA-12', '2026-02-20'), due('PA-05', '2026-03-01')],
      ['PA-05 + PA-12'],
    ],
    [
      'what is overdue is not hidden behind what is due later',
      [due('PA-12', '2026-03-01'), due('PA-05', '2026-03-20')],
      ['PA-12', 'PA-05'],
    ],
    [
      'the second visit is another visit than the first',
      [due('PA-02', '2026-03-10'), due('PA-03', '2026-03-31')],
      ['PA-02', 'PA-03'],
    ],
    [
      'a review that was asked for is the six-monthly one too',
      [due('RV-01', '2026-04-01'), due('RV-02', '2026-03-12')],
      ['RV-02 + RV-01'],
    ],
    [
      'a review that would come too early for another does not meet it',
      [due('RV-01', '2026-03-12'), due('RV-03', '2026-04-01', { notBefore: localDate('2026-03-25') })],
      ['RV-01', 'RV-03'],
    ],
    [
      'a call by the council’s policy is no visit, and being in touch all the same',
      [due('PA-15', '2026-03-10', { subject: 'in-touch' }), due('PA-05', '2026-03-12'), due('PA-12', '2026-03-12')],
      ['PA-15 + PA-12', 'PA-05'],
    ],
    [
      'one visit is both visits of the policy',
      [due('PA-15', '2026-03-12', { subject: 'in-touch' }), due('PA-15', '2026-03-10', { subject: 'in-person' })],
      ['PA-15 + PA-15'],
    ],
    [
      'what is paused takes nothing in',
      [due('PA-05', '2026-03-01', { paused: true }), due('PA-12', '2026-03-01')],
      ['PA-12', 'PA-05'],
    ],
    ['a visit does not review the plan', [due('PA-05', '2026-03-01'), due('RV-01', '2026-03-01')], ['RV-01', 'PA-05']],
  ])('%s', (_title, items, lines) => {
    expect(told(items)).toEqual(lines);
  });

  it.each<[string, StepItem[], string[]]>([
    [
      'the graver of two due the same day speaks for both',
      [due('PA-05', '2026-03-01'), due('PA-12', '2026-03-01')],
      ['PA-05'],
    ],
    [
      'the graver one due later does not silence what is due sooner',
      [due('PA-05', '2026-03-01'), due('PA-12', '2026-03-05')],
      [],
    ],
    [
      'what only the team hears of never silences what climbs',
      [due('PA-05', '2026-02-20'), due('PA-12', '2026-03-01')],
      [],
    ],
    [
      'that a call is late speaks for no visit',
      [due('PA-15', '2026-02-20', { subject: 'in-touch' }), due('PA-05', '2026-03-01')],
      [],
    ],
    [
      'a visit of the policy speaks for the call and for the visit of everybody',
      [
        due('PA-15', '2026-02-20', { subject: 'in-person' }),
        due('PA-15', '2026-02-20', { subject: 'in-touch' }),
        due('PA-05', '2026-03-01'),
      ],
      ['PA-15', 'PA-05'],
    ],
    [
      'what is paused speaks for nothing',
      [due('PA-12', '2026-03-01', { paused: true }), due('PA-05', '2026-03-01')],
      [],
    ],
  ])('%s', (_title, items, expected) => {
    expect(silenced(items)).toEqual(expected);
  });

  it('names each item once, whatever is due', () => {
    const items = fc.record({
      rule: fc.constantFrom(...Object.keys(DEADLINE_RULES)),
      subject: fc.constantFrom(null, 'in-touch'),
      dueOn: fc.constantFrom('2026-02-20', '2026-03-01', '2026-03-09', '2026-03-20').map(localDate),
      notBefore: fc.option(fc.constantFrom('2026-03-01', '2026-03-15').map(localDate)),
      severity: fc.constantFrom<Severity>('S1', 'S2', 'G', 'L'),
      paused: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(items, { maxLength: 12 }), (drawn) => {
        const all = drawn.map((one) => ({ ...one, overdue: one.dueOn < TODAY }));
        const lines = stepLines(all, TODAY);
        expect(lines.flatMap(({ item, also }) => [item, ...also])).toHaveLength(all.length);
        expect(new Set(lines.flatMap(({ item, also }) => [item, ...also])).size).toBe(all.length);
        for (const { item, also } of lines) {
          for (const one of also) {
            expect(meetsAlso(item, one, TODAY)).toBe(true);
            expect(item.dueOn <= one.dueOn || (item.overdue && one.overdue)).toBe(true);
          }
        }
        for (const one of silencedByStricter(all, TODAY)) {
          const louder = all.filter((other) => other !== one && !other.paused && other.dueOn <= one.dueOn);
          expect(louder.some(({ severity }) => severity <= one.severity || severity[0] === 'S')).toBe(true);
        }
      }),
    );
  });

  it('meets what it says it meets, in any life', () => {
    let checked = 0;
    fc.assert(
      fc.property(drawnLives(), (life) => {
        checked += checkLife(life);
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(checked).toBeGreaterThan(20);
  });
});

/** Takes the step of each line on the day, and sees that what it also meets is due no more. @returns how many it saw */
function checkLife({ caseFile, asOf, at }: DrawnLife): number {
  const open = at(asOf).deadlines.filter(({ state }) => isOutstanding(state));
  const items = open.map((one) => ({ ...one, paused: false, item: one }));
  let checked = 0;
  for (const { item, also } of stepLines(items, asOf)) {
    if (also.length === 0 || (item.notBefore !== null && item.notBefore > asOf)) continue;
    const after = answerOn(withStep(caseFile, item.item, asOf), asOf, ENGLAND_AND_WALES).deadlines;
    for (const { item: one } of also) {
      // What began with a step of the same day is met by the next day's.
      if (one.startedOn >= asOf) continue;
      const now = after.find((other) => identity(other) === identity(one));
      if (now && isOutstanding(now.state)) throw new Error(`${identity(item.item)} does not meet ${identity(one)}`);
      checked += 1;
    }
  }
  return checked;
}

function identity({ rule, subject, startedById }: Deadline): string {
  return `${rule} ${subject} ${startedById}`;
}

function withStep(file: CaseFile, { rule, subject }: Deadline, on: Deadline['dueOn']): CaseFile {
  const { metBy } = DEADLINE_RULES[rule as keyof typeof DEADLINE_RULES];
  if (metBy === 'review') return { ...file, planReviews: [...file.planReviews, { id: 'step', heldOn: on }] };
  if (metBy === 'assessment') {
    return {
      ...file,
      needsAssessments: [...file.needsAssessments, { id: 'step', completedOn: on }],
      pathwayPlans: [...file.pathwayPlans, { id: 'step-plan', completedOn: on, copyGivenOn: null }],
    };
  }
  const home = file.accommodation.some(({ id }) => id === subject) ? subject : null;
  const contact = {
    id: 'step',
    on,
    mode: 'face-to-face' as const,
    by: 'personal-adviser' as const,
    at: home ? ('accommodation' as const) : ('elsewhere' as const),
    accommodation: home,
    seen: true,
    substituteAccepted: null,
  };
  return { ...file, contacts: [...file.contacts, contact] };
}
