import {
  accommodation,
  aCaseFile,
  careEpisode,
  detention,
  dueUnder,
  homeSpell,
  plannedOn,
  reviewedOn,
  visit,
} from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { Contact } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

const seenThere = (on: string, facts: Partial<Contact> = {}) =>
  visit(on, { at: 'elsewhere', accommodation: null, ...facts });
// Eligible from 16, on 10 March 2024; former relevant from 18, on 10 March 2026.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
const sentencesOf = (rule: string, day: string, caseFile: ReturnType<typeof aCaseFile>) =>
  deadlinesFor(caseFile, localDate(day), ENGLAND_AND_WALES)
    .filter((item) => item.rule === rule)
    .map(({ because }) => because);

describe('a visit after care ended in custody (CU-01)', () => {
  // Looked after for four weeks at 16, then sentenced on Monday 3 June 2024: never eligible, so not relevant.
  const shortCare = [careEpisode('2024-05-06', '2024-06-03')];
  const sentenced = { careEpisodes: shortCare, detentions: [detention('2024-06-03')] };

  it('is due within ten working days of first being detained', () => {
    expect(dueUnder('CU-01', '2024-06-03', aCaseFile(sentenced))).toEqual(['2024-06-17 open']);
  });

  it.each<[string, string, Partial<Contact>]>([
    ['a personal adviser', 'met 2024-06-12', { by: 'personal-adviser' }],
    ['a social worker', 'met 2024-06-12', { by: 'social-worker' }],
    ['a duty worker', 'met 2024-06-12', { by: 'duty-worker' }],
    ['a manager', 'met 2024-06-12', { by: 'manager' }],
    ['somebody who is no worker of the authority', 'partial', { by: 'other' }],
    ['somebody who found nobody', 'partial', { seen: false }],
    ['somebody on the phone', 'partial', { mode: 'phone' }],
  ])('seen by %s it is %s', (_, state, facts) => {
    const contacts = [seenThere('2024-06-12', facts)];

    expect(dueUnder('CU-01', '2024-06-14', aCaseFile({ ...sentenced, contacts }))).toEqual([`2024-06-17 ${state}`]);
  });

  it.each([
    ['2024-06-17', 'superseded'],
    ['2024-06-18', 'breached'],
  ])('released on %s without one it is %s', (released, state) => {
    const caseFile = aCaseFile({ ...sentenced, detentions: [detention('2024-06-03', released)] });

    expect(dueUnder('CU-01', '2024-07-01', caseFile)).toEqual([`2024-06-17 ${state}`]);
  });

  it('counts from the day care ended where that came later, as after a remand', () => {
    const caseFile = aCaseFile({
      careEpisodes: [careEpisode('2024-05-06', '2024-06-03', { legalStatus: 'remand', placement: 'custody' })],
      detentions: [detention('2024-05-06')],
    });

    expect(dueUnder('CU-01', '2024-06-02', caseFile)).toEqual([]);
    expect(dueUnder('CU-01', '2024-06-03', caseFile)).toEqual(['2024-06-17 open']);
  });

  it('ends at 18', () => {
    const caseFile = aCaseFile({
      careEpisodes: [careEpisode('2026-02-01', '2026-03-04')],
      detentions: [detention('2026-03-04')],
    });

    expect(dueUnder('CU-01', '2026-03-10', caseFile)).toEqual(['2026-03-18 superseded']);
  });

  it.each<[string, Parameters<typeof aCaseFile>[0]]>([
    ['who is relevant', { careEpisodes: [careEpisode('2019-05-01', '2024-06-03')] }],
    ['whose care goes on', { careEpisodes: [careEpisode('2024-05-06')] }],
    ['whose care had ended before', { careEpisodes: [careEpisode('2024-05-06', '2024-06-02')] }],
    ['in hospital', { careEpisodes: shortCare, detentions: [detention('2024-06-03', null, { kind: 'hospital' })] }],
    ['of 15', { careEpisodes: shortCare, dateOfBirth: '2009-03-10' }],
  ])('is not due to someone %s', (_, facts) => {
    expect(dueUnder('CU-01', '2024-06-10', aCaseFile({ ...sentenced, ...facts }))).toEqual([]);
  });
});

