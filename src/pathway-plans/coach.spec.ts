import fc from 'fast-check';
import { aGoal, anAction, aNeed, aPlan, aTopic, planDocuments } from '../../test/support/plan-documents';
import { addDays, localDate } from '../statutory/local-date';
import { hintsOf, hintsOfPlan, isClear, type HintPart } from './coach';
import { actionsOf, type PlanAction } from './plan-document';

const AT = { today: localDate('2026-11-26'), nextReviewOn: localDate('2027-02-10'), shortTermDays: 90 };
const parts = (given: Partial<PlanAction>) => hintsOf(anAction(given), AT).map(({ part }) => part);

describe('hints on an action while it is written', () => {
  it('says nothing of an action that names who, what, when, how anybody will know, and what comes first', () => {
    expect(hintsOf(anAction(), AT)).toEqual([]);
    expect(isClear(anAction(), AT)).toBe(true);
  });

  it.each<[HintPart, Partial<PlanAction>, string]>([
    ['what', { what: ' ' }, 'Say what will be done'],
    ['what', { what: 'Support with budgeting skills' }, '“support” can mean many things'],
    ['what', { what: 'Sam to continue to engage with college' }, '“continue”'],
    ['what', { what: 'Adviser will encourage Sam' }, '“encourage”'],
    ['what', { what: 'Be aware of healthy food' }, '“be aware”'],
    ['what', { what: 'I will try to save money' }, '“try to”'],
    ['what', { what: 'Explore options for work' }, '“explore”'],
    ['owner', { owner: null }, 'Nobody is named who does this.'],
    ['owner', { owner: { kind: 'someone-else', name: ' ', staffId: null } }, 'Nobody is named'],
    ['result', { result: '' }, 'Nothing says how anybody will know'],
    ['result', { result: 'Sam feels supported' }, 'Nobody can see this happen yet'],
    ['result', { result: 'Improved confidence' }, 'Nobody can see'],
    ['result', { result: 'Done' }, 'Nobody can see'],
    ['dueOn', { dueOn: null }, 'There is no date by which this is done.'],
    ['dueOn', { dueOn: AT.nextReviewOn }, '10 February 2027 is the date of the next review'],
    [
      'dueOn',
      { dueOn: addDays(AT.today, 91) },
      '25 February 2027 is a long way off: is there a part that can be done by 24',
    ],
  ])('has one on %s for %j, and the action does not count as clear', (part, given, sentence) => {
    const hints = hintsOf(anAction(given), AT);

    expect(hints.map((hint) => hint.part)).toEqual([part]);
    expect(hints[0]!.sentence).toContain(sentence);
    expect(isClear(anAction(given), AT)).toBe(false);
  });

  it.each<[HintPart, Partial<PlanAction>, string]>([
    ['what', { what: 'Ring the dentist and book a check-up' }, 'more than one action'],
    ['what', { what: 'Ring the dentist; tell Ada' }, 'more than one action'],
    ['what', { what: 'Signpost Sam to the advice shop' }, '“signpost”'],
    ['what', { what: 'Write down the rules of the placement' }, '“placement” is an office word: could it say “home”?'],
    ['dueOn', { dueOn: addDays(AT.today, -1) }, '25 November 2026 has passed'],
    ['firstStep', { firstStep: '' }, 'very first thing'],
    [
      'what',
      {
        what: 'Facilitate multi-disciplinary consideration of educational opportunities for the individual in the community.',
      },
      'of about',
    ],
  ])('also advises on %s for %j', (part, given, sentence) => {
    const found = hintsOf(anAction(given), AT).filter((hint) => hint.sentence.includes(sentence));

    expect(found.map((hint) => hint.part)).toEqual([part]);
  });

  it.each([
    'Go to the support group on Tuesday',
    'Go and see the flat',
    'Try on the suit',
    'Ask about the Engage club',
    'Attend the late-entry course',
    'Lacing boots: buy a pair',
    'حجز موعد مع الطبيب',
    'Zadzwonić do lekarza',
  ])('leaves “%s” alone', (what) => {
    expect(parts({ what })).toEqual([]);
  });

  it.each([
    'Rent is paid by direct debit',
    '3 meals cooked',
    'The letter',
    'Ada feels sure that the door locks',
    'البطاقة وصلت',
  ])('takes “%s” for something that can be seen', (result) => {
    expect(parts({ result })).toEqual([]);
  });

  it('takes a date of 90 days for short-term, and needs no review to compare with', () => {
    expect(parts({ dueOn: addDays(AT.today, 90) })).toEqual([]);
    expect(hintsOf(anAction({ dueOn: AT.nextReviewOn }), { ...AT, nextReviewOn: null })).toEqual([]);
  });

  it('never fails, whatever is written, and says each thing once', () => {
    fc.assert(
      fc.property(planDocuments(), fc.string({ unit: 'grapheme' }), (plan, text) => {
        for (const { action } of actionsOf(plan)) {
          const hints = hintsOf({ ...action, what: text, result: text }, AT);
          expect(new Set(hints.map(({ sentence }) => sentence)).size).toBe(hints.length);
        }
      }),
    );
  });
});

describe('hints on a whole plan', () => {
  const dated = (id: string, dueOn: PlanAction['dueOn']) => anAction({ id, dueOn });
  const planOf = (...actions: PlanAction[]) =>
    aPlan([
      aTopic({ myWords: 'I want my own money', explored: 'needs', needs: [aNeed({ goals: [aGoal({ actions })] })] }),
    ]);

  it('says where over half of the actions have the date of the review', () => {
    const [a, b, c] = [dated('a', AT.nextReviewOn), dated('b', AT.nextReviewOn), dated('c', null)];

    expect(hintsOfPlan(planOf(a, b, c), AT)).toEqual([
      {
        topic: null,
        sentence: '2 of 3 actions have the date of the next review, 10 February 2027. Ask of each when it can be done.',
      },
    ]);
    expect(hintsOfPlan(planOf(a, c), AT)).toEqual([]);
    expect(hintsOfPlan(planOf(a, b, c), { nextReviewOn: null })).toEqual([]);
    expect(hintsOfPlan(planOf(), AT)).toEqual([]);
  });

  it('names the topics that were talked about and have no words of the young person’s own', () => {
    const plan = aPlan([
      aTopic({ key: 'money', explored: 'needs', workerAdds: 'They owe rent.' }),
      aTopic({ key: 'health', title: 'How I am', explored: 'no-need', noNeedBecause: 'They are well.' }),
      aTopic({ key: 'skills', explored: 'not-yet' }),
      aTopic({ key: 'family', explored: 'did-not-say' }),
      aTopic({ key: 'identity', explored: 'needs', myWords: 'Call me Sam' }),
    ]);

    expect(hintsOfPlan(plan, AT).map(({ topic }) => topic)).toEqual(['money', 'health']);
    expect(hintsOfPlan(plan, AT)[1]!.sentence).toBe('“How I am” has nothing in the young person’s own words.');
  });
});
