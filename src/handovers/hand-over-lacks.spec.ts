import { localDate, type LocalDate } from '../statutory/local-date';
import { handOverLacks, isSameSaid, NOTHING_SAID, tidied } from './hand-over-lacks';
import { wordsOf } from './hand-over-facts';

const fields = (said: Partial<typeof NOTHING_SAID>, metOn: LocalDate | null = null) =>
  handOverLacks({ ...NOTHING_SAID, ...said }, 'Tee', metOn).map(({ field }) => field);

describe('what a hand-over lacks before it can be signed', () => {
  it('asks for what matters to the young person, and for the joint visit', () => {
    expect(handOverLacks(NOTHING_SAID, 'Tee', null)).toEqual([
      { field: 'matters', message: 'Write what matters to Tee' },
      { field: 'jointVisitOn', message: 'Enter the day of the joint visit, or why there is none' },
    ]);
  });

  it('takes a joint visit that took place, or a reason for none, and not a day that is only planned', () => {
    const [matters, jointVisitOn] = ['Her brother', localDate('2026-12-01')];
    expect(fields({ matters })).toEqual(['jointVisitOn']);
    expect(fields({ matters, jointVisitOn })).toEqual(['jointVisitOn']);
    expect(fields({ matters, jointVisitOn }, localDate('2026-12-02'))).toEqual([]);
    expect(fields({ matters: 'Her brother', noJointVisitBecause: 'She asked for none' })).toEqual([]);
  });

  it('counts space as nothing, and a reason of space as none', () => {
    expect(fields({ matters: ' \n' })).toEqual(['matters', 'jointVisitOn']);
    expect(tidied({ ...NOTHING_SAID, matters: ' Her dog ', noJointVisitBecause: '  ' })).toEqual({
      ...NOTHING_SAID,
      matters: 'Her dog',
    });
  });

  it('knows the same text again, and another one', () => {
    expect(isSameSaid(NOTHING_SAID, { ...NOTHING_SAID })).toBe(true);
    expect(isSameSaid(NOTHING_SAID, { ...NOTHING_SAID, toKnow: 'Rings after six' })).toBe(false);
  });
});

describe('what a plan says in their own words', () => {
  const topic = { matter: null, question: '', workerAdds: '', goesWell: '', explored: null, noNeedBecause: '' };
  const plan = (goingWell: string, words: string[]) => ({
    cover: { title: 'My plan', colour: 'blue', goingWell },
    topics: words.map((myWords, place) => ({
      ...topic,
      key: `t${place}`,
      title: `Topic ${place}`,
      myWords,
      needs: [],
      supporters: [],
    })),
  });

  it('puts what is going well first, and leaves out topics without words', () => {
    expect(wordsOf(plan('College', ['', 'I want my own place']))).toEqual([
      { title: 'What is going well', words: 'College' },
      { title: 'Topic 1', words: 'I want my own place' },
    ]);
    expect(wordsOf(plan(' ', [' ']))).toEqual([]);
  });
});
