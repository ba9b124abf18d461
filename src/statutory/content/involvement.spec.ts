import { localDate } from '../local-date';
import { INVOLVEMENT, missingInvolvement, type Involvement } from './involvement';

const done: Involvement = {
  views: 'Wants to live near the river.',
  meetings: 'Chose the place and who came.',
  copyGivenOn: localDate('2026-05-02'),
  explainedOn: localDate('2026-05-02'),
  whyNot: {},
};

describe('how the young person takes part (AP-10)', () => {
  it('lacks nothing where all was done', () => {
    expect(missingInvolvement('plan', done)).toEqual([]);
  });

  it.each<[string, Partial<Involvement>]>([
    ['views', { views: ' ' }],
    ['meetings', { meetings: null }],
    ['copy', { copyGivenOn: null }],
    ['explained', { explainedOn: null }],
  ])('%s lacks until it is done, or a reason is recorded', (key, missing) => {
    const gaps = missingInvolvement('review', { ...done, ...missing });

    expect(gaps.map(({ item, confirmed }) => [item, confirmed])).toEqual([[key, false]]);
    expect(missingInvolvement('review', { ...done, ...missing, whyNot: { [key]: 'In hospital.' } })).toEqual([]);
    expect(missingInvolvement('review', { ...done, ...missing, whyNot: { [key]: ' ' } })).toEqual(gaps);
  });

  it.each([
    ['assessment', 'Of the assessment, they were not given a copy. Do so, or record why that is not practicable.'],
    ['plan', 'Of the pathway plan, they were not given a copy. Do so, or record why that is not practicable.'],
    ['review', 'Of the review, they were not given a copy. Do so, or record why that is not practicable.'],
  ] as const)('says of the %s: %s', (of, sentence) => {
    expect(missingInvolvement(of, { ...done, copyGivenOn: null })).toEqual([
      { rule: 'AP-10', item: 'copy', confirmed: false, sentence },
    ]);
  });

  it('nothing recorded lacks all of it', () => {
    const nothing = { views: null, meetings: null, copyGivenOn: null, explainedOn: null, whyNot: {} };

    expect(missingInvolvement('plan', nothing).map(({ item }) => item)).toEqual(INVOLVEMENT.map(({ key }) => key));
  });
});
