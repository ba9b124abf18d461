import { localDate } from '../statutory/local-date';
import { Appointment } from './appointment.entity';
import { moveForm, newAppointmentForm, readAppointmentForm } from './appointment.form';

const TODAY = localDate('2026-11-23');
const sent = (given: Record<string, string>) => ({ ...newAppointmentForm().values, ...given });

describe('the appointment form', () => {
  it.each([
    ['today', '', '2.30pm', '2026-11-23T14:30:00.000Z'],
    ['tomorrow', '', '09:05', '2026-11-24T09:05:00.000Z'],
    ['another-day', '1 July 2027', '9am', '2027-07-01T08:00:00.000Z'],
  ])('%s %s at %s is %s', (when, onDate, at, instant) => {
    expect(readAppointmentForm(sent({ when, onDate, at }), TODAY).command?.plannedAt.toISOString()).toBe(instant);
  });

  it.each([
    [{ when: '' }, 'when'],
    [{ when: 'another-day', onDate: '22/11/2026' }, 'onDate'],
    [{ when: 'another-day', onDate: 'Monday' }, 'onDate'],
    [{ at: '9' }, 'at'],
    [{ kind: 'party' }, 'kind'],
  ])('%j is refused at its field', (given, field) => {
    const form = readAppointmentForm(sent({ when: 'today', at: '9am', ...given }), TODAY);
    expect(form.errors.map((error) => error.field)).toEqual([field]);
    expect(form.command).toBeNull();
  });

  it('opened to move one, has its day and hour', () => {
    const appointment = Object.assign(new Appointment(), { plannedAt: new Date('2026-07-01T08:00:00Z') });
    expect(moveForm(appointment).values).toMatchObject({ onDate: '1/7/2026', at: '09:00' });
  });
});
