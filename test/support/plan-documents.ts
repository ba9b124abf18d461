import fc from 'fast-check';
import {
  EXPLORED,
  NOTHING_WRITTEN,
  PRIORITIES,
  type PlanAction,
  type PlanDocument,
  type PlanGoal,
  type PlanNeed,
  type PlanTopicDocument,
} from '../../src/pathway-plans/plan-document';
import { PLAN_SECTIONS, type SectionKey } from '../../src/statutory/content/plan';
import { localDate } from '../../src/statutory/local-date';

/** An action that no hint is given on, for a day in winter 2026. */
export function anAction(given: Partial<PlanAction> = {}): PlanAction {
  return {
    id: 'a1',
    what: 'Open a bank account at the branch in town',
    owner: { kind: 'young-person', name: null, staffId: null },
    result: 'The card has come in the post',
    priority: 'now',
    dueOn: localDate('2026-12-14'),
    firstStep: 'Look for your passport',
    ...given,
  };
}

export function aGoal(given: Partial<PlanGoal> = {}): PlanGoal {
  return { id: 'g1', text: 'Money of my own', actions: [anAction()], ...given };
}

export function aNeed(given: Partial<PlanNeed> = {}): PlanNeed {
  return { id: 'n1', text: 'No bank account', noActionBecause: '', recommendationId: null, goals: [aGoal()], ...given };
}

export function aTopic(given: Partial<PlanTopicDocument> = {}): PlanTopicDocument {
  return {
    key: 'money',
    matter: 'money',
    title: 'Money',
    question: 'How are things with money?',
    ...NOTHING_WRITTEN,
    ...given,
  };
}

export function aPlan(topics: PlanTopicDocument[], given: Partial<PlanDocument> = {}): PlanDocument {
  return {
    plan: 1,
    template: { versionId: '00000000-0000-4000-8000-000000000001', title: 'Our plan', number: 1 },
    cover: { title: 'My plan', colour: 'blue', goingWell: '' },
    topics,
    takingPart: { meetings: '', explainedOn: null, whyNot: {} },
    consulted: [],
    ...given,
  };
}

const DAYS = ['2026-12-01', '2027-01-15', '2027-05-03'].map(localDate);
const texts = () =>
  fc.constantFrom('', ' ', 'Cook for my friends', 'Support with money', 'أريد شقة', 'Żyć spokojnie 🏠');

/** Plans of up to four topics whose items share a small stock of ids: two of them often differ in a single thing. */
export function planDocuments(): fc.Arbitrary<PlanDocument> {
  return fc
    .uniqueArray(fc.constantFrom<SectionKey>('money', 'health', 'identity', 'support', 'skills'), { maxLength: 4 })
    .chain((keys) => fc.tuple(fc.constant(keys), fc.shuffledSubarray(ITEMS), fc.infiniteStream(topicParts())))
    .map(([keys, ids, parts]) => {
      const free = [...ids];
      return aPlan(
        keys.map((key) => {
          const [part] = take(parts, 1);
          const { needs, goals, actions, need, goal, action, supporters, ...texts } = part!;
          return aTopic({
            ...texts,
            key,
            matter: key,
            title: PLAN_SECTIONS.find((section) => section.key === key)!.title,
            supporters: supporters.map((one) => ({ ...one, id: `${key}-${one.id}` })),
            needs: free.splice(0, needs).map((id) => ({
              ...need,
              id: `n${id}`,
              goals: free.splice(0, goals).map((goalId) => ({
                id: `g${goalId}`,
                text: goal,
                actions: free.splice(0, actions).map((actionId) => ({ ...action, id: `a${actionId}` })),
              })),
            })),
          });
        }),
      );
    });
}

const ITEMS = Array.from({ length: 12 }, (_, n) => n);

function topicParts() {
  return fc.record({
    myWords: texts(),
    workerAdds: texts(),
    goesWell: texts(),
    explored: fc.constantFrom(null, ...EXPLORED),
    noNeedBecause: texts(),
    supporters: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('s1', 's2'), who: texts(), how: texts(), howOften: texts() }),
      { selector: ({ id }) => id, maxLength: 2 },
    ),
    needs: fc.nat(2),
    goals: fc.nat(2),
    actions: fc.nat(2),
    need: fc.record({
      text: texts(),
      noActionBecause: texts(),
      recommendationId: fc.constantFrom(null, 'r1', 'r2'),
    }),
    goal: texts(),
    action: fc.record({
      what: texts(),
      owner: fc.constantFrom(
        null,
        { kind: 'young-person' as const, name: null, staffId: null },
        { kind: 'adviser' as const, name: 'Ada Worker', staffId: null },
        { kind: 'someone-else' as const, name: 'Aunt May', staffId: null },
      ),
      result: texts(),
      priority: fc.constantFrom(null, ...PRIORITIES),
      dueOn: fc.constantFrom(null, ...DAYS),
      firstStep: texts(),
    }),
  });
}

function take<T>(stream: Iterator<T>, count: number): T[] {
  return Array.from({ length: count }, () => stream.next().value as T);
}
