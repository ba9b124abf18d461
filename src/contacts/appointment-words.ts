import type { Appointment } from './appointment.entity';

export const APPOINTMENT_WORDS: Record<Appointment['kind'], string> = {
  visit: 'Visit',
  review: 'Plan review',
  meeting: 'Meeting',
  call: 'Call',
};
