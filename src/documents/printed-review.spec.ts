import { localDate } from '../statutory/local-date';
import { printedReview, type PaperReview } from './printed-review';

const aReview = (given: Partial<PaperReview> = {}): PaperReview => ({
  name: 'Mina Fable',
  council: 'Westmoor Council',
  heldOn: localDate('2026-11-20'),
  chairedBy: 'Ida Officer',
  recordedBy: 'Ada Worker',
  attended: [{ name: 'Ada Worker', role: 'personal adviser', how: 'by-phone' }],
  presence: 'present',
  anotherWay: '',
  efforts: '',
  ownWords: 'I want to go on with college.',
  ofThePlan: '',
  meetings: '',
  whyNotViews: '',
  whyNotMeetings: '',
  goals: [
    {
      topic: 'Where I live',
      goal: 'To live in Eastfield',
      result: 'kept',
      cameOf: 'Two flats were looked at.',
      actions: [{ what: 'Visit two flats', done: false, words: 'One was let already.' }],
    },
  ],
  topics: [
    { title: 'Money', changed: 'I have a bank account.', decided: '' },
    { title: 'Health', changed: '', decided: '' },
  ],
  asked: {
    home: 'not-suitable',
    homeWords: 'It is damp. We ask for another.',
    after21: '',
    officerChaired: true,
    noOfficerBecause: '',
  },
  carried: [{ kind: 'Promise', what: 'A bus pass', dueOn: localDate('2026-12-01') }],
  planNext: 'stands',
  inError: false,
  ...given,
});
const said = (review: PaperReview, part: string) =>
  JSON.stringify(printedReview(review).parts.find(({ title }) => title === part)?.blocks);

describe('a review on paper', () => {
  it('begins with what the young person said, then each goal with what came of it', () => {
    const titles = printedReview(aReview()).parts.map(({ title }) => title);
    expect(titles).toEqual([
      'What I said',
      'My goals',
      'Topic by topic',
      'My home, and what comes next',
      'What else was open',
      'Who was there',
      'What follows',
    ]);
    expect(said(aReview(), 'My goals')).toContain('We go on with it.');
    expect(said(aReview(), 'My goals')).toContain(
      JSON.stringify(['Visit two flats', 'Not done', 'One was let already.']),
    );
    expect(said(aReview(), 'What else was open')).toContain('1 December 2026');
  });

  it.each([
    [{ presence: 'present' as const }, 'I was there.'],
    [{ presence: 'another-way' as const, anotherWay: 'A voice message' }, 'another way: A voice message'],
    [{ presence: 'not-present' as const, efforts: 'Two visits' }, 'What was done so that I could be: Two visits'],
  ])('says whether they were there: %j', (given, words) => {
    expect(said(aReview(given), 'Who was there')).toContain(words);
  });

  it('says of each topic what changed, and whether the home is suitable', () => {
    expect(said(aReview(), 'Topic by topic')).toContain('I have a bank account.');
    expect(said(aReview(), 'Topic by topic')).not.toContain('Health');
    const asked = said(aReview(), 'My home, and what comes next');
    expect(asked).toContain('My home is not suitable.');
    expect(asked).toContain('An independent reviewing officer chaired my review.');
    expect(asked).not.toContain('21');
  });

  it('says on every page that it was recorded in error', () => {
    expect(printedReview(aReview()).mark).toBeNull();
    expect(printedReview(aReview({ inError: true })).mark).toContain('RECORDED IN ERROR');
  });

  it('says what follows, and leaves out what nobody said', () => {
    expect(said(aReview(), 'What follows')).toContain('My plan stays as it is.');
    expect(said(aReview({ planNext: 'new-plan' }), 'What follows')).toContain('A new plan is written.');
    expect(said(aReview({ ownWords: ' ' }), 'What I said')).toBeUndefined();
  });
});
