import fc from 'fast-check';
import { aCaseFile, careEpisode, dueUnder, visit } from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { CaseFile, Contact } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { addDays, localDate } from '../local-date';

// 16 on 10 March 2024, 18 on 10 March 2026.
const inCare = [careEpisode('2019-05-01')];

function seen(on: string, facts: Partial<Contact> = {}): Contact {
  return visit(on, { by: 'social-worker', at: 'elsewhere', accommodation: null, ...facts });
}

describe('the social worker’s visits while looked after (PA-16)', () => {
  const on = (day: string, facts: Partial<CaseFile>) =>
    dueUnder('PA-16', day, aCaseFile({ careEpisodes: inCare, ...facts }));

  it('a placement from long before brings the first here within six weeks of 16', () => {
    expect(on('2024-03-09', {})).toEqual([]);
    expect(on('2024-03-10', {})).toEqual(['2024-04-21 open']);
  });

  it.each([
    ['2024-01-27', '2024-04-21 open', 'its six weeks had run out'],
    ['2024-01-28', '2024-03-10 open', 'its six weeks run on'],
  ])('after a visit on %s before 16 the next is %s (%s)', (day, expected) => {
    expect(on('2024-03-10', { contacts: [seen(day)] })).toEqual([expected]);
  });

  it('each visit starts the next six weeks', () => {
    expect(on('2024-06-10', { contacts: [seen('2024-04-20'), seen('2024-06-03')] })).toEqual([
      '2024-04-21 met 2024-04-20',
      '2024-06-01 met-late 2024-06-03',
      '2024-07-15 open',
    ]);
  });

  it.each<[string, Contact, string]>([
    ['a personal adviser', seen('2024-04-01', { by: 'personal-adviser' }), 'open'],
    ['a call by the social worker', seen('2024-04-01', { mode: 'phone' }), 'partial'],
    ['a visit that found nobody', seen('2024-04-01', { seen: false }), 'partial'],
    ['the duty worker', seen('2024-04-01', { by: 'duty-worker' }), 'partial'],
    [
      'what was accepted in place of an adviser’s visit',
      visit('2024-04-01', {
        mode: 'phone',
        substituteAccepted: { on: localDate('2024-04-02'), by: 'w9', reason: 'ill' },
      }),
      'open',
    ],
  ])('%s leaves it %3$s', (_, contact, state) => {
    expect(on('2024-04-10', { contacts: [contact] })).toEqual([`2024-04-21 ${state}`]);
  });

  it('a placement that begins while eligible brings a visit within a week', () => {
    const careEpisodes = [
      careEpisode('2019-05-01', '2024-06-01'),
      careEpisode('2024-06-01', null, { placement: 'residential' }),
    ];

    expect(on('2024-06-01', { careEpisodes, contacts: [seen('2024-05-20')] })).toEqual([
      '2024-04-21 met-late 2024-05-20',
      '2024-06-08 open',
      '2024-07-01 superseded',
    ]);
    expect(on('2024-06-10', { careEpisodes, contacts: [seen('2024-04-20'), seen('2024-06-01')] })).toEqual([
      '2024-04-21 met 2024-04-20',
      '2024-06-01 superseded',
      '2024-06-08 met 2024-06-01',
      '2024-07-13 open',
    ]);
  });

  it('a placement that began within the week before 16 still does', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2024-03-04'), careEpisode('2024-03-04', null, { carer: 'F1' })];

    expect(on('2024-03-10', { careEpisodes })).toEqual(['2024-03-11 open']);
  });

  it.each<[string, CaseFile['careEpisodes'], number]>([
    [
      'the same carer',
      [careEpisode('2019-05-01', '2024-06-01', { carer: 'F1' }), careEpisode('2024-06-01', null, { carer: 'F1' })],
      1,
    ],
    [
      'no carer recorded for either',
      [careEpisode('2019-05-01', '2024-06-01'), careEpisode('2024-06-01', null, { legalStatus: 'care-order' })],
      1,
    ],
    [
      'another carer',
      [careEpisode('2019-05-01', '2024-06-01', { carer: 'F1' }), careEpisode('2024-06-01', null, { carer: 'F2' })],
      2,
    ],
    [
      'a carer recorded only for the one',
      [careEpisode('2019-05-01', '2024-06-01'), careEpisode('2024-06-01', null, { carer: 'F2' })],
      2,
    ],
    [
      'another kind of placement',
      [careEpisode('2019-05-01', '2024-06-01'), careEpisode('2024-06-01', null, { placement: 'residential' })],
      2,
    ],
    ['a day between', [careEpisode('2019-05-01', '2024-06-01'), careEpisode('2024-06-02')], 2],
  ])('episodes that follow on each other with %s', (_, careEpisodes, placements) => {
    const subjects = deadlinesFor(aCaseFile({ careEpisodes }), localDate('2024-07-01'), ENGLAND_AND_WALES)
      .filter(({ rule }) => rule === 'PA-16')
      .map(({ subject }) => subject);

    expect(new Set(subjects).size).toBe(placements);
  });

  it.each([
    ['2024-04-21', 'superseded'],
    ['2024-04-22', 'breached'],
  ])('the end of care on %s leaves it %s', (to, state) => {
    expect(on('2024-06-01', { careEpisodes: [careEpisode('2019-05-01', to)] })).toEqual([`2024-04-21 ${state}`]);
  });

  it('one is always still to be made, six weeks after the last, or after 16', () => {
    const sixteen = localDate('2024-03-10');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 600 }), { maxLength: 20 }), (days) => {
        const contacts = [...new Set(days)].map((day) => seen(addDays(sixteen, day)));
        const counted = days.filter((day) => day >= -42);
        const dueOn = addDays(sixteen, counted.length > 0 ? Math.max(...counted) + 42 : 42);

        expect(on(addDays(sixteen, 600), { contacts }).filter((due) => due.endsWith('open'))).toEqual([
          `${dueOn} open`,
        ]);
      }),
    );
  });

  it('is not due to someone looked after who is not eligible', () => {
    expect(on('2024-11-01', { careEpisodes: [careEpisode('2024-10-01')] })).toEqual([]);
  });

  it('is unknown where it fell due before contacts were recorded', () => {
    expect(on('2024-05-02', { knownSince: { contacts: localDate('2024-05-01') } })).toEqual([
      '2024-04-21 unknown',
      '2024-06-12 open',
    ]);
  });
});
