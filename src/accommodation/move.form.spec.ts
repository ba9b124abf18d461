import { localDate } from '../statutory/local-date';
import { newMoveForm, readMoveForm } from './move.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string> = {}) => ({ ...newMoveForm().values, type: 'U', when: 'today', ...given });

describe('the move form', () => {
  it('takes the least there is to say: what kind of home, and when', () => {
    const { errors, home } = readMoveForm(sent(), TODAY);
    expect(errors).toEqual([]);
    expect(home).toMatchObject({ fromOn: '2026-11-23', type: 'U', providedUnder: 'unknown', placedByAuthority: null });
  });

  it('writes a postcode one way', () => {
    expect(readMoveForm(sent({ postcode: 'rg11aa' }), TODAY).home?.postcode).toBe('RG1 1AA');
  });

  it.each([
    [{ type: '' }, 'type'],
    [{ when: '' }, 'when'],
    [{ when: 'another-day', onDate: '24/11/26' }, 'onDate'],
    [{ postcode: 'Reading' }, 'postcode'],
    [{ providedUnder: 'love' }, 'providedUnder'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, home } = readMoveForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(home).toBeNull();
  });
});
