import { localDate, type LocalDate } from '../statutory/local-date';
import { demandOf, forecast, monthsAhead, NOW, slotOf, SOME_DAY, type Need } from './sufficiency';

const TODAY = localDate('2026-11-23');
const ADULT = localDate('2006-01-01');
const need = (what: Need, day: string | null) => ({ need: what, onDay: day === null ? null : localDate(day) });

describe('what homes are needed, and what there is', () => {
  it('forecasts twelve months, this one first', () => {
    expect([monthsAhead(TODAY)[0], monthsAhead(TODAY).at(-1), monthsAhead(TODAY).length]).toEqual([
      ...['2026-11', '2027-10', 12],
    ]);
    expect(['2026-11-23', '2026-11-24', '2027-10-31'].map((day) => slotOf(localDate(day), TODAY))).toEqual([
      ...[NOW, '2026-11', '2027-10'],
    ]);
    expect([slotOf(localDate('2027-11-01'), TODAY), slotOf(null, TODAY)]).toEqual([null, SOME_DAY]);
  });

  it.each<[string, ReturnType<typeof need>[], LocalDate, [string, Need, string] | null]>([
    ['nothing that makes them need one', [], ADULT, null],
    ['only after the months that are forecast', [need('release', '2027-11-01')], ADULT, null],
    ['a day that has passed is now', [need('at-risk', '2026-11-01')], ADULT, [NOW, 'at-risk', 'not-said']],
    [
      'the first day counts, and the queue says what they need',
      [need('flat-queue', null), need('planned-end', '2027-03-01'), need('release', '2027-02-01')],
      ADULT,
      ['2027-02', 'release', 'own'],
    ],
    [
      'of two that have come, the one that hurries',
      [need('flat-queue', '2026-01-01'), need('no-settled-home', '2026-11-20')],
      ADULT,
      [NOW, 'no-settled-home', 'own'],
    ],
    ['a day that is not known', [need('release', null)], ADULT, [SOME_DAY, 'release', 'not-said']],
    ['under 18 then', [need('at-risk', '2026-12-18')], localDate('2009-03-01'), ['2026-12', 'at-risk', 'under-18']],
    ['18 on that day', [need('turns-18', '2027-03-01')], localDate('2009-03-01'), ['2027-03', 'turns-18', 'not-said']],
  ])('%s', (_, needs, born, expected) => {
    const demand = demandOf(needs, born, TODAY);
    expect(demand && [demand.slot, demand.need, demand.wanted]).toEqual(expected);
  });

  it('counts by hand: three now against one place, two more in January against four, and what has no day in no gap', () => {
    const lines = forecast(
      [
        ...[NOW, NOW, NOW, '2027-01', '2027-01', SOME_DAY].map((slot) => ({ slot, need: 'at-risk' as const })),
        { slot: '2027-01', need: 'turns-18' },
      ],
      [
        { kind: 'own', count: 1, fromOn: localDate('2026-11-01') },
        { kind: 'supported', count: 4, fromOn: localDate('2027-01-15') },
        { kind: 'own', count: 7, fromOn: null },
        { kind: 'own', count: 9, fromOn: localDate('2028-01-01') },
      ],
      TODAY,
    );
    const shown = Object.fromEntries(lines.map(({ slot, all, places, gap }) => [slot, [all, places, gap]]));
    expect(lines).toHaveLength(14);
    expect(shown).toMatchObject({
      ...{ [NOW]: [3, 1, 2], '2026-11': [0, 0, 2], '2026-12': [0, 0, 2], '2027-01': [3, 4, 1] },
      ...{ '2027-10': [0, 0, 1], [SOME_DAY]: [1, 7, null] },
    });
    expect(lines.find(({ slot }) => slot === '2027-01')).toMatchObject({
      needs: { 'at-risk': 2, 'turns-18': 1, release: 0 },
      supply: { own: 0, supported: 4 },
    });
  });
});
