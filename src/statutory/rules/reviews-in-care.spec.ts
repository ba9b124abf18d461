import fc from 'fast-check';
import { aCaseFile, careEpisode, dueUnder, plannedOn, reviewedOn } from '../../../test/support/lives';
import type { CaseFile } from '../case-file';
import { addDays, localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// 16 on 10 March 2024, 18 on 10 March 2026.
const inCare = [careEpisode('2019-05-01')];
const reviewed = (...days: string[]) => ({ planReviews: days.map(reviewedOn) });

describe('reviews while looked after (RV-05)', () => {
  const on = (day: string, facts: Partial<CaseFile>) => dueUnder('RV-05', day, aCaseFile(facts));

  it('who came to be looked after long before is due one within six months of becoming eligible', () => {
    expect(on('2024-03-09', { careEpisodes: inCare })).toEqual([]);
    expect(on('2024-03-10', { careEpisodes: inCare })).toEqual(['2024-09-10 open']);
  });

  it('the last review before 16 is what the six months run from', () => {
    expect(on('2024-03-10', { careEpisodes: inCare, ...reviewed('2023-11-30') })).toEqual(['2024-05-30 open']);
  });

  it('a review whose six months had run out by 16 leaves the next to be counted from 16', () => {
    expect(on('2024-03-10', { careEpisodes: inCare, ...reviewed('2023-09-09') })).toEqual(['2024-09-10 open']);
    expect(on('2024-03-10', { careEpisodes: inCare, ...reviewed('2023-09-10') })).toEqual(['2024-03-10 open']);
  });

  it('each review starts the next six months from the day it was held', () => {
    expect(on('2025-04-01', { careEpisodes: inCare, ...reviewed('2024-08-31', '2025-03-01') })).toEqual([
      '2024-09-10 met 2024-08-31',
      '2025-02-28 met-late 2025-03-01',
      '2025-09-01 open',
    ]);
  });

  it('who comes back into care with the 13 weeks behind them is due one in 20 working days, then in 3 months, then in 6', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2024-09-01'), careEpisode('2025-01-06')];
    const again = (day: string, ...days: string[]) =>
      on(day, { careEpisodes, ...reviewed(...days) }).filter((due) => due > '2025');

    expect(again('2025-01-06')).toEqual(['2025-02-03 open']);
    expect(again('2025-02-03', '2025-02-03')).toEqual(['2025-02-03 met 2025-02-03', '2025-05-03 open']);
    expect(again('2025-05-03', '2025-02-03', '2025-05-01')).toEqual([
      '2025-02-03 met 2025-02-03',
      '2025-05-03 met 2025-05-01',
      '2025-11-01 open',
    ]);
  });

  it('a first review held late starts the three months late', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2024-09-01'), careEpisode('2025-01-06')];

    expect(on('2025-07-01', { careEpisodes, ...reviewed('2025-06-01') }).slice(1)).toEqual([
      '2025-02-03 met-late 2025-06-01',
      '2025-09-01 open',
    ]);
  });

  it('who becomes eligible three months into care is due the second review on the latest day it can be', () => {
    // Looked after from 2 September 2024: 20 working days end on 30 September, 91 days on 2 December.
    const careEpisodes = [careEpisode('2024-09-02')];

    expect(on('2024-12-02', { careEpisodes })).toEqual(['2024-12-30 open']);
    expect(on('2024-12-02', { careEpisodes, ...reviewed('2024-09-20') })).toEqual(['2024-12-20 open']);
    expect(on('2024-12-02', { careEpisodes, ...reviewed('2024-09-20', '2024-11-20') })).toEqual(['2025-05-20 open']);
  });

  it('who turns 16 days after coming into care is still due the first review', () => {
    const careEpisodes = [careEpisode('2022-06-01', '2023-06-01'), careEpisode('2024-03-04')];

    expect(on('2024-03-10', { careEpisodes })).toEqual(['2024-04-03 open']);
  });

  it.each([
    ['2024-09-10', 'superseded'],
    ['2024-09-11', 'breached'],
  ])('leaving care on %s leaves it %s', (to, state) => {
    expect(on('2024-12-01', { careEpisodes: [careEpisode('2019-05-01', to)] })).toEqual([`2024-09-10 ${state}`]);
  });

  it('a review held after leaving care is not one of these', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2024-08-01')];

    expect(on('2024-12-01', { careEpisodes, ...reviewed('2024-08-01') })).toEqual(['2024-09-10 superseded']);
  });

  it('is unknown where it fell due before reviews were recorded, and counts from the day records begin', () => {
    const knownSince = { planReviews: localDate('2024-10-01') };

    expect(on('2024-11-01', { careEpisodes: inCare, knownSince })).toEqual(['2024-09-10 unknown', '2025-04-01 open']);
  });

  it('one is always still to be held, within six months of the last or of becoming eligible', () => {
    const sixteen = localDate('2024-03-10');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -800, max: 600 }), { maxLength: 8 }), (days) => {
        const held = [...new Set(days)].map((day) => addDays(sixteen, day));
        const open = on(addDays(sixteen, 600), { careEpisodes: inCare, ...reviewed(...held) }).filter((due) =>
          due.endsWith('open'),
        );
        const last = [sixteen, ...held].sort().at(-1) ?? sixteen;

        expect(open.map((due) => due.slice(0, 10) <= addDays(last, 184))).toEqual([true]);
      }),
    );
  });

  it('is not due to someone looked after who is not eligible', () => {
    expect(on('2024-11-01', { careEpisodes: [careEpisode('2024-10-01')] })).toEqual([]);
  });
});

