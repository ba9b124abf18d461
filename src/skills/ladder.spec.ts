import { localDate } from '../statutory/local-date';
import { gapsOf, isTimeToAsk, ladderOf, newestFirst, saidBefore, type RatingTold } from './ladder';
import { EDITION, HIGHEST_RUNG, rungWords, SKILL_KEYS, skillsOf } from './skill-content';
import type { Rungs } from './skill.entities';

let count = 0;
function rating(rater: RatingTold['rater'], on: string, rungs: Rungs): RatingTold {
  count += 1;
  const id = String(count).padStart(4, '0');
  return {
    ...{ id, rater, saidBy: null, ratedOn: localDate(on), route: 'in-person', ladder: EDITION, rungs },
    ...{ words: null, recordedBy: null },
  };
}
const skill = (ratings: RatingTold[], key: string) => ladderOf(ratings, 4).find((one) => one.skill === key)!;

describe('the ladder of independence skills', () => {
  it('has five sentences for each of ten skills, no two alike', () => {
    const skills = skillsOf();
    expect(skills.map(({ key }) => key)).toEqual([...SKILL_KEYS]);
    const sentences = skills.flatMap(({ rungs }) => rungs);
    expect(new Set(sentences).size).toBe(SKILL_KEYS.length * HIGHEST_RUNG);
    expect(rungWords('cooking', 1)).toBe('Somebody else makes my meals.');
    expect(rungWords('cooking', 1, EDITION + 1)).toBe('');
  });

  it('takes what each said last of a skill, and what nothing was said of stays', () => {
    const ratings = [
      rating('young-person', '2026-09-01', { cooking: 2, money: 3 }),
      rating('young-person', '2026-03-01', { cooking: 1, home: 4 }),
      rating('provider', '2026-08-01', { cooking: 3 }),
    ];
    expect(skill(ratings, 'cooking').by).toMatchObject({
      'young-person': { rung: 2, ratedOn: '2026-09-01' },
      provider: { rung: 3 },
      adviser: null,
    });
    expect(skill(ratings, 'home').by['young-person']).toMatchObject({ rung: 4, ratedOn: '2026-03-01' });
    expect(skill(ratings, 'travel')).toMatchObject({ lowest: null, isApart: false, isGap: false });
    expect(saidBefore(ratings, ratings[0]!)).toEqual({ cooking: 1, home: 4 });
    expect(newestFirst(ratings).map(({ ratedOn }) => ratedOn)).toEqual(['2026-09-01', '2026-08-01', '2026-03-01']);
  });

  it.each([
    // young person, provider, adviser; apart? a gap below rung 4?
    [4, 3, undefined, false, true],
    [5, 3, undefined, true, true],
    [undefined, 4, 4, false, false],
    [5, 4, 5, false, false],
    [2, 3, 4, true, true],
    [undefined, undefined, 1, false, true],
  ])('young person %s, provider %s, adviser %s: apart %s, gap %s', (own, provider, adviser, isApart, isGap) => {
    const said = [
      ['young-person', own],
      ['provider', provider],
      ['adviser', adviser],
    ] as const;
    const ratings = said.flatMap(([rater, rung]) => (rung ? [rating(rater, '2026-09-01', { time: rung })] : []));
    expect(skill(ratings, 'time')).toMatchObject({ isApart, isGap });
  });

  it('tells the gaps with the lowest rung first', () => {
    const ratings = [rating('adviser', '2026-09-01', { cooking: 3, work: 1, money: 4, asking: 3 })];
    expect(gapsOf(ladderOf(ratings, 4)).map((one) => one.skill)).toEqual(['work', 'cooking', 'asking']);
  });

  it.each([
    ['2010-11-28', null, '2026-11-27', false], // 15
    ['2010-11-27', null, '2026-11-27', true], // 16 today
    ['2008-01-01', '2026-05-28', '2026-11-27', false],
    ['2008-01-01', '2026-05-27', '2026-11-27', true],
    ['2001-11-27', null, '2026-11-27', false], // 25
  ])('born %s, rated last %s, on %s: time to ask %s', (born, lastOn, today, isTime) => {
    const person = { dateOfBirth: localDate(born), diedOn: null };
    expect(isTimeToAsk(person, lastOn === null ? null : localDate(lastOn), 6, localDate(today))).toBe(isTime);
    expect(isTimeToAsk({ ...person, diedOn: localDate('2026-01-01') }, null, 6, localDate(today))).toBe(false);
  });
});
