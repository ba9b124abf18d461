import { localDate } from '../local-date';
import { followUpsOf, isMoveOn } from './home-follow-ups';

const home = (given: Partial<Parameters<typeof followUpsOf>[0]> = {}) => ({
  type: 'U',
  tenure: null,
  inMultipleOccupation: false,
  from: localDate('2026-01-31'),
  to: null,
  ...given,
});

describe('how a home turns out', () => {
  it('is asked 1, 3, 6 and 12 months after a move to independent living, each counted from the move', () => {
    expect(followUpsOf(home()).map(({ mark, dueOn }) => [mark, dueOn])).toEqual([
      ['1-month', '2026-02-28'],
      ['3-months', '2026-04-30'],
      ['6-months', '2026-07-31'],
      ['12-months', '2027-01-31'],
    ]);
  });

  it('and after four weeks in a house in multiple occupation', () => {
    const [first] = followUpsOf(home({ inMultipleOccupation: true }));
    expect(first).toEqual({
      mark: '4-weeks',
      dueOn: '2026-02-28',
      because:
        'Moved in on 31 January 2026, to a house in multiple occupation, so somebody asks how it goes by 28 February 2026.',
    });
  });

  it.each([
    ['2026-02-28', 0, 'they left on the day itself'],
    ['2026-03-01', 1, 'they left the day after'],
    ['2026-05-01', 2, 'they left in May'],
  ])('a time that falls on or after the day they left never comes (%s: %s, %s)', (to, marks) => {
    expect(followUpsOf(home({ to: localDate(to) }))).toHaveLength(marks);
  });

  it.each([
    ['U', null, true],
    ['D', 'assured-shorthold', true],
    ['D', 'secure', true],
    ['D', 'licence', false],
    ['E', 'lodger', false],
    ['B', null, false],
  ])('%s with %s is a home of their own: %s', (type, tenure, expected) => {
    expect(isMoveOn(type, tenure)).toBe(expected);
  });
});
