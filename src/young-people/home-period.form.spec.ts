import { localDate } from '../statutory/local-date';
import { newHomePeriodForm, readHomePeriodForm } from './home-period.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string>) => ({
  ...newHomePeriodForm().values,
  livesWith: 'parent',
  fromOn: '1/6/26',
  ...given,
});

describe('time back at home', () => {
  it('may still go on', () => {
    expect(readHomePeriodForm(sent({}), TODAY).period).toEqual({
      livesWith: 'parent',
      fromOn: '2026-06-01',
      toOn: null,
      brokeDown: false,
    });
  });

  it('may have broken down', () => {
    const ended = sent({ toOn: '1 July 2026', brokeDown: 'yes' });
    expect(readHomePeriodForm(ended, TODAY).period).toMatchObject({ toOn: '2026-07-01', brokeDown: true });
  });

  it.each([
    [{ livesWith: 'a friend' }, 'livesWith'],
    [{ fromOn: '' }, 'fromOn'],
    [{ fromOn: '1/1/2027' }, 'fromOn'],
    [{ toOn: 'summer' }, 'toOn'],
    [{ toOn: '1/1/2027' }, 'toOn'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, period } = readHomePeriodForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(period).toBeNull();
  });
});