describe('visits in custody (CU-03)', () => {
  // In custody from Monday 1 June 2026.
  const inCustody = { careEpisodes, detentions: [detention('2026-06-01')] };

  it('begin within ten working days and go on every eight weeks, counted from the last', () => {
    const contacts = [seenThere('2026-06-10'), seenThere('2026-08-01')];

    expect(dueUnder('CU-03', '2026-06-01', aCaseFile(inCustody))).toEqual(['2026-06-15 open']);
    expect(dueUnder('CU-03', '2026-08-02', aCaseFile({ ...inCustody, contacts }))).toEqual([
      '2026-06-15 met 2026-06-10',
      '2026-08-05 met 2026-08-01',
      '2026-09-26 open',
    ]);
  });

  it('the first is owed however lately the young person was seen before', () => {
    const contacts = [seenThere('2026-05-31')];

    expect(dueUnder('CU-03', '2026-06-02', aCaseFile({ ...inCustody, contacts }))).toEqual(['2026-06-15 open']);
  });

  it.each<[string, Partial<Contact>]>([
    ['a call', { mode: 'phone' }],
    ['a duty worker', { by: 'duty-worker' }],
    ['a visit in which they were not brought out', { seen: false }],
  ])('%s leaves it partial', (_, facts) => {
    expect(
      dueUnder('CU-03', '2026-06-11', aCaseFile({ ...inCustody, contacts: [seenThere('2026-06-10', facts)] })),
    ).toEqual(['2026-06-15 partial']);
  });

  it('end with release, and another time in custody brings its own', () => {
    const detentions = [detention('2026-06-01', '2026-06-15'), detention('2026-09-07')];

    expect(dueUnder('CU-03', '2026-09-07', aCaseFile({ careEpisodes, detentions }))).toEqual([
      '2026-06-15 superseded',
      '2026-09-21 open',
    ]);
  });

  it('go on from prison to prison', () => {
    const detentions = [detention('2026-06-01', '2026-07-01'), detention('2026-07-01')];
    const contacts = [seenThere('2026-06-10')];

    expect(dueUnder('CU-03', '2026-07-02', aCaseFile({ careEpisodes, detentions, contacts }))).toEqual([
      '2026-06-15 met 2026-06-10',
      '2026-08-05 open',
    ]);
  });

  it.each([
    ['2026-02-20', '2026-04-17 open', 'runs on from the last meeting before 18'],
    ['2025-12-01', '2026-03-24 open', 'is a first visit where that had run out'],
  ])('of someone in custody on turning 18 and last seen on %s: %s (%s)', (seenOn, due) => {
    const caseFile = aCaseFile({
      careEpisodes,
      detentions: [detention('2025-11-03')],
      contacts: [seenThere(seenOn)],
    });

    expect(dueUnder('CU-03', '2026-03-10', caseFile)).toEqual([due]);
  });

  it('are owed where only the home says custody, and not in hospital', () => {
    const prison = accommodation('2026-06-01', null, { type: 'X', providedUnder: 'unknown' });
    const hospital = [detention('2026-06-01', null, { kind: 'hospital' })];

    expect(dueUnder('CU-03', '2026-06-01', aCaseFile({ careEpisodes, accommodation: [prison] }))).toEqual([
      '2026-06-15 open',
    ]);
    expect(dueUnder('CU-03', '2026-06-01', aCaseFile({ careEpisodes, detentions: hospital }))).toEqual([]);
  });

  it('follow the authority’s own days and weeks', () => {
    const policy = { ...DEFAULT_POLICY, custodyFirstVisitWD: 5, custodyVisitWeeks: 4 };
    const caseFile = aCaseFile({ ...inCustody, policy, contacts: [seenThere('2026-06-05')] });

    expect(dueUnder('CU-03', '2026-06-06', caseFile)).toEqual(['2026-06-08 met 2026-06-05', '2026-07-03 open']);
  });

  it('are unknown before contacts were recorded, and go on from there', () => {
    const caseFile = aCaseFile({ ...inCustody, knownSince: { contacts: localDate('2026-07-01') } });

    expect(dueUnder('CU-03', '2026-07-02', caseFile)).toEqual(['2026-06-15 unknown', '2026-08-26 open']);
  });

  it('say why they are due', () => {
    const caseFile = aCaseFile({ ...inCustody, contacts: [seenThere('2026-06-10')] });

    expect(sentencesOf('CU-03', '2026-06-11', caseFile)).toEqual([
      'In custody on 1 June 2026, so the personal adviser visits there by 15 June 2026; done on 10 June 2026.',
      'In custody the personal adviser sees the young person every 8 weeks, so by 5 August 2026, counted from 10 June 2026.',
    ]);
  });

  it('are not owed to someone eligible, nor from 21 to someone who takes no support', () => {
    const detentions = [detention('2025-06-02', '2025-09-01'), detention('2029-06-04')];

    expect(dueUnder('CU-03', '2029-06-05', aCaseFile({ careEpisodes, detentions }))).toEqual([]);
  });
});

