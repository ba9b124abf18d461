import { accommodation, aCaseFile, careEpisode, dueUnder, reviewedOn, visit } from '../../../test/support/lives';
import type { Contact } from '../case-file';
import { localDate } from '../local-date';

// Former relevant from 10 March 2026; moved into a flat under section 24B on 1 May 2026.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const moved = { careEpisodes, accommodation: [accommodation('2026-05-01')] };
const accepted = { on: localDate('2026-05-12'), by: 'w9', reason: 'adviser ill' };

describe('the first visit after moving in (PA-02)', () => {
  it.each([
    ['2026-05-01', 'met', 'the day itself'],
    ['2026-05-08', 'met', 'the seventh day'],
    ['2026-05-09', 'met-late', 'the eighth day'],
  ])('a visit on %s makes it %s (%s)', (on, state) => {
    expect(dueUnder('PA-02', '2026-06-01', aCaseFile({ ...moved, contacts: [visit(on)] }))).toEqual([
      `2026-05-08 ${state} ${on}`,
    ]);
  });

  it.each<[string, Partial<Contact>]>([
    ['a call', { mode: 'phone', at: null, accommodation: null }],
    ['a video call', { mode: 'video', at: null }],
    ['a duty worker’s visit', { by: 'duty-worker' }],
    ['a social worker’s visit', { by: 'social-worker' }],
    ['a visit that found nobody', { seen: false }],
    ['a visit that does not say whether anybody was seen', { seen: null }],
    ['seeing the young person elsewhere', { at: 'elsewhere', accommodation: null }],
  ])('%s leaves it partial', (_, facts) => {
    expect(dueUnder('PA-02', '2026-05-06', aCaseFile({ ...moved, contacts: [visit('2026-05-05', facts)] }))).toEqual([
      '2026-05-08 partial',
    ]);
  });

  it('a visit to another address leaves it open', () => {
    const before = accommodation('2026-03-10', null, { id: 'before', providedUnder: 'other' });
    const caseFile = aCaseFile({
      careEpisodes,
      accommodation: [before, accommodation('2026-05-01')],
      contacts: [visit('2026-05-05', { accommodation: 'before' })],
    });

    expect(dueUnder('PA-02', '2026-05-06', caseFile)).toEqual(['2026-05-08 open']);
  });

  it('a contact a manager accepted in its place meets it, and is told apart, from the day it was accepted', () => {
    const contacts = [visit('2026-05-05', { by: 'duty-worker', substituteAccepted: accepted })];

    expect(dueUnder('PA-02', '2026-05-11', aCaseFile({ ...moved, contacts }))).toEqual(['2026-05-08 partial']);
    expect(dueUnder('PA-02', '2026-05-12', aCaseFile({ ...moved, contacts }))).toEqual([
      '2026-05-08 met-by-substitute 2026-05-05',
    ]);
  });

  it('a visit dated later is not yet known', () => {
    const caseFile = aCaseFile({ ...moved, contacts: [visit('2026-05-08')] });

    expect(dueUnder('PA-02', '2026-05-07', caseFile)).toEqual(['2026-05-08 open']);
  });

  it.each([
    ['2026-05-08', 'superseded', 'on the due date'],
    ['2026-05-09', 'breached', 'after it'],
  ])('moving out on %s without a visit leaves it %s (%s)', (movedOut, state) => {
    const caseFile = aCaseFile({ careEpisodes, accommodation: [accommodation('2026-05-01', movedOut)] });

    expect(dueUnder('PA-02', '2026-06-01', caseFile)).toEqual([`2026-05-08 ${state}`]);
  });

  it('is unknown where it fell due before contacts were recorded', () => {
    const caseFile = aCaseFile({ ...moved, knownSince: { contacts: localDate('2026-05-09') } });

    expect(dueUnder('PA-02', '2026-06-01', caseFile)).toEqual(['2026-05-08 unknown']);
  });

  it('is unknown too where a visit of those days happens to be recorded, and known from the due date on', () => {
    const contacts = [visit('2026-05-04')];
    const knownFrom = (day: string) => aCaseFile({ ...moved, contacts, knownSince: { contacts: localDate(day) } });

    expect(dueUnder('PA-02', '2026-06-01', knownFrom('2026-05-09'))).toEqual(['2026-05-08 unknown']);
    expect(dueUnder('PA-02', '2026-06-01', knownFrom('2026-05-08'))).toEqual(['2026-05-08 met 2026-05-04']);
  });

  it('a visit shortly before turning 18 counts for a home that goes on', () => {
    const caseFile = aCaseFile({
      careEpisodes: [careEpisode('2019-05-01')],
      accommodation: [accommodation('2026-03-02')],
      contacts: [visit('2026-03-06')],
    });

    expect(dueUnder('PA-02', '2026-03-11', caseFile)).toEqual(['2026-03-09 met 2026-03-06']);
  });

  it('is not due to a qualifying young person', () => {
    const caseFile = aCaseFile({
      careEpisodes: [careEpisode('2026-01-01', '2026-03-10')],
      accommodation: [accommodation('2026-05-01')],
    });

    expect(dueUnder('PA-02', '2026-05-02', caseFile)).toEqual([]);
  });
});

