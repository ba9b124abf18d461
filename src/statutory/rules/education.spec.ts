import {
  aCaseFile,
  careEpisode,
  dueUnder,
  homeSpell,
  refusedOn,
  supportRequest,
  visit,
} from '../../../test/support/lives';
import { assess } from '../assess';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { CaseFile, Contact } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { legalStatus } from '../legal-status';
import { localDate } from '../local-date';
import { daysOfTheReturn } from './education';

const contact = (on: string, facts: Partial<Contact> = {}) =>
  visit(on, { at: 'elsewhere', accommodation: null, ...facts });
// Born on 10 March 2008: former relevant from 10 March 2026.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

describe('being in touch around a birthday (ET-05)', () => {
  it('is due by a month after the next birthday, one birthday at a time', () => {
    expect(dueUnder('ET-05', '2026-03-09', aCaseFile({ careEpisodes }))).toEqual([]);
    expect(dueUnder('ET-05', '2026-03-10', aCaseFile({ careEpisodes }))).toEqual(['2027-04-10 open']);
    expect(dueUnder('ET-05', '2027-03-09', aCaseFile({ careEpisodes }))).toEqual(['2027-04-10 open']);
    expect(dueUnder('ET-05', '2027-03-10', aCaseFile({ careEpisodes }))).toEqual([
      '2027-04-10 open',
      '2028-04-10 open',
    ]);
  });

  it.each([
    ['2026-12-09', 'open', 'before the months that count'],
    ['2026-12-10', 'met 2026-12-10', 'their first day'],
    ['2027-03-10', 'met 2027-03-10', 'the birthday'],
    ['2027-04-10', 'met 2027-04-10', 'their last day'],
  ])('contact on %s leaves it %s (%s)', (on, state) => {
    const caseFile = aCaseFile({ careEpisodes, contacts: [contact(on)] });

    expect(dueUnder('ET-05', '2027-04-10', caseFile)[0]).toBe(`2027-04-10 ${state}`);
  });

  it.each<[string, string, Partial<Contact>]>([
    ['a call', 'met 2027-03-01', { mode: 'phone' }],
    ['a video call', 'met 2027-03-01', { mode: 'video' }],
    ['a duty worker', 'met 2027-03-01', { by: 'duty-worker' }],
    ['a text', 'partial', { mode: 'text' }],
    ['a letter', 'partial', { mode: 'letter' }],
    ['what somebody else told', 'partial', { mode: 'third-party' }],
    ['a visit that found nobody', 'partial', { seen: false }],
  ])('%s leaves it %s', (_, state, facts) => {
    const caseFile = aCaseFile({ careEpisodes, contacts: [contact('2027-03-01', facts)] });

    expect(dueUnder('ET-05', '2027-03-02', caseFile)).toEqual([`2027-04-10 ${state}`]);
  });

  it('cannot be met once its months are over', () => {
    const caseFile = aCaseFile({ careEpisodes, contacts: [contact('2027-04-11')] });

    expect(dueUnder('ET-05', '2027-04-11', caseFile)[0]).toBe('2027-04-10 breached');
  });

  it('a refusal in its months is an answer for the return, unless there was contact after all', () => {
    const refused = { careEpisodes, contactRefusals: [refusedOn('2027-01-15')] };

    expect(dueUnder('ET-05', '2027-01-15', aCaseFile(refused))).toEqual(['2027-04-10 not-applicable']);
    expect(dueUnder('ET-05', '2027-05-01', aCaseFile(refused))[0]).toBe('2027-04-10 not-applicable');
    expect(dueUnder('ET-05', '2027-02-01', aCaseFile({ ...refused, contacts: [contact('2027-01-20')] }))).toEqual([
      '2027-04-10 met 2027-01-20',
    ]);
    expect(
      dueUnder('ET-05', '2027-01-15', aCaseFile({ careEpisodes, contactRefusals: [refusedOn('2026-11-15')] })),
    ).toEqual(['2027-04-10 open']);
  });

  it('is asked at 17 and 18 of who left care before that birthday, and not of who is still looked after', () => {
    const at16 = [careEpisode('2019-05-01', '2024-09-02')];
    const at17 = [careEpisode('2019-05-01', '2025-06-02')];
    const onThe17th = [careEpisode('2019-05-01', '2025-03-10')];

    expect(dueUnder('ET-05', '2026-03-10', aCaseFile({ careEpisodes: at16 }))).toEqual([
      '2025-04-10 breached',
      '2026-04-10 open',
      '2027-04-10 open',
    ]);
    expect(dueUnder('ET-05', '2026-03-10', aCaseFile({ careEpisodes: at17 }))).toEqual([
      '2026-04-10 open',
      '2027-04-10 open',
    ]);
    expect(dueUnder('ET-05', '2025-03-10', aCaseFile({ careEpisodes: onThe17th }))).toEqual(['2026-04-10 open']);
    expect(dueUnder('ET-05', '2025-06-01', aCaseFile({ careEpisodes: at17 }))).toEqual([]);
  });

  it('is asked at 21 of everyone, and from 22 to 25 of those who take support', () => {
    const asked = { careEpisodes, supportRequests: [supportRequest('support', '2029-09-03')] };
    const at = (day: string, facts: Parameters<typeof aCaseFile>[0]) => dueUnder('ET-05', day, aCaseFile(facts)).at(-1);

    expect(at('2029-03-10', { careEpisodes })).toBe('2029-04-10 open');
    expect(at('2030-03-10', { careEpisodes })).toBe('2029-04-10 breached');
    expect(at('2029-09-02', asked)).toBe('2029-04-10 breached');
    expect(at('2029-09-03', asked)).toBe('2030-04-10 open');
    expect(at('2032-03-10', asked)).toBe('2033-04-10 open');
    expect(at('2033-03-10', asked)).toBe('2033-04-10 superseded');
  });

  it('ends where somebody is at home for six months, or dies', () => {
    const atHome = aCaseFile({
      careEpisodes: [careEpisode('2019-05-01', '2024-05-10')],
      homeSpells: [homeSpell('2024-05-10')],
    });

    expect(dueUnder('ET-05', '2024-11-10', atHome)).toEqual(['2025-04-10 superseded']);
    expect(dueUnder('ET-05', '2026-06-01', aCaseFile({ careEpisodes, diedOn: '2026-05-20' }))).toEqual([
      '2027-04-10 superseded',
    ]);
  });

  it('is not asked of whose care another authority took over', () => {
    const takenOver = [careEpisode('2019-05-01', '2024-09-02', { reasonCeased: 'E3' })];

    expect(dueUnder('ET-05', '2025-01-01', aCaseFile({ careEpisodes: takenOver }))).toEqual([]);
    expect(
      dueUnder('ET-05', '2025-01-01', aCaseFile({ careEpisodes: [careEpisode('2019-05-01', '2024-09-02')] })),
    ).toEqual(['2025-04-10 open']);
  });

  it('is unknown where its months were over before contacts were recorded', () => {
    const caseFile = aCaseFile({ careEpisodes, knownSince: { contacts: localDate('2027-05-01') } });

    expect(dueUnder('ET-05', '2027-05-02', caseFile)).toEqual(['2027-04-10 unknown', '2028-04-10 open']);
  });

  it('of someone born on 29 February is counted from the day the return takes as their birthday', () => {
    const born = { dateOfBirth: '2008-02-29', careEpisodes: [careEpisode('2019-05-01', '2026-03-01')] };

    expect(dueUnder('ET-05', '2026-03-01', aCaseFile(born))).toEqual(['2027-04-01 open']);
  });

  it('the nightly job looks again on the next birthday, and on the day after the months are over', () => {
    const next = (day: string, facts: Parameters<typeof aCaseFile>[0]) =>
      assess(aCaseFile(facts), localDate(day), ENGLAND_AND_WALES).nextChangeOn;

    // Eight weeks in, touch is lost; from then on the birthday is next.
    expect(next('2026-05-05', { careEpisodes })).toBe('2027-03-10');
    expect(next('2027-03-10', { careEpisodes })).toBe('2027-04-11');
    expect(next('2027-04-26', { careEpisodes, contacts: [contact('2027-03-01')] })).toBe('2028-03-10');
  });
});

