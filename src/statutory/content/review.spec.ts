import { missingFromReview, type ReviewContent } from './review';

const said = (given: Partial<ReviewContent> = {}): ReviewContent => ({
  topics: [
    { title: 'My home', isSaid: true },
    { title: 'Money', isSaid: true },
  ],
  home: 'suitable',
  after21: 'She keeps her adviser, and stays at college.',
  officerChaired: true,
  ...given,
});
const items = (rules: string[], given: Partial<ReviewContent>) =>
  missingFromReview(rules, said(given)).map(({ rule, item }) => `${rule} ${item}`);

describe('what the rules ask of a review', () => {
  const NOTHING: Partial<ReviewContent> = {
    topics: [{ title: 'Money', isSaid: false }],
    home: null,
    after21: ' ',
    officerChaired: null,
  };

  it.each([
    [['RV-01'], ['RV-01 topics']],
    [['RV-03'], ['RV-03 home']],
    [['RV-05'], ['RV-05 officerChaired']],
    [['RV-07'], ['RV-07 officerChaired']],
    [['RV-05', 'RV-07'], ['RV-05 officerChaired']],
    [['RV-08'], ['RV-08 after21']],
    [['RV-02', 'RV-04', 'RV-06', 'RV-09'], []],
    [[], []],
  ])('a review under %j that says nothing lacks %j', (rules, lacks) => {
    expect(items(rules, NOTHING)).toEqual(lacks);
  });

  it('lacks nothing once all of it is said; a home that is not suitable is an answer', () => {
    const all = ['RV-01', 'RV-03', 'RV-05', 'RV-07', 'RV-08'];

    expect(items(all, {})).toEqual([]);
    expect(items(all, { home: 'not-suitable' })).toEqual([]);
  });

  it('a review in care that another chaired still lacks an independent reviewing officer', () => {
    const [lacks] = missingFromReview(['RV-05'], said({ officerChaired: false }));

    expect(lacks!.sentence).toBe(
      'While they are looked after an independent reviewing officer chairs the review, and none did.',
    );
  });

  it.each([
    [['Money'], '“Money”.'],
    [['My home', 'Money', 'Health', 'Family'], '“My home”, “Money”, “Health” and “Family”.'],
    [['My home', 'Money', 'Health', 'Family', 'Friends'], '“My home”, “Money”, “Health” and 2 more.'],
  ])('names the topics of which nothing is said, the first of many: %j', (titles, words) => {
    const topics = titles.map((title) => ({ title, isSaid: false }));

    expect(missingFromReview(['RV-01'], said({ topics }))[0]!.sentence).toBe(
      `The review looks at each matter of the plan. Nothing is said yet of ${words}`,
    );
  });

  it('says what is law to be confirmed, and what is the authority’s own standard', () => {
    expect(missingFromReview(['RV-03', 'RV-08'], said(NOTHING))).toMatchObject([
      { basis: 'statute', confirmed: false },
      { basis: 'policy', confirmed: true },
    ]);
  });
});
