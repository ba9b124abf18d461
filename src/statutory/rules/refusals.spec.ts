import { aCaseFile, call, careEpisode, dueUnder, letter, refusedOn, visit } from '../../../test/support/lives';
import type { CaseFile } from '../case-file';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// Former relevant from 10 March 2026, 21 on 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

describe('letters to someone who refuses contact (PA-13)', () => {
  const on = (day: string, facts: Partial<CaseFile>) =>
    dueUnder('PA-13', day, aCaseFile({ careEpisodes, contactRefusals: [refusedOn('2026-05-31')], ...facts }));

  it.each([
    [false, '2026-11-30 open'],
    [true, '2027-05-31 open'],
  ])('refused in writing: %s, the first is due %s', (inWriting, expected) => {
    expect(on('2026-05-31', { contactRefusals: [refusedOn('2026-05-31', inWriting)] })).toEqual([expected]);
  });

  it('the authority sets the months', () => {
    const policy = { ...DEFAULT_POLICY, refusalReminderMonths: { refused: 3, explicitInWriting: 12 } };

    expect(on('2026-05-31', { policy })).toEqual(['2026-08-31 open']);
  });

  it('a letter from before the refusal, or once in touch again, is none of these', () => {
    const before = letter('2026-05-30');

    expect(on('2026-11-30', { contacts: [before] })).toEqual(['2026-11-30 open']);
    expect(on('2026-12-20', { contacts: [before, call('2026-07-01'), letter('2026-08-01')] })).toEqual([
      '2026-11-30 superseded',
    ]);
    expect(on('2026-12-20', { contacts: [letter('2026-07-01'), call('2026-07-01')] })).toEqual([
      '2026-11-30 superseded',
    ]);
  });

  it('a letter on the day of the refusal does not count: the months begin with the refusal', () => {
    expect(on('2026-06-01', { contacts: [letter('2026-05-31')] }).at(-1)).toBe('2026-11-30 open');
  });

  it('each refusal starts the months anew', () => {
    const contactRefusals = [refusedOn('2026-08-10'), refusedOn('2026-05-31')];

    expect(on('2026-09-01', { contactRefusals }).at(-1)).toBe('2027-02-10 open');
  });

  it('each letter or text starts the next months', () => {
    const contacts = [letter('2026-11-30'), letter('2027-06-01', { mode: 'text' })];

    expect(on('2027-06-01', { contacts })).toEqual([
      '2026-11-30 met 2026-11-30',
      '2027-05-30 met-late 2027-06-01',
      '2027-12-01 open',
    ]);
  });

  it.each([
    ['a call nobody answered', call('2026-11-01', { seen: false })],
    ['word from somebody else', call('2026-11-01', { mode: 'third-party' })],
  ])('%s is no letter', (_, contact) => {
    expect(on('2026-11-30', { contacts: [contact] })).toEqual(['2026-11-30 open']);
  });

  it.each([
    ['2026-11-30', 'superseded', 'on the due date'],
    ['2026-12-01', 'breached', 'after it'],
  ])('being seen again on %s ends it: %s (%s)', (day, state) => {
    expect(on('2027-08-01', { contacts: [visit(day)] })).toEqual([`2026-11-30 ${state}`]);
  });

  it('the talk in which they refused does not end it, and refusing again starts it again', () => {
    const sameDay = { contacts: [call('2026-05-31')] };
    const again = {
      contacts: [call('2026-09-01')],
      contactRefusals: [refusedOn('2026-05-31'), refusedOn('2026-09-01', true)],
    };

    expect(on('2026-06-01', sameDay)).toEqual(['2026-11-30 open']);
    expect(on('2026-09-01', again)).toEqual(['2026-11-30 superseded', '2027-09-01 open']);
  });

  it('a refusal before 18 counts on, or from 18 where its months had run out', () => {
    expect(on('2026-03-09', { contactRefusals: [refusedOn('2026-01-15')] })).toEqual([]);
    expect(on('2026-03-10', { contactRefusals: [refusedOn('2026-01-15')] })).toEqual(['2026-07-15 open']);
    expect(on('2026-03-10', { contactRefusals: [refusedOn('2025-01-15')] })).toEqual(['2026-09-10 open']);
  });

  it('ends at 21', () => {
    expect(on('2029-03-10', { contactRefusals: [refusedOn('2029-01-01')] })).toEqual(['2029-07-01 superseded']);
    expect(on('2029-06-10', { contactRefusals: [refusedOn('2029-06-01')] })).toEqual([]);
  });

  it('is not due where nobody refused', () => {
    expect(on('2027-06-01', { contactRefusals: [], contacts: [letter('2026-06-01')] })).toEqual([]);
  });

  it('is unknown where it fell due before contacts were recorded', () => {
    expect(on('2027-01-15', { knownSince: { contacts: localDate('2027-01-01') } })).toEqual([
      '2026-11-30 unknown',
      '2027-07-01 open',
    ]);
  });
});
