import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { newAllocateManyForm, readAllocateManyForm, tickValue } from './allocate-many.form';

const TODAY = localDate('2026-11-23');
const [MINA, TEE, ROW] = [newId(), newId(), newId()];
const TICKS = [tickValue({ personId: MINA, allocationId: ROW }), tickValue({ personId: TEE, allocationId: null })];
const sent = (given: Record<string, string | string[]>) => ({
  ...newAllocateManyForm().values,
  people: TICKS,
  staffId: 'ada',
  reason: 'Has room',
  ...given,
});

describe('giving several young people a worker', () => {
  it('knows of each who was ticked which adviser the page showed', () => {
    expect(readAllocateManyForm(sent({}), TODAY).command).toMatchObject({
      people: [
        { personId: MINA, allocationId: ROW },
        { personId: TEE, allocationId: null },
      ],
      staffId: 'ada',
      fromOn: '2026-11-23',
      reason: 'Has room',
    });
  });

  it('takes one tick as well as many', () => {
    expect(readAllocateManyForm(sent({ people: TICKS[1]! }), TODAY).command?.people).toHaveLength(1);
  });

  it.each([
    [{ people: [] }, 'people'],
    [{ people: ['everyone', `${MINA}.x`, 'x.none', ''] }, 'people'],
    [{ staffId: '' }, 'staffId'],
    [{ reason: ' ' }, 'reason'],
    [{ when: 'another-day', onDate: '1/1/2027' }, 'onDate'],
  ])('%j is refused at its field', (given, field) => {
    const { errors, command } = readAllocateManyForm(sent(given), TODAY);
    expect(errors.map((error) => error.field)).toEqual([field]);
    expect(command).toBeNull();
  });

  it('keeps the ticks when something else has to be mended', () => {
    const form = readAllocateManyForm(sent({ reason: '' }), TODAY);
    expect([...form.ticked]).toEqual([MINA, TEE]);
    expect(form.values.staffId).toBe('ada');
  });
});