describe('while in custody', () => {
  it('the standard of being seen every eight weeks gives way, and starts with release (PA-05)', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      detentions: [detention('2026-04-01', '2026-07-01')],
    });

    expect(dueUnder('PA-05', '2026-04-01', caseFile)).toEqual(['2026-05-05 superseded']);
    expect(dueUnder('PA-05', '2026-07-01', caseFile)).toEqual(['2026-05-05 superseded', '2026-08-26 open']);
  });

  it('it runs on from a meeting in custody', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      detentions: [detention('2026-04-01', '2026-07-01')],
      contacts: [seenThere('2026-06-20')],
    });

    expect(dueUnder('PA-05', '2026-07-01', caseFile).at(-1)).toBe('2026-08-15 open');
  });

  // A flat under section 24B from 1 May 2026, kept while in custody.
  const flat = { careEpisodes, accommodation: [accommodation('2026-05-01')] };
  const settled = [visit('2026-05-04'), visit('2026-05-20')];

  it('no visit is made to a home that is held, and the two months start with coming back (PA-04)', () => {
    const caseFile = aCaseFile({ ...flat, contacts: settled, detentions: [detention('2026-07-01', '2026-10-05')] });

    expect(dueUnder('PA-04', '2026-06-30', caseFile)).toEqual(['2026-07-20 open']);
    expect(dueUnder('PA-04', '2026-07-01', caseFile)).toEqual(['2026-07-20 superseded']);
    expect(dueUnder('PA-04', '2026-10-05', caseFile)).toEqual(['2026-07-20 superseded', '2026-12-05 open']);
    expect(sentencesOf('PA-04', '2026-10-05', caseFile).at(-1)).toBe(
      'The visits there begin again on 5 October 2026, so the personal adviser visits by 5 December 2026.',
    );
  });

  it('a few days in custody leave the two months as they were', () => {
    const caseFile = aCaseFile({ ...flat, contacts: settled, detentions: [detention('2026-07-01', '2026-07-04')] });

    expect(dueUnder('PA-04', '2026-07-04', caseFile)).toEqual(['2026-07-20 open']);
  });

  it('the first visits give way, and come back with release in time (PA-02, PA-03)', () => {
    const caseFile = aCaseFile({ ...flat, detentions: [detention('2026-05-04', '2026-05-20')] });

    expect(dueUnder('PA-02', '2026-05-03', caseFile)).toEqual(['2026-05-08 open']);
    expect(dueUnder('PA-02', '2026-05-21', caseFile)).toEqual(['2026-05-08 superseded']);
    expect(dueUnder('PA-03', '2026-05-04', caseFile)).toEqual(['2026-05-29 superseded']);
    expect(dueUnder('PA-03', '2026-05-20', caseFile)).toEqual(['2026-05-29 open']);
  });

  it('after release too late for the first visits, any visit there counts (PA-04)', () => {
    const caseFile = aCaseFile({
      ...flat,
      detentions: [detention('2026-05-04', '2026-07-01')],
      contacts: [visit('2026-07-10')],
    });

    expect(dueUnder('PA-04', '2026-07-11', caseFile)).toEqual(['2026-09-01 met 2026-07-10', '2026-09-10 open']);
  });

  it('a home taken over in custody brings its visits and its review from release (PA-02, PA-03, RV-03)', () => {
    const caseFile = aCaseFile({ ...flat, detentions: [detention('2026-04-01', '2026-06-01')] });

    expect(dueUnder('PA-02', '2026-05-31', caseFile)).toEqual([]);
    expect(dueUnder('PA-02', '2026-06-01', caseFile)).toEqual(['2026-06-08 open']);
    expect(dueUnder('PA-03', '2026-06-01', caseFile)).toEqual(['2026-06-29 open']);
    expect(dueUnder('RV-03', '2026-06-01', caseFile)).toEqual(['2026-06-29 open']);
  });

  it('a new address that is no prison is visited from release (PA-06)', () => {
    const room = accommodation('2026-05-01', null, { providedUnder: 'none' });
    const facts = { careEpisodes, accommodation: [room] };

    const before = aCaseFile({ ...facts, detentions: [detention('2026-04-01', '2026-06-01')] });
    expect(dueUnder('PA-06', '2026-05-31', before)).toEqual([]);
    expect(dueUnder('PA-06', '2026-06-01', before)).toEqual(['2026-06-08 open']);
    const during = aCaseFile({ ...facts, detentions: [detention('2026-05-04')] });
    expect(dueUnder('PA-06', '2026-05-04', during)).toEqual(['2026-05-08 superseded']);
  });

  it('a prison is no home that the authority provides, whatever is recorded of it', () => {
    const prison = [accommodation('2026-05-01', null, { type: 'X', providedUnder: 'unknown' })];
    const caseFile = aCaseFile({ careEpisodes, accommodation: prison });

    expect(['PA-02', 'PA-03', 'PA-06', 'RV-03'].flatMap((rule) => dueUnder(rule, '2026-05-02', caseFile))).toEqual([]);
  });

  it('the six-monthly review goes on (RV-01)', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      pathwayPlans: [plannedOn('2026-03-10')],
      detentions: [detention('2026-06-01')],
    });

    expect(dueUnder('RV-01', '2026-06-02', caseFile)).toEqual(['2026-09-10 open']);
  });
});

