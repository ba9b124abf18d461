import fc from 'fast-check';
import { planDocuments, aGoal, aNeed, anAction, aTopic } from '../../test/support/plan-documents';
import { idsIn, itemIn, withItem, withItemChanged, withoutItem, type ItemSaid } from './topic-items';

const money = aTopic({
  explored: 'needs',
  needs: [aNeed(), aNeed({ id: 'n2', text: 'Owes for the phone', goals: [] })],
  supporters: [{ id: 's1', who: 'Nan', how: 'Dinner', howOften: 'Sundays' }],
});

describe('the items of a topic', () => {
  it('adds each where it belongs, after those that stand there', () => {
    const goal: ItemSaid = { kind: 'goals', item: { id: 'g9', text: 'Clear of it' } };
    const action: ItemSaid = { kind: 'actions', item: anAction({ id: 'a9' }) };
    const after = withItem(withItem(money, goal, 'n2')!, action, 'g9')!;
    expect(itemIn(after, 'actions', 'a9')).toMatchObject({ goal: { id: 'g9' }, need: { id: 'n2' } });
    expect(after.needs[0]).toEqual(money.needs[0]);
  });

  it('does not add a goal or an action under what is not there', () => {
    expect(withItem(money, { kind: 'goals', item: { id: 'g9', text: 'x' } }, 'n9')).toBeNull();
    expect(withItem(money, { kind: 'actions', item: anAction({ id: 'a9' }) }, null)).toBeNull();
  });

  it('counts a topic as explored with its first need, and as open again without its last', () => {
    const empty = aTopic({ explored: 'not-yet' });
    const item = { id: 'n1', text: 'x', noActionBecause: '', recommendationId: null };
    const after = withItem(empty, { kind: 'needs', item }, null)!;
    expect(after.explored).toBe('needs');
    expect(withoutItem(after, 'n1').explored).toBeNull();
  });

  it('changes a goal and leaves its actions', () => {
    const after = withItemChanged(money, { kind: 'goals', item: { id: 'g1', text: 'A card of my own' } });
    expect(itemIn(after, 'goals', 'g1')?.item).toEqual(aGoal({ text: 'A card of my own' }));
  });

  it('takes out what stands under an item with it, and nothing else', () => {
    fc.assert(
      fc.property(planDocuments(), (document) => {
        for (const topic of document.topics) {
          for (const id of idsIn(topic)) {
            const left = idsIn(withoutItem(topic, id));
            expect(left.has(id)).toBe(false);
            for (const need of topic.needs)
              if (need.id !== id && !id.startsWith('n')) expect(left.has(need.id)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
