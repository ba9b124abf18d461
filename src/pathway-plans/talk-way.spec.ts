import { firstCard, placeOf, readWay, wayQuery, type TalkWay } from './talk-way';

const KEYS = ['home', 'health', 'money'];
const ALL: TalkWay = { only: null, writer: 'young-person', backToReading: false };

describe('the way through a conversation', () => {
  it.each([
    [ALL, ''],
    [{ ...ALL, only: ['money', 'home'], writer: 'worker' as const }, '?topics=money,home&writer=worker'],
    [{ ...ALL, backToReading: true }, '?then=read-back'],
  ])('is carried in the address and read from it again', (way, query) => {
    expect(wayQuery(way)).toBe(query);
    expect(readWay(Object.fromEntries(new URLSearchParams(query)))).toEqual(way);
  });

  it('takes what is no way for the usual one', () => {
    expect(readWay({ topics: [''], writer: 'nobody', then: '//elsewhere.example' })).toEqual(ALL);
  });

  it('goes through every card in the young person’s order', () => {
    expect(placeOf('health', KEYS, ALL)).toEqual({ number: 2, of: 3, before: 'home', after: 'money' });
    expect(placeOf('money', KEYS, ALL).after).toBeNull();
  });

  it('goes through the chosen cards only, in the order of the plan', () => {
    const way = { ...ALL, only: ['money', 'home', 'gone'] };
    expect(firstCard(KEYS, way)).toBe('home');
    expect(placeOf('home', KEYS, way)).toEqual({ number: 1, of: 2, before: null, after: 'money' });
  });

  it('leads one card that is changed straight back to the read-back', () => {
    expect(placeOf('health', KEYS, { ...ALL, backToReading: true })).toEqual({
      number: 1,
      of: 1,
      before: null,
      after: null,
    });
    expect(placeOf('health', KEYS, { ...ALL, only: ['money'] })).toMatchObject({ number: 1, of: 1 });
  });

  it('begins at the first card where nothing of what was chosen is in the plan', () => {
    expect(firstCard(KEYS, { ...ALL, only: ['gone'] })).toBe('home');
    expect(firstCard([], ALL)).toBeNull();
  });
});
