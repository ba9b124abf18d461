import fc from 'fast-check';
import { aGoal, anAction, aNeed, aPlan, aTopic, planDocuments } from '../../test/support/plan-documents';
import type { TemplateContent } from '../plan-templates/template-content';
import { carriedOver, type GoalResult } from './carry-over';
import { actionsOf, goalsOf, textOf } from './plan-document';

const asked = (key: 'money' | 'health' | 'skills', title: string, question: string) => ({
  key,
  matter: key,
  title,
  question,
  prompts: [],
});
const OLD: TemplateContent = {
  topics: [asked('money', 'Money', 'How are things with money?'), asked('health', 'How I am', 'How are you?')],
};
const NEW: TemplateContent = {
  topics: [
    asked('money', 'My money', 'What do you need money for?'),
    asked('skills', 'Doing things', 'What can you do?'),
  ],
};
const goals = ['done', 'kept', 'changed', 'stopped', 'not-talked-about'].map((id) =>
  aGoal({ id, text: id, actions: [anAction({ id: `${id}-1` }), anAction({ id: `${id}-2` })] }),
);
const RESULTS: GoalResult[] = (['done', 'kept', 'changed', 'stopped'] as const).map((result) => ({
  goalId: result,
  result,
}));

describe('what a new plan begins from', () => {
  const plan = aPlan([aTopic({ myWords: 'I save', explored: 'needs', needs: [aNeed({ goals })] })]);

  it('leaves out what is done or stopped, keeps the rest with its ids, and says what is to be worded anew', () => {
    const { topics, toEdit, left } = carriedOver(plan, RESULTS, OLD, OLD);

    expect(topics[0]!.needs[0]!.goals).toEqual([goals[1], goals[2], goals[4]]);
    expect(topics[0]!.myWords).toBe('I save');
    expect(toEdit).toEqual(['changed']);
    expect(left).toEqual([
      { goalId: 'done', text: 'done', result: 'done' },
      { goalId: 'stopped', text: 'stopped', result: 'stopped' },
    ]);
  });

  it('leaves out the actions that are done of a goal that stays', () => {
    const { topics } = carriedOver(plan, RESULTS, OLD, OLD, new Set(['kept-1']));

    expect(topics[0]!.needs[0]!.goals[0]!.actions.map(({ id }) => id)).toEqual(['kept-2']);
  });

  it('leaves out a need all of whose goals left, asks about its topic again, and keeps a need that waits', () => {
    const waiting = aNeed({ id: 'n2', noActionBecause: 'After the exam', goals: [] });
    const reached = aNeed({ goals: [goals[0]!] });
    const of = (...needs: (typeof waiting)[]) =>
      carriedOver(aPlan([aTopic({ explored: 'needs', needs })]), RESULTS, OLD, OLD).topics[0]!;

    expect(of(reached, waiting)).toMatchObject({ explored: 'needs', needs: [waiting] });
    expect(of(reached)).toMatchObject({ explored: null, needs: [] });
  });

  it('asks again where they did not want to say', () => {
    const declined = aPlan([aTopic({ explored: 'did-not-say' })]);
    expect(carriedOver(declined, RESULTS, OLD, OLD).topics[0]).toMatchObject({ explored: null });
  });
});

describe('on a newer template', () => {
  const question = OLD.topics[0]!.question;

  it('asks a topic as the new one words it, and names it so unless the young person had named it', () => {
    const as = (title: string) => carriedOver(aPlan([aTopic({ title, question })]), [], NEW, OLD).topics[0]!;

    expect(as('Money')).toMatchObject({ title: 'My money', question: 'What do you need money for?' });
    expect(as('Cash and dreams')).toMatchObject({ title: 'Cash and dreams', question: 'What do you need money for?' });
    expect(carriedOver(aPlan([aTopic({ question })]), [], NEW, null).topics[0]!.title).toBe('Money');
  });

  it('keeps their order and their own topics, and puts what is new last', () => {
    const own = aTopic({ key: 'own-1', matter: null, title: 'My dog', question: '' });
    const { topics } = carriedOver(aPlan([own, aTopic()]), [], NEW, OLD);

    expect(topics.map(({ key }) => key)).toEqual(['own-1', 'money', 'skills']);
    expect(topics[0]).toEqual(own);
    expect(topics[2]).toMatchObject({ title: 'Doing things', myWords: '', needs: [], explored: null });
  });

  it('keeps a topic that the template no longer has where something is written in it, as it was asked', () => {
    const health = aTopic({ key: 'health', matter: 'health', title: 'How I am', question: 'How are you?' });
    const keys = (topic: typeof health) => carriedOver(aPlan([topic]), [], NEW, OLD).topics.map(({ key }) => key);

    expect(keys({ ...health, goesWell: 'I sleep' })).toEqual(['health', 'money', 'skills']);
    expect(keys(health)).toEqual(['money', 'skills']);
    expect(carriedOver(aPlan([{ ...health, goesWell: 'I sleep' }]), [], NEW, OLD).topics[0]).toMatchObject({
      question: 'How are you?',
      matter: 'health',
    });
  });

  it('loses no goal: each is in the new plan or named among those that left, and the version is as it was', () => {
    const results = fc.array(
      fc.record({ n: fc.nat(11), result: fc.constantFrom('done', 'kept', 'changed', 'stopped') }),
    );
    fc.assert(
      fc.property(planDocuments(), results, (plan, said) => {
        const text = textOf(plan);
        const { topics, left, toEdit } = carriedOver(
          plan,
          said.map(({ n, result }) => ({ goalId: `g${n}`, result })),
          NEW,
          OLD,
        );
        const carried = aPlan(topics);
        const stay = goalsOf(carried).map(({ goal }) => goal.id);

        expect([...stay, ...left.map(({ goalId }) => goalId)].sort()).toEqual(
          goalsOf(plan)
            .map(({ goal }) => goal.id)
            .sort(),
        );
        expect(stay).toEqual(expect.arrayContaining(toEdit));
        expect(actionsOf(plan).map(({ action }) => action)).toEqual(
          expect.arrayContaining(actionsOf(carried).map(({ action }) => action)),
        );
        expect(textOf(plan)).toBe(text);
      }),
    );
  });
});