describe('the days on which time alone may change what the return asks', () => {
  const asked = legalStatus(aCaseFile({ careEpisodes }), localDate('2026-03-10'));
  const born = localDate('2008-03-10');

  it('are the birthdays from the 17th to the 24th of whoever is in the return', () => {
    expect(daysOfTheReturn(born, asked, [])).toEqual(
      [2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032].map((year) => `${year}-03-10`),
    );
    expect(daysOfTheReturn(born, { ...asked, code: 'relevant' }, [])).toHaveLength(8);
    expect(daysOfTheReturn(born, { ...asked, code: 'qualifying' }, [])).toEqual([]);
  });

  it('and the day after the months of what is still open', () => {
    const due = (day: string, caseFile: CaseFile) => deadlinesFor(caseFile, localDate(day), ENGLAND_AND_WALES);
    const nobody = { ...asked, code: 'none' as const };
    const seen = aCaseFile({ careEpisodes, contacts: [contact('2027-03-01')] });

    expect(daysOfTheReturn(born, nobody, due('2026-06-01', aCaseFile({ careEpisodes })))).toEqual(['2027-04-11']);
    expect(daysOfTheReturn(born, nobody, due('2027-03-02', seen))).toEqual([]);
  });
});

describe('care that another authority took over, for the return', () => {
  const at = (...careEpisodes: ReturnType<typeof careEpisode>[]) =>
    dueUnder('ET-05', '2025-01-01', aCaseFile({ careEpisodes })).length;
  const here = careEpisode('2019-05-01', '2024-09-02');
  const takenOver = careEpisode('2018-01-01', '2023-01-01', { reasonCeased: 'E3' });

  it('counts only where it was the last to end, in whatever order it is recorded', () => {
    expect(at(here, takenOver)).toBe(1);
    expect(at(takenOver, here)).toBe(1);
    expect(at({ ...here, to: localDate('2023-06-01') }, { ...takenOver, to: localDate('2024-09-02') })).toBe(0);
  });
});
