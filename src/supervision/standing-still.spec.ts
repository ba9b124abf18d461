import { localDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import { standingStill, type CaseFacts } from './standing-still';

const TODAY = localDate('2026-11-23');
const on = localDate;
const MOVES: CaseFacts = {
  dateOfBirth: on('2008-03-10'),
  openSince: on('2025-01-06'),
  moved: { kind: 'action', on: on('2026-11-02') },
  planOn: on('2026-06-01'),
  reviewOn: null,
  transferOpen: false,
  risk: { now: 'medium', before: 'medium' },
};
const since25August = { moved: { kind: 'action', on: on('2026-08-25') } } as const;

describe('a case stands still', () => {
  it.each<[string, Partial<CaseFacts>, string[]]>([
    [
      'when nothing moved for 90 days',
      since25August,
      [
        'Nothing has moved for 90 days, since 25 August 2026, when an action of the plan was done. The risk is medium as before.',
      ],
    ],
    ['not after 89', { moved: { kind: 'goal', on: on('2026-08-26') } }, []],
    ['not when the risk fell', { ...since25August, risk: { now: 'low', before: 'high' } }, []],
    [
      'when the risk rose',
      { ...since25August, risk: { now: 'high', before: 'low' } },
      [
        'Nothing has moved for 90 days, since 25 August 2026, when an action of the plan was done. The risk rose from low to high.',
      ],
    ],
    [
      'when nothing ever moved',
      { moved: null, openSince: on('2026-08-20') },
      ['Nothing has moved for 95 days, since the case opened on 20 August 2026. The risk is medium as before.'],
    ],
    [
      'not for what was before it opened',
      { moved: { kind: 'home', on: on('2020-01-01') }, openSince: on('2026-11-01') },
      [],
    ],
    [
      'without a plan for 90 days',
      { planOn: null, openSince: on('2026-08-25') },
      ['No pathway plan for 90 days, since the case opened on 25 August 2026.'],
    ],
    ['not without a plan for 89', { planOn: null, openSince: on('2026-08-26') }, []],
    [
      'without a review for 200 days',
      { planOn: on('2026-05-07') },
      ['The plan was not reviewed for 200 days, since 7 May 2026.'],
    ],
    ['not with a review since', { planOn: on('2026-01-07'), reviewOn: on('2026-05-08') }, []],
    [
      'at 18 without a transfer',
      { transferOpen: true },
      ['18 for 258 days, and nobody has decided on the transfer from the social worker.'],
    ],
    ['not before 18', { transferOpen: true, dateOfBirth: on('2008-11-24') }, []],
    ['not 27 days after 18', { transferOpen: true, dateOfBirth: on('2008-10-27') }, []],
  ])('%s', (_, facts, expected) => {
    const found = standingStill({ ...MOVES, ...facts }, DEFAULT_POLICY.standingStill, TODAY);
    expect(found.map(({ because }) => because)).toEqual(expected);
  });

  it('the longest first', () => {
    const found = standingStill(
      { ...MOVES, ...since25August, transferOpen: true },
      DEFAULT_POLICY.standingStill,
      TODAY,
    );
    expect(found.map(({ kind, days }) => [kind, days])).toEqual([
      ['transfer', 258],
      ['movement', 90],
    ]);
  });
});
