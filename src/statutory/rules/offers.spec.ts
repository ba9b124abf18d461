import { aCaseFile, careEpisode, dueUnder, offeredOn, programme, supportRequest } from '../../../test/support/lives';
import { localDate } from '../local-date';

// Former relevant; 21 on 10 March 2029 and 25 on 10 March 2033.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

describe('offering support at 21 (PA-08)', () => {
  it.each([
    ['2029-03-09', [], 'not before 21'],
    ['2029-03-10', ['2029-03-24 open'], 'from the birthday'],
    ['2033-03-09', ['2029-03-24 open'], 'for as long as no offer was made'],
    ['2033-03-10', ['2029-03-24 breached'], 'to 25'],
  ])('on %s is %j (%s)', (day, due) => {
    expect(dueUnder('PA-08', day, aCaseFile({ careEpisodes }))).toEqual(due);
  });

  it.each([
    ['2029-03-09', 'open'],
    ['2029-03-10', 'met 2029-03-10'],
    ['2029-03-25', 'met-late 2029-03-25'],
  ])('an offer on %s leaves it %s', (on, state) => {
    expect(dueUnder('PA-08', '2029-04-01', aCaseFile({ careEpisodes, supportOffers: [offeredOn(on)] }))).toEqual([
      `2029-03-24 ${state}`,
    ]);
  });

  it.each([
    ['2029-03-24', 'superseded'],
    ['2029-03-25', 'breached'],
  ])('a request for support on %s without an offer leaves it %s', (on, state) => {
    const caseFile = aCaseFile({ careEpisodes, supportRequests: [supportRequest('support', on)] });

    expect(dueUnder('PA-08', '2029-06-01', caseFile)).toEqual([`2029-03-24 ${state}`]);
  });

  it('is not due to someone whose programme goes on', () => {
    expect(dueUnder('PA-08', '2029-04-01', aCaseFile({ careEpisodes, programmes: [programme('2028-09-01')] }))).toEqual(
      [],
    );
  });

  it('is due to nobody who was not former relevant', () => {
    const qualifying = [careEpisode('2026-01-01', '2026-03-10')];

    expect(dueUnder('PA-08', '2029-04-01', aCaseFile({ careEpisodes: qualifying }))).toEqual([]);
  });
});

describe('offering support again (PA-09)', () => {
  it('is due within twelve months of each offer', () => {
    const supportOffers = [offeredOn('2029-03-15'), offeredOn('2030-03-01'), offeredOn('2031-03-02')];

    expect(dueUnder('PA-09', '2031-04-01', aCaseFile({ careEpisodes, supportOffers }))).toEqual([
      '2030-03-15 met 2030-03-01',
      '2031-03-01 met-late 2031-03-02',
      '2032-03-02 open',
    ]);
  });

  it('is not due where it would only fall due at 25', () => {
    expect(
      dueUnder('PA-09', '2032-04-01', aCaseFile({ careEpisodes, supportOffers: [offeredOn('2032-03-10')] })),
    ).toEqual([]);
    expect(
      dueUnder('PA-09', '2032-04-01', aCaseFile({ careEpisodes, supportOffers: [offeredOn('2032-03-09')] })),
    ).toEqual(['2033-03-09 open']);
  });

  it('stops while support is taken, and counts from the day it ends', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      supportOffers: [offeredOn('2029-03-15')],
      supportRequests: [supportRequest('support', '2029-05-01', '2030-08-31')],
    });

    expect(dueUnder('PA-09', '2030-08-30', caseFile)).toEqual(['2030-03-15 superseded']);
    expect(dueUnder('PA-09', '2030-08-31', caseFile)).toEqual(['2030-03-15 superseded', '2031-08-31 open']);
  });

  it('begins with the day on which somebody says that they no longer want an adviser (PA-10), who may come back', () => {
    const ended = aCaseFile({ careEpisodes, supportRequests: [supportRequest('support', '2029-03-10', '2029-09-30')] });
    const back = { ...ended, supportRequests: [...ended.supportRequests, supportRequest('support', '2030-05-01')] };

    expect(dueUnder('PA-09', '2029-09-29', ended)).toEqual([]);
    expect(dueUnder('PA-09', '2029-09-30', ended)).toEqual(['2030-09-30 open']);
    expect(dueUnder('PA-09', '2030-05-01', back)).toEqual(['2030-09-30 superseded']);
    expect(dueUnder('PA-01', '2030-05-01', back).at(-1)).toBe('2030-05-15 open');
  });

  it('is counted from the day records begin where earlier offers are not recorded', () => {
    const caseFile = aCaseFile({ careEpisodes, knownSince: { supportOffers: localDate('2030-01-01') } });

    expect(dueUnder('PA-08', '2030-02-01', caseFile)).toEqual(['2029-03-24 unknown']);
    expect(dueUnder('PA-09', '2030-02-01', caseFile)).toEqual(['2031-01-01 open']);
  });
});
