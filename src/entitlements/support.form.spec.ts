import { localDate } from '../statutory/local-date';
import { newSupportForm, readSupportForm } from './support.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string>) => ({ ...newSupportForm('offer').values, when: 'yesterday', ...given });

describe('support from 21', () => {
  it('is offered in some way, and answered or not yet', () => {
    expect(readSupportForm(sent({ how: 'Phone call' }), TODAY).said).toEqual({
      what: 'offer',
      on: '2026-11-22',
      how: 'Phone call',
      reply: null,
    });
  });

  it('is asked for, for something', () => {
    const asked = sent({ what: 'request', wants: 'education' });
    expect(readSupportForm(asked, TODAY).said).toEqual({ what: 'request', on: '2026-11-22', wants: 'education' });
  });

  it.each([
    [{ what: '' }, 'what'],
    [{ what: 'request' }, 'wants'],
    [{ what: 'offer' }, 'how'],
    [{ how: 'Phone call', when: 'another-day', onDate: '1/1/2027' }, 'onDate'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, said } = readSupportForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(said).toBeNull();
  });
});
