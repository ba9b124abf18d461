import { localDate } from '../statutory/local-date';
import { checkSaid, choice, day, dayAhead, long, money, ownWords, several, text, whole, yesNo } from './said-fields';
import { newSaidForm, readSaidForm } from './said.form';
import { pounds, saidLines } from './said-words';

const TODAY = localDate('2026-11-26');
const FIELDS = [
  text('carer', 'Foster carer', { required: 'Enter the name of the carer' }),
  dayAhead('endsOn', 'Ends on'),
  day('seenOn', 'Seen on'),
  money('rent', 'Rent'),
  whole('weeks', 'Weeks', { min: 1, max: 8 }),
  yesNo('met', 'Were they met?'),
  choice('how', 'How', { phone: 'By phone', post: 'By post' }),
  several('signals', 'What was noticed?', { arrears: 'Rent arrears', notice: 'A notice' }),
  long('words', 'More'),
  ownWords('theirView', 'What the young person says'),
];
const sent = (given: object = {}) => ({ carer: 'Joan Harper', when: 'today', onDate: '', ...given });
const errors = (given: object) => readSaidForm(FIELDS, sent(given), TODAY).errors.map(({ field }) => field);

describe('the form of an arrangement', () => {
  it('reads days as people type them, money with or without pence, and leaves out what was left empty', () => {
    const { said } = readSaidForm(
      FIELDS,
      sent({
        endsOn: '9 March 2027',
        rent: '£1,234.5',
        weeks: '2',
        met: 'no',
        how: 'post',
        signals: 'notice',
        words: '',
      }),
      TODAY,
    );

    expect(said!.onDay).toBe(TODAY);
    expect(checkSaid(FIELDS, said!.said, TODAY)).toEqual({
      errors: [],
      said: {
        carer: 'Joan Harper',
        endsOn: '2027-03-09',
        rent: 123_450,
        weeks: 2,
        met: false,
        how: 'post',
        signals: ['notice'],
      },
    });
  });

  it.each([
    [{ carer: ' ' }, ['carer']],
    [{ endsOn: '31/2/27' }, ['endsOn']],
    [{ seenOn: '27/11/26' }, ['seenOn']],
    [{ rent: 'lots' }, ['rent']],
    [{ rent: '-5' }, ['rent']],
    [{ rent: '100000.01' }, ['rent']],
    [{ weeks: '9' }, ['weeks']],
    [{ weeks: '1.5' }, ['weeks']],
    [{ met: 'perhaps' }, ['met']],
    [{ how: 'pigeon' }, ['how']],
    [{ signals: ['arrears', 'ghosts'] }, ['signals']],
    [{ words: 'x'.repeat(5001) }, ['words']],
    [{ carer: '', rent: 'lots', when: 'another-day', onDate: '1/1/30' }, ['carer', 'rent', 'onDate']],
  ])('names each field that is wrong, in the order of the form: %o', (given, fields) => {
    expect(errors(given)).toEqual(fields);
    expect(readSaidForm(FIELDS, sent(given), TODAY).said).toBeNull();
  });

  it('keeps what was typed beside its error', () => {
    const { values } = readSaidForm(FIELDS, sent({ rent: 'lots', signals: ['arrears', 'notice'] }), TODAY);
    expect(values).toMatchObject({ carer: 'Joan Harper', rent: 'lots', signals: ['arrears', 'notice'] });
  });

  it('begins on today, with an id of its own', () => {
    const { values } = newSaidForm();
    expect(values.when).toBe('today');
    expect(newSaidForm().values.formId).not.toBe(values.formId);
  });
});

describe('what a program says of an arrangement', () => {
  it.each([
    [{ carer: 'Joan', wages: 3 }, 'wages'],
    [{ carer: 7 }, 'carer'],
    [{ carer: 'Joan', endsOn: '9/3/27' }, 'endsOn'],
    [{ carer: 'Joan', rent: 85.5 }, 'rent'],
    [{ carer: 'Joan', met: 'yes' }, 'met'],
    [{ carer: 'Joan', signals: 'arrears' }, 'signals'],
    [{ carer: 'Joan', constructor: 1 }, 'constructor'],
  ])('is refused by its field: %o', (said, field) => {
    expect(checkSaid(FIELDS, said, TODAY).errors.map((one) => one.field)).toEqual([field]);
  });
});

describe('what was said, on a page', () => {
  it('is in words: money in pounds, days in full, choices as the form says them', () => {
    const said = {
      rent: 8550,
      endsOn: '2027-03-09',
      how: 'post',
      signals: ['arrears', 'notice'],
      met: false,
      theirView: 'Yes.',
    };
    expect(saidLines(FIELDS, said).map(({ label, text: words, isOwn }) => [label, words, isOwn])).toEqual([
      ['Ends on', '9 March 2027', false],
      ['Rent', '£85.50', false],
      ['Were they met', 'No', false],
      ['How', 'By post', false],
      ['What was noticed', 'Rent arrears; A notice', false],
      ['What the young person says', 'Yes.', true],
    ]);
  });

  it.each([
    [0, '£0'],
    [123_400, '£1,234'],
    [5, '£0.05'],
    [-15_000, 'less than nothing: £150 short'],
  ])('%d pence are %s', (pence, words) => expect(pounds(pence)).toBe(words));
});
