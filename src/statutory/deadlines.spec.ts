import {
  accommodation,
  aCaseFile,
  allocation,
  careEpisode,
  hold,
  plannedOn,
  reviewedOn,
  visit,
} from '../../test/support/lives';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { deadlinesFor } from './deadlines';
import { localDate } from './local-date';

// Former relevant from 10 March 2026.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const moved = { careEpisodes, accommodation: [accommodation('2026-03-28')] };

function deadlinesOn(day: string, facts: Parameters<typeof aCaseFile>[0]) {
  return deadlinesFor(aCaseFile(facts), localDate(day), ENGLAND_AND_WALES);
}

function oneOn(day: string, rule: string, facts: Parameters<typeof aCaseFile>[0]) {
  return deadlinesOn(day, facts).find((deadline) => deadline.rule === rule);
}

describe('deadlinesFor', () => {
  it('says all there is to say of a visit that is due', () => {
    expect(oneOn('2026-03-30', 'PA-02', moved)).toEqual({
      rule: 'PA-02',
      subject: 'flat',
      startedById: 'flat',
      title: 'Visit within 7 days of moving in',
      startedBy: 'accommodation flat on 2026-03-28',
      startedOn: '2026-03-28',
      dueOn: '2026-04-04',
      dueAt: null,
      // A Saturday after Good Friday.
      planBy: '2026-04-02',
      state: 'open',
      overdue: false,
      metOn: null,
      metBy: null,
      notBefore: null,
      paused: null,
      dutyBasis: 'statute',
      dateBasis: 'statute',
      confirmed: true,
      severity: 'S1',
      because: 'Moved in on 28 March 2026, so the personal adviser visits there by 4 April 2026.',
    });
  });

  it.each([
    ['2026-04-04', false, 'on the due date'],
    ['2026-04-05', true, 'the day after'],
  ])('on %s overdue is %s (%s)', (day, overdue) => {
    expect(oneOn(day, 'PA-02', moved)?.overdue).toBe(overdue);
  });

  it('something only partly done is overdue too', () => {
    const contacts = [visit('2026-04-01', { seen: false })];

    expect(oneOn('2026-04-05', 'PA-02', { ...moved, contacts })).toMatchObject({ state: 'partial', overdue: true });
  });

  it.each([
    ['2026-04-04', null],
    ['2026-04-05', { until: '2026-05-01', reason: 'in-hospital', approvedBy: 'w9' }],
    ['2026-04-30', { until: '2026-05-01', reason: 'in-hospital', approvedBy: 'w9' }],
    ['2026-05-01', null],
  ])('a pause from 5 April to 1 May shows on %s as %j, and pardons nothing', (day, paused) => {
    const holds = [hold('PA-02', '2026-04-05', '2026-05-01')];

    expect(oneOn(day, 'PA-02', { ...moved, holds })).toMatchObject({ state: 'open', paused });
    expect(oneOn('2026-04-30', 'PA-02', { ...moved, holds })?.overdue).toBe(true);
  });

  it('a pause is about its own rule and subject', () => {
    const about = (subject: string) => [hold('PA-02', '2026-04-01', '2026-05-01', { subject })];

    expect(oneOn('2026-04-02', 'PA-02', { ...moved, holds: about('elsewhere') })?.paused).toBeNull();
    expect(oneOn('2026-04-02', 'PA-02', { ...moved, holds: about('flat') })?.paused).not.toBeNull();
    expect(oneOn('2026-04-02', 'PA-03', { ...moved, holds: about('flat') })?.paused).toBeNull();
  });

  it('what is done is not paused', () => {
    const facts = { ...moved, contacts: [visit('2026-04-01')], holds: [hold('PA-02', '2026-04-01', '2026-05-01')] };

    expect(oneOn('2026-04-02', 'PA-02', facts)).toMatchObject({
      state: 'met',
      metBy: 'visit-2026-04-01',
      paused: null,
    });
  });

  it('accommodation not recorded under what runs the stricter dates and says so', () => {
    const facts = { careEpisodes, accommodation: [accommodation('2026-03-28', null, { providedUnder: 'unknown' })] };

    expect(oneOn('2026-03-30', 'PA-02', facts)?.because).toContain('(basis to confirm)');
  });

  it('the review after moving in says from when it counts', () => {
    expect(oneOn('2026-03-30', 'RV-03', moved)?.notBefore).toBe('2026-04-18');
  });

  it('things due come in order of date, rule and subject, those over included', () => {
    const facts = {
      careEpisodes,
      accommodation: [
        accommodation('2026-04-01', '2026-04-05', { id: 'b' }),
        accommodation('2026-04-01', '2026-04-20', { id: 'a' }),
      ],
      allocations: [allocation('2024-03-10')],
    };

    const order = deadlinesOn('2026-05-01', facts).map(({ rule, subject, state }) => [rule, subject, state].join(' '));

    expect(order).toEqual([
      'PA-01  met',
      'PA-16 care-2019-05-01 breached',
      'SV-02  open',
      'AP-01  breached',
      'RV-05  breached',
      'HE-05  breached',
      'HE-01  breached',
      'HE-04  breached',
      'HE-06  breached',
      'RV-07  breached',
      'HE-07  open',
      'PA-02 a breached',
      'PA-02 b superseded',
      'PA-03 a superseded',
      'PA-03 b superseded',
      'RV-03 a superseded',
      'RV-03 b superseded',
      'PA-05  open',
      'ET-05  open',
      'RV-08  open',
    ]);
  });

  it('the identity of a thing due does not change when it is met', () => {
    const before = oneOn('2026-03-30', 'PA-02', moved);
    const after = oneOn('2026-04-02', 'PA-02', { ...moved, contacts: [visit('2026-04-01')] });

    expect([after?.rule, after?.subject, after?.startedById]).toEqual([
      before?.rule,
      before?.subject,
      before?.startedById,
    ]);
  });

  it('a fact that starts the same duty twice makes two things due, each with an identity of its own', () => {
    // Relevant from the 16th birthday, eligible once the short breaks come to 13 weeks, relevant again when they end.
    const shortBreaks = { shortBreak: true, plannedDays: 17 };
    const episodes = [
      careEpisode('2022-01-07', '2023-01-08'),
      careEpisode('2025-01-07', '2025-04-07', { reasonCeased: 'E11' }),
      careEpisode('2026-01-07', '2026-04-07', { ...shortBreaks, id: 'breaks' }),
    ];
    const due = deadlinesFor(
      aCaseFile({ dateOfBirth: '2009-01-07', careEpisodes: episodes }),
      localDate('2026-05-01'),
      ENGLAND_AND_WALES,
    ).filter(({ rule }) => rule === 'AP-02');

    expect(due.map(({ startedById, startedOn }) => [startedById, startedOn])).toEqual([
      ['breaks', '2026-01-07'],
      ['breaks#2', '2026-04-07'],
    ]);
  });

  it('a duty in law with days chosen here says both', () => {
    expect(oneOn('2024-03-10', 'PA-01', { careEpisodes })).toMatchObject({ dutyBasis: 'statute', dateBasis: 'policy' });
  });

  it('says so where the bank holidays of the year are not loaded', () => {
    expect(oneOn('2029-03-10', 'PA-08', { careEpisodes })?.because).toContain(
      'the bank holidays of 2029 are not loaded',
    );
    expect(oneOn('2026-03-30', 'PA-02', moved)?.because).not.toContain('bank holidays');
  });

  it('nothing is due under 16, or to someone adopted', () => {
    expect(deadlinesOn('2024-03-09', { careEpisodes })).toEqual([]);
    const adopted = [careEpisode('2019-05-01', '2024-01-01', { reasonCeased: 'E12' })];
    expect(deadlinesOn('2026-06-01', { careEpisodes: adopted })).toEqual([]);
  });

  it('a death ends everything that is due, and only its own notification is', () => {
    const facts = {
      ...moved,
      pathwayPlans: [plannedOn('2026-03-20')],
      planReviews: [reviewedOn('2026-03-25')],
      diedOn: '2026-03-31',
    };

    const outstanding = deadlinesOn('2026-04-10', facts).filter(({ state }) => state === 'open' || state === 'partial');

    expect(outstanding.map(({ rule }) => rule)).toEqual(['RC-12']);
  });
});
