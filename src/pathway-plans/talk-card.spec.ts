import { NOTHING_WRITTEN, type PlanNeed, type TopicContent } from './plan-document';
import { isBegun, saysTheSame, withCardSaid, type CardSaid } from './talk-card';

const card = (given: Partial<CardSaid> = {}): CardSaid => ({
  ...{ myWords: '', goesWell: '', explored: null, noNeedBecause: '', need: { id: 'n1', text: '' } },
  ...given,
});
const topic = (given: Partial<TopicContent> = {}): TopicContent => ({ ...NOTHING_WRITTEN, ...given });
const need = (id: string, text: string, given: Partial<PlanNeed> = {}): PlanNeed => ({
  ...{ id, text, noActionBecause: '', recommendationId: null, goals: [] },
  ...given,
});

describe('what a card of the conversation says', () => {
  it('changes what the card asks for and leaves the rest of the topic as it is', () => {
    const supporters = [{ id: 's', who: 'Nan', how: 'Calls', howOften: 'Sundays' }];
    const said = withCardSaid(
      topic({ workerAdds: 'Seen twice', supporters, myWords: 'Old' }),
      card({ myWords: 'New' }),
    );
    expect(said).toEqual(topic({ workerAdds: 'Seen twice', supporters, myWords: 'New' }));
  });

  it('adds a need once, however often the card is sent', () => {
    const said = card({ need: { id: 'n1', text: 'A desk' } });
    const once = withCardSaid(topic(), said);
    expect(once.needs).toEqual([need('n1', 'A desk')]);
    expect(withCardSaid(once, said)).toEqual(once);
  });

  it('lets a need follow what is typed, down to nothing', () => {
    const begun = withCardSaid(topic(), card({ need: { id: 'n1', text: 'A de' } }));
    expect(withCardSaid(begun, card({ need: { id: 'n1', text: 'A desk' } })).needs[0]?.text).toBe('A desk');
    expect(withCardSaid(begun, card()).needs).toEqual([]);
  });

  it.each([
    ['a goal', need('n1', 'A desk', { goals: [{ id: 'g', text: 'Study at home', actions: [] }] })],
    ['a reason', need('n1', 'A desk', { noActionBecause: 'The library will do' })],
  ])('leaves a need that somebody has given %s meanwhile', (_, worked) => {
    expect(withCardSaid(topic({ needs: [worked] }), card({ need: { id: 'n1', text: '' } })).needs).toEqual([worked]);
  });

  it.each([
    [null, 'A desk', 'needs'],
    ['not-yet', 'A desk', 'needs'],
    ['no-need', 'A desk', 'no-need'],
    ['did-not-say', 'A desk', 'did-not-say'],
    ['needs', '', 'needs'],
    [null, '', null],
    ['not-yet', '', 'not-yet'],
  ] as const)('explored %s with the need "%s" is explored %s', (explored, text, becomes) => {
    expect(withCardSaid(topic(), card({ explored, need: { id: 'n1', text } })).explored).toBe(becomes);
  });

  it('says why there is no need only where there is none', () => {
    const said = card({ explored: 'no-need', noNeedBecause: 'It is fine', need: { id: 'n1', text: 'left over' } });
    expect(withCardSaid(topic(), said)).toMatchObject({ explored: 'no-need', noNeedBecause: 'It is fine', needs: [] });
    expect(withCardSaid(topic({ needs: [need('n0', 'A desk')] }), said)).toMatchObject({
      explored: 'needs',
      noNeedBecause: '',
    });
  });

  it('that was sent twice says the same', () => {
    const once = withCardSaid(topic(), card({ myWords: 'Loud', need: { id: 'n1', text: 'A desk' } }));
    expect(saysTheSame(once, structuredClone(once))).toBe(true);
    for (const other of [
      { myWords: 'Quiet' },
      { goesWell: 'Room' },
      { explored: null },
      { noNeedBecause: 'x' },
      { needs: [] },
    ]) {
      expect(saysTheSame(once, { ...once, ...other })).toBe(false);
    }
  });

  it('is begun as soon as anything stands on it', () => {
    expect(isBegun(topic({ myWords: ' ' }))).toBe(false);
    for (const given of [
      { myWords: 'a' },
      { goesWell: 'a' },
      { explored: 'not-yet' as const },
      { needs: [need('n', 'a')] },
    ]) {
      expect(isBegun(topic(given))).toBe(true);
    }
  });
});
