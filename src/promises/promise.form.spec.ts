import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { newPromiseForm, readPromiseForm, readPromiseStepForm } from './promise.form';

const TODAY = localDate('2026-11-23');
const fieldsOf = ({ errors }: { errors: { field: string }[] }) => errors.map(({ field }) => field);

describe('a promise as it is recorded', () => {
  const sent = (given: object = {}) => ({
    formId: newId(),
    what: ' Ring the landlord about the boiler ',
    byOn: '30/11/26',
    when: 'yesterday',
    ...given,
  });

  it('is what, by when, and when it was said', () => {
    expect(readPromiseForm(sent(), TODAY).said).toEqual({
      what: 'Ring the landlord about the boiler',
      promisedOn: '2026-11-22',
      byOn: '2026-11-30',
      staffId: null,
      contactId: null,
      actionId: null,
    });
  });

  it.each([
    [{ what: '' }, ['what']],
    [{ what: 'x'.repeat(301) }, ['what']],
    [{ byOn: 'soon' }, ['byOn']],
    [{ when: '' }, ['when']],
    [{ when: 'another-day', onDate: '1/1/30' }, ['onDate']],
  ])('says at its field what is wrong: %j', (given, fields) => {
    const form = readPromiseForm(sent(given), TODAY);
    expect([form.said, fieldsOf(form)]).toEqual([null, fields]);
  });

  it('begins from the contact or the action it was, and fills in no day that nobody set', () => {
    const person = { id: 'p', name: 'Mina Fable', firstName: 'Mina', dateOfBirth: localDate('2008-03-10') };
    const contact = { id: 'c', heldOn: localDate('2026-11-20'), staffId: 'cy' };
    const action = { id: 'a', what: 'Ring the college', dueOn: null, ownerStaffId: 'ada' };
    expect(newPromiseForm({ person, staff: [], contact, action: null }, 'me', TODAY).values).toMatchObject({
      when: 'another-day',
      onDate: '20/11/2026',
      staffId: 'cy',
      byOn: '',
    });
    expect(newPromiseForm({ person, staff: [], contact: null, action }, 'me', TODAY).values).toMatchObject({
      what: 'Ring the college',
      byOn: '',
      staffId: 'ada',
      actionId: 'a',
    });
  });
});

describe('what became of a promise', () => {
  const sent = (given: object) => ({ formId: newId(), when: 'today', ...given });

  it('is kept on a day, with a word of it where somebody says one', () => {
    expect(readPromiseStepForm(sent({ step: 'kept', words: 'Booked for Friday.' }), TODAY).said).toEqual({
      step: 'kept',
      onDay: TODAY,
      byOn: null,
      words: 'Booked for Friday.',
    });
  });

  it('takes the apology from its own field, and the reason of an error without asking for a day', () => {
    const broken = readPromiseStepForm(sent({ step: 'broken', apology: 'I am sorry.', words: 'other' }), TODAY);
    expect(broken.said?.words).toBe('I am sorry.');
    const error = readPromiseStepForm({ step: 'in-error', reason: 'Of another record.' }, TODAY);
    expect(error.said).toMatchObject({ onDay: TODAY, words: 'Of another record.' });
  });

  it.each([
    [{}, ['step']],
    [{ step: 'kept', when: '' }, ['when']],
    [{ step: 'new-day' }, ['byOn']],
    [{ step: 'broken' }, ['apology']],
    [{ step: 'in-error' }, ['reason']],
    [{ step: 'kept', words: 'x'.repeat(1001) }, ['words']],
  ])('says at its field what is missing: %j', (given, fields) => {
    const form = readPromiseStepForm(sent(given), TODAY);
    expect([form.said, fieldsOf(form)]).toEqual([null, fields]);
  });
});