describe('the review before leaving care (RV-07)', () => {
  const planned = { pathwayPlans: [plannedOn('2024-06-10')] };
  const on = (day: string, facts: Partial<CaseFile>) => dueUnder('RV-07', day, aCaseFile({ ...planned, ...facts }));

  it('is due the day before turning 18', () => {
    expect(on('2024-03-10', { careEpisodes: inCare })).toEqual(['2026-03-09 open']);
  });

  it.each([
    ['2025-12-08', 'open', 'too long before'],
    ['2025-12-09', 'met 2025-12-09', 'the first day that counts'],
    ['2026-03-09', 'met 2026-03-09', 'the last day in care'],
  ])('a review on %s leaves it %s (%s)', (heldOn, state) => {
    expect(on('2026-03-09', { careEpisodes: inCare, ...reviewed(heldOn) })).toEqual([`2026-03-09 ${state}`]);
  });

  it('a review on the 18th birthday is too late', () => {
    expect(on('2026-03-10', { careEpisodes: inCare, ...reviewed('2026-03-10') })).toEqual(['2026-03-09 breached']);
  });

  it.each<[string, string[], string]>([
    ['without a review', [], 'breached'],
    ['with a review on the last day', ['2025-01-30'], 'met 2025-01-30'],
    ['with a review on the day they left', ['2025-01-31'], 'breached'],
    ['with a review three months before', ['2024-10-30'], 'met 2024-10-30'],
    ['with an older review', ['2024-10-29'], 'breached'],
  ])('who leaves care at 16, %s %j, has it %s', (_, held, state) => {
    const careEpisodes = [careEpisode('2019-05-01', '2025-01-31')];

    expect(on('2025-03-01', { careEpisodes, ...reviewed(...held) })).toEqual([`2025-01-30 ${state}`]);
  });

  it('a review without a plan is not enough', () => {
    const facts = { careEpisodes: inCare, ...reviewed('2026-02-01') };

    expect(on('2026-02-01', { ...facts, pathwayPlans: [plannedOn('2026-02-02')] })).toEqual(['2026-03-09 partial']);
    expect(on('2026-02-01', { ...facts, pathwayPlans: [plannedOn('2026-02-01')] })).toEqual([
      '2026-03-09 met 2026-02-01',
    ]);
  });

  it('the authority may count a longer time before', () => {
    const policy = { ...DEFAULT_POLICY, reviewBeforeLeavingCareMonths: 6 };

    expect(on('2026-03-09', { careEpisodes: inCare, policy, ...reviewed('2025-09-09') })).toEqual([
      '2026-03-09 met 2025-09-09',
    ]);
  });

  it('a death ends it', () => {
    const caseFile = aCaseFile({ careEpisodes: inCare, diedOn: '2025-06-01' });

    expect(dueUnder('RV-07', '2026-06-01', caseFile)).toEqual(['2026-03-09 superseded']);
  });

  it('going back into care brings it again', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2025-01-31'), careEpisode('2025-03-01')];

    expect(on('2025-03-01', { careEpisodes })).toEqual(['2025-01-30 breached', '2026-03-09 open']);
  });

  it('is unknown where care ended before reviews were recorded', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2025-01-31')];

    expect(on('2025-06-01', { careEpisodes, knownSince: { planReviews: localDate('2025-01-31') } })).toEqual([
      '2025-01-30 unknown',
    ]);
  });
});
