import { localDate } from '../statutory/local-date';
import { newPlanDateForm, readPlanDateForm } from './plan-date.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string>) => ({ ...newPlanDateForm('review').values, when: 'today', ...given });

describe('a step of the plan', () => {
  it('is a step and a day', () => {
    expect(readPlanDateForm(sent({}), TODAY).said).toEqual({ step: 'review', on: '2026-11-23', by: null });
  });

  it('says who asked for a review, and only then', () => {
    const asked = sent({ step: 'review-request', by: 'young person' });
    expect(readPlanDateForm(asked, TODAY).said?.by).toBe('young person');
    expect(readPlanDateForm(sent({ by: 'young person' }), TODAY).said?.by).toBeNull();
  });

  it.each([
    [{ step: 'party' }, 'step'],
    [{ step: 'review-request' }, 'by'],
    [{ when: '' }, 'when'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, said } = readPlanDateForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(said).toBeNull();
  });
});
