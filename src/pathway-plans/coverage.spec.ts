import fc from 'fast-check';
import { aGoal, anAction, aNeed, aTopic, aPlan, planDocuments } from '../../test/support/plan-documents';
import { sectionsOf, type PlanOf } from '../statutory/content/plan';
import { coverageOf, missingFromTopics } from './coverage';
import { figuresOf } from './plan-figures';

const LEFT_CARE: PlanOf = { eligible: false, hasStatusNeeds: false };

describe('the coverage grid of a plan', () => {
  const waiting = aNeed({ id: 'n2', text: 'A car', noActionBecause: 'After the driving test', goals: [] });
  const empty = aNeed({ id: 'n3', text: 'Debt', recommendationId: 'r1', goals: [aGoal({ actions: [] })] });
  const topics = [
    aTopic({
      myWords: 'I want to save',
      explored: 'needs',
      needs: [
        aNeed({ recommendationId: 'r2', goals: [aGoal({ actions: [anAction(), anAction({ id: 'a2' })] })] }),
        waiting,
        empty,
      ],
    }),
    aTopic({
      key: 'identity',
      matter: 'identity',
      title: 'Who I am',
      explored: 'did-not-say',
    }),
    aTopic({ key: 'health', matter: 'health', title: 'How I am', explored: 'not-yet', myWords: 'Not today' }),
    aTopic({ key: 'own-1', matter: null, title: 'My dog' }),
  ];

  it('says of each topic whether it was talked about, in whose words, and what happens to its needs', () => {
    expect(coverageOf(topics, []).rows).toEqual([
      {
        key: 'money',
        title: 'Money',
        ownWords: true,
        explored: 'needs',
        onRecord: false,
        needs: 3,
        withAction: 1,
        withReason: 1,
        without: 1,
        actions: 2,
      },
      {
        key: 'identity',
        title: 'Who I am',
        ownWords: false,
        explored: 'did-not-say',
        onRecord: false,
        needs: 0,
        withAction: 0,
        withReason: 0,
        without: 0,
        actions: 0,
      },
      {
        key: 'health',
        title: 'How I am',
        ownWords: true,
        explored: 'not-yet',
        onRecord: false,
        needs: 0,
        withAction: 0,
        withReason: 0,
        without: 0,
        actions: 0,
      },
      {
        key: 'own-1',
        title: 'My dog',
        ownWords: false,
        explored: null,
        onRecord: false,
        needs: 0,
        withAction: 0,
        withReason: 0,
        without: 0,
        actions: 0,
      },
    ]);
  });

  it('names the needs with neither an action nor a reason, and the topics not talked about', () => {
    const { needsWithout, notExplored } = coverageOf(topics, []);

    expect(needsWithout).toEqual([{ topic: 'money', title: 'Money', id: 'n3', text: 'Debt' }]);
    expect(notExplored.map(({ topic }) => topic)).toEqual(['health', 'own-1']);
  });

  it('takes the name of the adviser who is allocated for said, and asks for it where nobody is', () => {
    const adviser = [aTopic({ key: 'adviser', matter: 'adviser', title: 'The name of the personal adviser' })];
    const eligible: PlanOf = { eligible: true, hasStatusNeeds: false };
    const asked = (name: string | null) => missingFromTopics(eligible, adviser, name).map(({ item }) => item);

    expect(coverageOf(adviser, [], 'Ada Worker')).toMatchObject({ rows: [{ onRecord: true }], notExplored: [] });
    expect(asked('Ada Worker')).not.toContain('adviser');
    expect(coverageOf(adviser, [], null)).toMatchObject({ rows: [{ onRecord: false }], notExplored: [{}] });
    expect(asked(null)).toContain('adviser');
  });

  it('names the recommendations of the assessment that no need answers', () => {
    const recommendations = [
      { id: 'r1', text: 'Advice on debt' },
      { id: 'r3', text: 'A dentist' },
    ];

    expect(coverageOf(topics, recommendations).unanswered).toEqual([{ id: 'r3', text: 'A dentist' }]);
  });

  it('counts the same as the figures that a version keeps', () => {
    fc.assert(
      fc.property(planDocuments(), (plan) => {
        const { rows, needsWithout } = coverageOf(plan.topics, []);
        const figures = figuresOf(plan, () => true, null);
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);

        expect(needsWithout).toHaveLength(figures.needsWithout);
        expect(sum(({ without }) => without)).toBe(figures.needsWithout);
        expect(sum(({ actions }) => actions)).toBe(figures.actions);
        expect(sum(({ withAction, withReason, without }) => withAction + withReason + without)).toBe(figures.needs);
        expect(rows.filter(({ ownWords }) => ownWords)).toHaveLength(figures.inOwnWords);
      }),
    );
  });
});

describe('what a plan of topics does not set out yet (AP-11)', () => {
  const whole = sectionsOf(LEFT_CARE).map(({ key, title }) =>
    aTopic({ key, matter: key, title, explored: 'no-need', noNeedBecause: 'All is well' }),
  );
  const withMoney = (...topics: ReturnType<typeof aTopic>[]) => [
    ...whole.filter(({ key }) => key !== 'money'),
    ...topics,
  ];
  const items = (...topics: ReturnType<typeof aTopic>[]) =>
    missingFromTopics(LEFT_CARE, withMoney(...topics)).map(({ item }) => item);

  it('is nothing where each matter has a need or a reason', () => {
    expect(missingFromTopics(LEFT_CARE, whole)).toEqual([]);
  });

  it('is a matter that no topic covers, or that nothing is written under', () => {
    expect(items()).toEqual(['money']);
    expect(items(aTopic({ explored: 'not-yet' }))).toEqual(['money']);
  });

  it('takes it for set out that they were asked and did not want to say', () => {
    expect(items(aTopic({ explored: 'did-not-say' }))).toEqual([]);
  });

  it('counts two topics of one matter together, and any of their words', () => {
    expect(items(aTopic(), aTopic({ key: 'rent', title: 'Rent', goesWell: 'I pay on time' }))).toEqual([]);
    expect(items(aTopic({ supporters: [{ id: 's', who: 'Ada', how: '', howOften: '' }] }))).toEqual([]);
  });

  it('is how, when and who for a need with neither action nor reason, and what each action leaves open', () => {
    const need = (given: object) => aTopic({ needs: [aNeed(given)] });

    expect(items(need({ goals: [] }))).toEqual(['money.n1.how', 'money.n1.byWhen', 'money.n1.byWhom']);
    expect(items(need({ goals: [aGoal({ actions: [anAction({ dueOn: null, owner: null })] })] }))).toEqual([
      'money.a1.byWhen',
      'money.a1.byWhom',
    ]);
    expect(items(need({}))).toEqual([]);
    expect(items(need({ goals: [], noActionBecause: 'Not before the exam' }))).toEqual([]);
  });

  it('takes a document whole as well', () => {
    expect(missingFromTopics(LEFT_CARE, aPlan(whole).topics)).toEqual([]);
  });
});
