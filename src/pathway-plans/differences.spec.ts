import fc from 'fast-check';
import { aGoal, anAction, aNeed, aPlan, aTopic, planDocuments } from '../../test/support/plan-documents';
import { localDate } from '../statutory/local-date';
import { changeWords, differencesOf } from './differences';
import { actionsOf, textOf, type PlanDocument, type PlanTopicDocument, type RecordFact } from './plan-document';

const topic = (given: Partial<PlanTopicDocument> = {}) => aTopic({ needs: [aNeed()], myWords: 'I save', ...given });
const withAction = (given: object) => topic({ needs: [aNeed({ goals: [aGoal({ actions: [anAction(given)] })] })] });

/** What is said of two plans of these topics. */
function said(before: PlanTopicDocument[], after: PlanTopicDocument[]): string[] {
  return differencesOf(aPlan(before), aPlan(after)).topics.flatMap(({ title, kind, moved, changes }) => [
    ...(kind === 'changed' ? [] : [`${title}: ${kind}`]),
    ...(moved && kind !== 'moved' ? [`${title}: moved`] : []),
    ...changes.map(changeWords),
  ]);
}

describe('what changed from one version of a plan to the next', () => {
  it('is nothing between a plan and itself', () => {
    expect(differencesOf(aPlan([topic()]), aPlan([topic()]))).toEqual({ plan: [], topics: [] });
  });

  it.each<[string, PlanTopicDocument, string]>([
    [
      'a date',
      withAction({ dueOn: localDate('2027-01-15') }),
      'Action “Open a bank account at the branch in town”: the date was “14 December 2026” and is now “15 January 2027”.',
    ],
    ['no date any more', withAction({ dueOn: null }), 'the date was “14 December 2026”; now there is none.'],
    [
      'an owner',
      withAction({ owner: { kind: 'adviser', name: 'Ada Worker', staffId: 's' } }),
      'the owner was “the young person” and is now “Ada Worker”.',
    ],
    ['a priority', withAction({ priority: 'later' }), 'the priority was “Now” and is now “Later”.'],
    ['an own word', topic({ myWords: 'I spend' }), 'My words: before, “I save”; now, “I spend”.'],
    ['words gone', topic({ myWords: '' }), 'My words: before, “I save”; now, nothing.'],
    ['words that are new', topic({ goesWell: 'Rent' }), 'What goes well: before, nothing; now, “Rent”.'],
    ['a new title', topic({ title: 'Cash' }), 'Title: before, “Money”; now, “Cash”.'],
    [
      'an action more',
      topic({ needs: [aNeed({ goals: [aGoal({ actions: [anAction(), anAction({ id: 'a2', what: 'Save £5' })] })] })] }),
      'Action “Save £5” is new.',
    ],
    [
      'a goal less',
      topic({ needs: [aNeed({ goals: [], noActionBecause: 'Later' })] }),
      'Need “No bank account”: the reason for no action is now “Later”; before, there was none.',
    ],
  ])('says %s', (_, after, sentence) => {
    expect(said([topic()], [after]).join(' ')).toContain(sentence);
  });

  it('names what was taken away with all that was in it', () => {
    expect(said([topic()], [topic({ needs: [] })])).toEqual([
      'Need “No bank account” was taken away.',
      'Goal “Money of my own” was taken away.',
      'Action “Open a bank account at the branch in town” was taken away.',
    ]);
  });

  it('says a topic that is new, one that is gone, and the one that was put elsewhere, not those it passed', () => {
    const [money, health, skills] = [
      aTopic(),
      aTopic({ key: 'health', title: 'Health', question: '' }),
      aTopic({ key: 'skills', title: 'Skills', question: '' }),
    ];

    expect(said([money, health], [money, health, skills])).toEqual(['Skills: added']);
    expect(said([money, skills, health], [money, health])).toEqual(['Skills: taken-away']);
    expect(said([money, health, skills], [skills, money, health])).toEqual(['Skills: moved']);
  });

  it('says an action that went to another goal once, as moved', () => {
    const needs = (first: string[], second: string[]) => [
      aNeed({
        goals: [
          aGoal({ id: 'g1', text: 'Save', actions: first.map((id) => anAction({ id, what: id })) }),
          aGoal({ id: 'g2', text: 'Spend', actions: second.map((id) => anAction({ id, what: id })) }),
        ],
      }),
    ];

    expect(said([topic({ needs: needs(['a', 'b'], []) })], [topic({ needs: needs(['a'], ['b']) })])).toEqual([
      'Action “b” was under “Save” and is now under “Spend”.',
    ]);
    expect(said([topic({ needs: needs(['a', 'b'], []) })], [topic({ needs: needs(['b', 'a'], []) })])).toEqual([
      'Action “a” stands elsewhere in the order.',
    ]);
  });

  it('says what changed of the plan beside its topics', () => {
    const after = aPlan([], {
      cover: { title: 'My way', colour: 'blue', goingWell: 'College' },
      consulted: [{ id: 'c', who: 'Aunt May', consent: true, on: localDate('2026-11-20'), said: 'She is proud' }],
      takingPart: { meetings: '', explainedOn: null, whyNot: { copy: 'In hospital' } },
    });

    expect(differencesOf(aPlan([]), after).plan.map(changeWords)).toEqual([
      'The title of the plan: before, “My plan”; now, “My way”.',
      'What is going well: before, nothing; now, “College”.',
      'Why the copy was not possible: before, nothing; now, “In hospital”.',
      'Aunt May, who was asked about the plan: before, nothing; now, “20 November 2026, with their consent. She is proud”.',
    ]);
  });

  it('is empty for documents that are the same, and for no others', () => {
    fc.assert(
      fc.property(planDocuments(), planDocuments(), (one, other) => {
        const { plan, topics } = differencesOf(one, other);
        expect(plan.length + topics.length === 0).toBe(textOf(one) === textOf(other));
      }),
    );
  });

  it('tells what the record held then and holds now, and nothing of a version that does not say', () => {
    const holding = (...facts: RecordFact[]) =>
      aPlan([topic()], { fromRecord: { asOf: localDate('2026-11-01'), topics: [{ key: 'money', facts }] } });
    const [then, now] = [
      holding({ label: 'Address', words: '1 Old Road' }, { label: 'College', words: 'until May' }),
      holding(
        { label: 'Address', words: '2 New Road' },
        { label: 'Work', words: 'one' },
        { label: 'Work', words: 'two' },
      ),
    ];
    const told = (before: PlanDocument, after: PlanDocument) =>
      differencesOf(before, after).topics.flatMap(({ changes }) => changes.map(changeWords));

    expect(told(then, now)).toEqual([
      'On the record: Address: before, “1 Old Road”; now, “2 New Road”.',
      'On the record: Work: before, nothing; now, “one; two”.',
      'On the record: College: before, “until May”; now, nothing.',
    ]);
    expect(told(then, then)).toEqual([]);
    expect(told(aPlan([topic()]), now)).toEqual([]);
  });

  it('takes what was written anew in the same words for the same, and ends a quoted sentence once', () => {
    const written = (id: string, words: string, result: string) =>
      aTopic({
        myWords: words,
        needs: [
          aNeed({ id: `n${id}`, goals: [aGoal({ id: `g${id}`, actions: [anAction({ id: `a${id}`, result })] })] }),
        ],
      });

    expect(said([written('1', 'I save.', 'It is open')], [written('2', 'I spend.', 'I have a card')])).toEqual([
      'My words: before, “I save.”; now, “I spend.”',
      'Action “Open a bank account at the branch in town”: the result was “It is open” and is now “I have a card”.',
    ]);
  });

  it('says something whichever single text of a plan is another', () => {
    fc.assert(
      fc.property(planDocuments(), fc.nat(), (plan, which) => {
        const texts: string[] = [];
        const visit = (replaced: number) => (key: string, value: unknown) => {
          if (typeof value !== 'string' || ['id', 'matter', 'kind', 'priority', 'dueOn', 'explored'].includes(key))
            return value;
          return texts.push(key) - 1 === replaced ? `${value}, otherwise` : value;
        };
        JSON.stringify(plan.topics, visit(-1));
        fc.pre(texts.length > 0);
        const place = which % texts.length;
        texts.length = 0;
        const other = JSON.parse(JSON.stringify(plan.topics, visit(place))) as PlanTopicDocument[];

        expect(differencesOf(plan, { ...plan, topics: other }).topics).not.toEqual([]);
      }),
    );
  });

  it('mirrors: what is new one way was taken away the other way', () => {
    fc.assert(
      fc.property(planDocuments(), planDocuments(), (one, other) => {
        const names = (from: typeof one, to: typeof one, kind: string) =>
          differencesOf(from, to)
            .topics.flatMap(({ changes }) => changes)
            .filter((change) => change.item !== null && change.kind === kind)
            .map(({ item, id }) => `${item} ${id}`)
            .sort();

        expect(names(one, other, 'added')).toEqual(names(other, one, 'taken-away'));
        expect(
          actionsOf(one).length + names(one, other, 'added').filter((name) => name.startsWith('Action')).length,
        ).toBe(
          actionsOf(other).length + names(one, other, 'taken-away').filter((name) => name.startsWith('Action')).length,
        );
      }),
    );
  });
});
