import { localDate } from '../statutory/local-date';
import { attainmentOf, attainmentWords, resultOf, standsAgainst, whatItMeans } from './attainment';
import type { Qualification } from './eet.entities';

const today = localDate('2026-11-27');
const held = (title: string, level: Qualification['level'], grade: string | null, awardedOn = '2025-08-21') => ({
  title,
  level,
  grade,
  awardedOn: awardedOn === '' ? null : localDate(awardedOn),
});

describe('resultOf', () => {
  it.each([
    ['GCSE', '4', '2'],
    ['gcse (9-1)', '3', '1'],
    ['GCSE', 'c', '2'],
    ['GCSE', 'A*', '2'],
    ['GCSE', 'D', '1'],
    ['AS', 'E', '3'],
    ['A-level', 'A*', '3'],
    ['Functional Skills Level 1', 'Pass', '1'],
    ['functional skills level 2', 'pass', '2'],
    ['Tech Award', 'L1D', '1'],
    ['BTEC Tech Award', 'L2D*', '2'],
    ['BTEC Level 3', 'Merit', '3'],
    ['Entry level certificate', '3', 'entry'],
  ])('of %s at %s is level %s', (type, grade, level) => expect(resultOf(type, grade)).toMatchObject({ level }));

  it.each([
    ['GCSE', '10', 'grade'],
    ['GCSE', 'Merit', 'grade'],
    ['Functional skills', 'Pass', 'type'],
    ['GCSE', 'U', 'ungraded'],
  ])('of %s at %s is no result: %s', (type, grade, why) => expect(resultOf(type, grade)).toBe(why));
});

describe('attainmentOf, and what it means', () => {
  it.each([
    ['nothing is not known', [], 17, ['Not known whether English and maths are held.']],
    [
      'both at a standard pass',
      [held('GCSE English language', '2', '5'), held('GCSE Mathematics', '2', '4')],
      17,
      ['Highest level reached: level 2.', 'English and maths held at grade 4 (C) or above, or at level 2.'],
    ],
    [
      'a 3 counts as level 1, whatever level was chosen for it',
      [held('GCSE English language', '2', '3'), held('Functional skills level 2 Maths', '2', 'PASS')],
      17,
      [
        'Highest level reached: level 2.',
        'Maths held at grade 4 (C) or above, or at level 2.',
        'English not held at grade 4 (C) or above.',
        'A 16 to 19 study programme at a college is funded on condition that English goes on being studied. This is funding guidance, not law.',
      ],
    ],
    [
      'a later pass takes the place of a fail, and nothing of the condition is said from 19',
      [
        held('GCSE Maths', '1', '2'),
        held('GCSE Maths', '2', '4', '2026-08-20'),
        held('Functional skills level 1 English', '1', 'PASS'),
      ],
      19,
      [
        'Highest level reached: level 2.',
        'Maths held at grade 4 (C) or above, or at level 2.',
        'English not held at grade 4 (C) or above.',
      ],
    ],
    [
      'what is being worked for is not held',
      [held('A level English', '3', null, ''), held('BTEC level 3 Sport', '3', 'MERIT')],
      18,
      ['Highest level reached: level 3.', 'Not known whether English and maths are held.'],
    ],
  ])('%s', (_, qualifications, age, words) =>
    expect(whatItMeans(attainmentOf(qualifications, today), age)).toEqual(words),
  );
});

describe('standsAgainst', () => {
  const asks = (asksEnglish: number | null, asksMaths: number | null, asksLevel: '2' | '3' | null = null) => ({
    ...{ asksLevel, asksEnglish, asksMaths },
  });
  const english = held('GCSE English language', '2', '5');
  const maths = held('GCSE Maths', '1', '3');
  const skills = held('Functional skills level 2 Maths', '2', 'PASS');
  it.each<[ReturnType<typeof asks>, ReturnType<typeof held>[], string, string]>([
    [
      asks(4, 4),
      [english, maths],
      'lacks',
      'Asks for English and maths at grade 4; has English 5, maths 3: resit maths first',
    ],
    [
      asks(4, 4),
      [english, maths, skills],
      'has-it',
      'Asks for English and maths at grade 4; has English 5, maths functional skills level 2: has what it asks for',
    ],
    [
      asks(5, null),
      [held('GCSE English', '2', 'B')],
      'has-it',
      'Asks for English at grade 5; has English B: has what it asks for',
    ],
    [
      asks(5, null),
      [held('GCSE English', '2', 'C')],
      'lacks',
      'Asks for English at grade 5; has English C: resit English first',
    ],
    [
      asks(4, 5, '3'),
      [maths],
      'lacks',
      'Asks for level 3, English at grade 4, maths at grade 5; has level 1, English not known, maths 3: resit maths first, reach level 3 first, ask about English',
    ],
    [asks(null, null, '2'), [], 'not-known', 'Asks for level 2; has level not known: ask about the level'],
    [
      asks(4, null),
      [held('GCSE English', '2', null, '')],
      'not-known',
      'Asks for English at grade 4; has English not known: ask about English',
    ],
  ])('%j: %j', (asked, results, state, words) =>
    expect(standsAgainst(asked, attainmentOf(results, today))).toMatchObject({ state, words }),
  );

  it('is nothing where nothing is asked for, and what is reached is one line', () => {
    expect(standsAgainst(asks(null, null), attainmentOf([], today))).toBeNull();
    expect(attainmentWords(attainmentOf([english, held('Entry level Maths', 'entry', 'PASS')], today))).toBe(
      'Level 2; English 5; maths not known',
    );
    expect(attainmentWords(attainmentOf([], today))).toBe('Not known: no result is recorded');
  });
});
