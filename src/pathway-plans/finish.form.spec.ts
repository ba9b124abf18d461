import { localDate } from '../statutory/local-date';
import { newFinishForm, readFinishForm } from './finish.form';
import { MOST_CONSULTED } from './plan-completion.service';

const TODAY = localDate('2026-11-23');
const NOTHING = { takingPart: { meetings: '', explainedOn: null, whyNot: {} }, consulted: [] };
const sent = (given: Record<string, string> = {}) => ({
  ...newFinishForm(NOTHING, 'abc').values,
  answer: 'agrees',
  advocacy: 'has-one',
  'consulted-0-who': '',
  'consulted-0-on': '',
  'consulted-0-said': '',
  ...given,
});

describe('finishing a plan', () => {
  it('takes what they say, with nobody consulted', () => {
    expect(readFinishForm(sent(), TODAY).said).toEqual({
      readBack: 'abc',
      takingPart: { meetings: '', explainedOn: null, whyNot: {} },
      consulted: [],
      agreement: { answer: 'agrees', saidOn: TODAY, words: null, tried: null, advocacy: 'has-one' },
    });
  });

  it('keeps who was asked, whether the young person agreed that they were, and why something was not possible', () => {
    const { said } = readFinishForm(
      sent({
        'consulted-0-who': 'Aunt May',
        'consulted-0-on': '20/11/26',
        'consulted-0-consent': 'no',
        'consulted-0-said': 'She worries.',
        'consulted-1-who': 'Coach',
        'consulted-1-on': '21/11/26',
        'consulted-1-consent': 'yes',
        whyNotMeetings: 'In hospital',
      }),
      TODAY,
    );
    expect(said?.takingPart.whyNot).toEqual({ meetings: 'In hospital' });
    expect(said?.consulted.map(({ who, consent, on }) => [who, consent, on])).toEqual([
      ['Aunt May', false, '2026-11-20'],
      ['Coach', true, '2026-11-21'],
    ]);
  });

  it('is not finished by asking for another line, also where there is no room for one', () => {
    const lines = Array.from({ length: MOST_CONSULTED }, (_, place) => [`consulted-${place}-who`, `Somebody ${place}`]);
    const full = readFinishForm({ ...sent(Object.fromEntries(lines) as Record<string, string>), do: 'more' }, TODAY);
    expect([full.more, full.said, full.consulted.length]).toEqual([true, null, MOST_CONSULTED]);
  });

  it.each([
    [{ answer: '' }, 'answer'],
    [{ answer: 'perhaps' }, 'answer'],
    [{ answer: 'could-not-ask' }, 'tried'],
    [{ advocacy: '' }, 'advocacy'],
    [{ when: 'another-day', onDate: '24/11/26' }, 'onDate'],
    [{ explainedOn: '24/11/26' }, 'explainedOn'],
    [{ 'consulted-0-who': 'Aunt May', 'consulted-0-on': '20/11/26' }, 'consulted-0-consent'],
    [{ 'consulted-0-who': 'Aunt May', 'consulted-0-consent': 'yes' }, 'consulted-0-on'],
    [
      { 'consulted-0-said': 'She worries', 'consulted-0-on': '20/11/26', 'consulted-0-consent': 'yes' },
      'consulted-0-who',
    ],
  ])('%j is refused at its field', (given, field) => {
    const { errors, said } = readFinishForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(said).toBeNull();
  });

  it('gives a line for somebody else where one is asked for, and keeps what was typed', () => {
    const form = readFinishForm(sent({ do: 'more', 'consulted-0-who': 'Aunt May', answer: '' }), TODAY);
    expect([form.more, form.errors, form.consulted.map(({ who }) => who)]).toEqual([true, [], ['Aunt May', '']]);
  });
});
