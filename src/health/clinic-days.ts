import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { addDays, dayOfWeek, type LocalDate } from '../statutory/local-date';
import { isWorkingDay } from '../statutory/working-days';
import type { HealthServiceSession } from './clinic.entities';

/** How far the calendar of clinics looks ahead, today included. */
export const CLINIC_DAYS = 14;

type Held = Pick<HealthServiceSession, 'weekly' | 'firstOn' | 'lastOn' | 'fromTime'>;

/** Whether a session is held on a day, by what is written of it. */
export function isHeldOn({ weekly, firstOn, lastOn }: Omit<Held, 'fromTime'>, on: LocalDate): boolean {
  if (on < firstOn || (lastOn !== null && on > lastOn)) return false;
  return weekly ? dayOfWeek(on) === dayOfWeek(firstOn) : on === firstOn;
}

export interface ClinicDay<Session> {
  on: LocalDate;
  /** Monday to Friday, and a bank holiday: who holds a session each week may not be there. */
  bankHoliday: boolean;
  /** By the time they begin. */
  sessions: Session[];
}

/** The days on which something is held, from `from` on. @param days how many are looked at, the first included */
export function clinicDays<Session extends Held>(
  sessions: readonly Session[],
  from: LocalDate,
  days = CLINIC_DAYS,
): ClinicDay<Session>[] {
  return Array.from({ length: days }, (_, place) => addDays(from, place))
    .map((on) => ({
      on,
      bankHoliday: dayOfWeek(on) <= 5 && !isWorkingDay(on, ENGLAND_AND_WALES),
      sessions: sessions
        .filter((one) => isHeldOn(one, on))
        .toSorted((a, b) => (a.fromTime < b.fromTime ? -1 : Number(a.fromTime > b.fromTime))),
    }))
    .filter((day) => day.sessions.length > 0);
}
