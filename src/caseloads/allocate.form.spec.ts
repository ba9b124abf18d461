import { localDate } from '../statutory/local-date';
import { newAllocateForm, readAllocateForm } from './allocate.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string>) => ({
  ...newAllocateForm().values,
  staffId: 'ada',
  reason: 'Has room',
  ...given,
});

describe('giving a worker', () => {
  it('needs a worker and a reason; the rest is filled in', () => {
    expect(readAllocateForm(sent({}), TODAY).command).toEqual({
      role: 'personal-adviser',
      staffId: 'ada',
      fromOn: '2026-11-23',
      reason: 'Has room',
    });
  });

  it.each([
    [{ staffId: '' }, 'staffId'],
    [{ reason: ' ' }, 'reason'],
    [{ role: 'friend' }, 'role'],
    [{ when: 'another-day', onDate: '1/1/2027' }, 'onDate'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, command } = readAllocateForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(command).toBeNull();
  });
});
