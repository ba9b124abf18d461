import { localDate } from '../statutory/local-date';
import { costOf, isIn, type TouchedCase } from './turnover';

const LEFT = localDate('2026-05-01');

function aCase(given: Partial<TouchedCase> = {}): TouchedCase {
  return {
    personId: 'mina',
    leaverId: 'lee',
    givenName: 'Mina',
    familyName: 'Fable',
    knownAs: null,
    authorityId: null,
    endedOn: LEFT,
    newOn: localDate('2026-05-11'),
    newName: 'Bo',
    waits: false,
    toldOn: null,
    handedOverOn: null,
    due: 0,
    slipped: [],
    ...given,
  };
}

describe('what it costs when a worker leaves', () => {
  it('counts days without a worker of those who have another, in the middle and at most', () => {
    const cases = [
      aCase({ newOn: localDate('2026-04-20') }),
      aCase({ newOn: localDate('2026-05-04') }),
      aCase({ newOn: localDate('2026-05-11') }),
      aCase({ newOn: localDate('2026-07-01') }),
      aCase({ newOn: null, newName: null, waits: true }),
    ];

    expect(costOf(cases)).toMatchObject({ middleDays: 7, mostDays: 61, lists: { touched: 5, given: 4, waiting: 1 } });
    expect(costOf(cases.slice(0, 3)).middleDays).toBe(3);
    expect(costOf([])).toMatchObject({ middleDays: null, mostDays: null, lists: { touched: 0 } });
  });

  it('asks whether they were told and handed over only of those who have another worker', () => {
    const told = aCase({ toldOn: LEFT, handedOverOn: LEFT });
    const closed = aCase({ newOn: null, newName: null });

    expect(costOf([told, aCase(), closed]).lists).toMatchObject({
      told: 1,
      'not-told': 1,
      'handed-over': 1,
      'not-handed-over': 1,
      waiting: 0,
    });
    expect(isIn('not-told', closed)).toBe(false);
  });

  it('counts what slipped by item, and whom it slipped for once', () => {
    const item = { title: 'Visit', dueOn: LEFT, outcome: 'overdue' as const };

    expect(costOf([aCase({ due: 5, slipped: [item, item] }), aCase({ due: 1 })])).toMatchObject({
      due: 6,
      slippedItems: 2,
      lists: { slipped: 1 },
    });
  });
});