describe('the second visit (PA-03)', () => {
  it('is due by the day the review after moving in is due', () => {
    expect(dueUnder('PA-03', '2026-05-05', aCaseFile({ ...moved, contacts: [visit('2026-05-04')] }))).toEqual([
      '2026-05-29 open',
    ]);
  });

  it('is due on the day the review was held, once it was', () => {
    const caseFile = aCaseFile({ ...moved, contacts: [visit('2026-05-04')], planReviews: [reviewedOn('2026-05-25')] });

    expect(dueUnder('PA-03', '2026-05-25', caseFile)).toEqual(['2026-05-25 open']);
  });

  it.each([
    ['2026-05-24', 'met', 'the day before the review'],
    ['2026-05-25', 'met-late', 'the day of the review is not before it'],
    ['2026-05-26', 'met-late', 'the day after'],
  ])('a second visit on %s makes it %s (%s)', (on, state) => {
    const caseFile = aCaseFile({
      ...moved,
      contacts: [visit('2026-05-04'), visit(on)],
      planReviews: [reviewedOn('2026-05-25')],
    });

    expect(dueUnder('PA-03', '2026-06-01', caseFile)).toEqual([`2026-05-25 ${state} ${on}`]);
  });

  it('is in time before a review that is held late', () => {
    const contacts = [visit('2026-05-04'), visit('2026-06-05')];

    expect(dueUnder('PA-03', '2026-06-06', aCaseFile({ ...moved, contacts }))).toEqual(['2026-05-29 met 2026-06-05']);
    expect(
      dueUnder('PA-03', '2026-06-20', aCaseFile({ ...moved, contacts, planReviews: [reviewedOn('2026-06-10')] })),
    ).toEqual(['2026-06-10 met 2026-06-05']);
  });

  it('one visit does not meet both', () => {
    const caseFile = aCaseFile({ ...moved, contacts: [visit('2026-05-04')] });

    expect(dueUnder('PA-03', '2026-06-01', caseFile)).toEqual(['2026-05-29 open']);
  });
});

describe('visits while the accommodation lasts (PA-04)', () => {
  const settled = [visit('2026-05-04'), visit('2026-05-20')];

  it('does not run before the second visit', () => {
    expect(dueUnder('PA-04', '2026-05-19', aCaseFile({ ...moved, contacts: [visit('2026-05-04')] }))).toEqual([]);
  });

  it('are two months apart, counted from the last that met it', () => {
    const contacts = [...settled, visit('2026-06-30'), visit('2026-07-15', { mode: 'phone' })];

    expect(dueUnder('PA-04', '2026-08-01', aCaseFile({ ...moved, contacts }))).toEqual([
      '2026-07-20 met 2026-06-30',
      '2026-08-30 partial',
    ]);
  });

  it('a visit on the last day of December is followed by the last day of February', () => {
    const contacts = [visit('2026-05-04'), visit('2026-12-31')];

    expect(dueUnder('PA-04', '2027-01-01', aCaseFile({ ...moved, contacts }))).toEqual(['2027-02-28 open']);
  });

  it('stop when the young person moves out', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      accommodation: [accommodation('2026-05-01', '2026-07-01')],
      contacts: settled,
    });

    expect(dueUnder('PA-04', '2026-09-01', caseFile)).toEqual(['2026-07-20 superseded']);
  });

  it('count from the first visit recorded where the earlier ones fell before records began', () => {
    const caseFile = aCaseFile({
      ...moved,
      contacts: [visit('2026-09-15')],
      knownSince: { contacts: localDate('2026-09-01') },
    });

    expect(dueUnder('PA-04', '2026-09-20', caseFile)).toEqual(['2026-11-01 met 2026-09-15', '2026-11-15 open']);
  });
});