describe('the review before release (CU-04)', () => {
  const until = (releaseExpectedOn: string, to: string | null = null) => ({
    careEpisodes,
    detentions: [detention('2026-04-01', to, { releaseExpectedOn: localDate(releaseExpectedOn) })],
  });

  it.each([
    ['2026-10-31', '2026-09-30 open', 'a month before, by the calendar'],
    ['2026-05-01', '2026-04-01 open', 'exactly a month'],
    ['2026-04-20', '2026-04-01 open', 'a short sentence: as soon as it is known'],
  ])('with release expected on %s is due %s (%s)', (release, due) => {
    expect(dueUnder('CU-04', '2026-04-01', aCaseFile(until(release)))).toEqual([due]);
  });

  it.each([
    ['2026-07-29', 'partial', 'too early'],
    ['2026-07-30', 'met 2026-07-30', 'the first day that counts'],
    ['2026-09-30', 'met 2026-09-30', 'the last day'],
    ['2026-10-01', 'met-late 2026-10-01', 'late'],
  ])('a review on %s leaves it %s (%s)', (heldOn, state) => {
    const caseFile = aCaseFile({ ...until('2026-10-31'), planReviews: [reviewedOn(heldOn)] });

    expect(dueUnder('CU-04', '2026-10-02', caseFile)).toEqual([`2026-09-30 ${state}`]);
  });

  it('a review before custody began does not count', () => {
    const caseFile = aCaseFile({ ...until('2026-05-10'), planReviews: [reviewedOn('2026-03-31')] });

    expect(dueUnder('CU-04', '2026-04-02', caseFile)).toEqual(['2026-04-10 open']);
  });

  it('one held in the prison before counts', () => {
    const detentions = [
      detention('2026-04-01', '2026-05-04', { releaseExpectedOn: localDate('2026-06-10') }),
      detention('2026-05-04', null, { releaseExpectedOn: localDate('2026-06-10') }),
    ];
    const caseFile = aCaseFile({ careEpisodes, detentions, planReviews: [reviewedOn('2026-05-01')] });

    expect(dueUnder('CU-04', '2026-05-05', caseFile)).toEqual([
      '2026-05-10 met 2026-05-01',
      '2026-05-10 met 2026-05-01',
    ]);
  });

  it.each([
    ['2026-09-30', 'superseded'],
    ['2026-10-01', 'breached'],
  ])('released on %s without one it is %s', (released, state) => {
    expect(dueUnder('CU-04', '2026-11-01', aCaseFile(until('2026-10-31', released)))).toEqual([`2026-09-30 ${state}`]);
  });

  it('is owed to the eligible too, and not where no release is expected, in hospital, or who has no plan', () => {
    const release = { releaseExpectedOn: localDate('2025-10-31') };
    const eligible = aCaseFile({ careEpisodes, detentions: [detention('2025-04-01', null, release)] });

    expect(dueUnder('CU-04', '2025-04-01', eligible)).toEqual(['2025-09-30 open']);
    expect(dueUnder('CU-04', '2025-04-01', aCaseFile({ careEpisodes, detentions: [detention('2025-04-01')] }))).toEqual(
      [],
    );
    const inHospital = [detention('2025-04-01', null, { ...release, kind: 'hospital' })];
    expect(dueUnder('CU-04', '2025-04-01', aCaseFile({ careEpisodes, detentions: inHospital }))).toEqual([]);
    expect(dueUnder('CU-04', '2025-04-01', aCaseFile({ detentions: eligible.detentions }))).toEqual([]);
  });

  it('at home for six months is no longer owed it', () => {
    const caseFile = aCaseFile({
      careEpisodes: [careEpisode('2019-05-01', '2024-05-10')],
      homeSpells: [homeSpell('2024-05-10')],
      detentions: [detention('2024-06-03', null, { releaseExpectedOn: localDate('2025-06-03') })],
    });

    expect(dueUnder('CU-04', '2024-11-10', caseFile)).toEqual(['2025-05-03 superseded']);
  });
});
