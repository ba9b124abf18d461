import type { Appointment } from '../contacts/appointment.entity';
import { addDays, dayOfWeek, daysBetween, type LocalDate } from '../statutory/local-date';
import type { Biography } from './biography';
import { nextWorkingDay, workingDay } from './office-days';
import type { Dice } from './dice';
import type { MadeUpWorker } from './staff';
import type { Voice } from './voice';
import { APPOINTMENT_MATTERS } from './words/other-notes';

export interface MadeUpAppointment extends Omit<Appointment, 'plannedAt' | 'version' | 'createdAt' | 'createdById'> {
  on: LocalDate;
  at: string;
  createdOn: LocalDate;
}

const TIMES = ['09:30', '10:30', '11:30', '13:00', '14:00', '15:00', '16:00', '17:15'];

/**
 * Each adviser's diary: last week with what was held, something called off and one or two whose outcome nobody has
 * recorded yet; today; the rest of this week and the next.
 */
export function diaries(
  dice: Dice,
  people: Biography[],
  workers: MadeUpWorker[],
  voices: ReadonlyMap<string, Voice>,
  today: LocalDate,
): MadeUpAppointment[] {
  return workers
    .filter((worker) => worker.room > 0)
    .flatMap((worker) => {
      const own = people.filter((life) => isTheirs(life, worker) && life.diedOn === null && takesContact(life));
      return own.length === 0 ? [] : diary(dice.of(worker.name), own, worker, voices, today);
    });
}

function diary(
  dice: Dice,
  own: Biography[],
  worker: MadeUpWorker,
  voices: ReadonlyMap<string, Voice>,
  today: LocalDate,
): MadeUpAppointment[] {
  const monday = addDays(today, 1 - dayOfWeek(today));
  const made: MadeUpAppointment[] = [];
  const busy = new Set<string>();
  const plan = (
    life: Biography,
    on: LocalDate,
    state: Appointment['state'],
    contactFactId: string | null = null,
    said: { at?: string | null; kind?: Appointment['kind'] } = {},
  ): void => {
    const free = TIMES.filter((time) => !busy.has(`${on} ${time}`));
    const at = said.at ?? (free.length > 0 ? dice.pick(free) : '12:15');
    busy.add(`${on} ${at}`);
    const kind =
      said.kind ??
      dice.weighted<Appointment['kind']>([
        ['visit', 7],
        ['meeting', 2],
        ['review', 1],
        ['call', 1],
      ]);
    const [matters, elsewhere] = voices.get(life.id)!.sentence(APPOINTMENT_MATTERS[kind], on)?.split(' @ ') ?? [];
    made.push({
      id: life.newId(on),
      youngPersonId: life.id,
      staffId: worker.id,
      kind,
      on,
      at,
      // Null is where they live.
      place: kind === 'call' ? null : (elsewhere ?? null),
      matters: matters ?? null,
      state,
      contactFactId,
      createdOn: addDays(on < today ? on : today, -dice.between(3, 20)),
    });
  };

  const heldLately = own.flatMap((life) =>
    life.facts.contacts
      .filter(
        ({ heldOn, mode, seen, staffId }) =>
          heldOn >= addDays(monday, -7) && mode === 'face-to-face' && seen && staffId === worker.id,
      )
      .map((contact) => ({ life, contact })),
  );
  for (const { life, contact } of heldLately)
    plan(life, contact.heldOn, 'held', contact.id, { at: contact.heldAt, kind: 'visit' });

  const rested = dice.shuffled(own).sort((a, b) => daysSinceSeen(b) - daysSinceSeen(a));
  const worked = rested.filter((life) => !['offers', 'none'].includes(life.paceOn(today)) && daysSinceSeen(life) > 10);
  const next = (): Biography => worked.shift() ?? dice.pick(own);
  const busyWith = dice.shuffled(worked.splice(4, 6));
  // Not yet written up: from the days before today.
  for (let n = dice.between(1, 2); n > 0; n -= 1)
    plan(busyWith.pop() ?? next(), workingDay(addDays(today, -dice.between(1, 5))), 'planned', null, { kind: 'visit' });
  if (dice.happens(0.5)) plan(busyWith.pop() ?? next(), workingDay(addDays(today, -dice.between(2, 7))), 'cancelled');
  for (let n = worker.room >= 20 ? 2 : 1; n > 0; n -= 1) plan(next(), today, 'planned', null, { kind: 'visit' });
  for (let n = dice.between(2, 3); n > 0; n -= 1)
    plan(next(), nextWorkingDay(addDays(today, dice.between(2, 5))), 'planned');
  for (let n = dice.between(1, 3); n > 0; n -= 1)
    plan(busyWith.pop() ?? next(), nextWorkingDay(addDays(today, dice.between(7, 12))), 'planned');
  return made.filter(({ on }) => on >= addDays(monday, -7));
}

function isTheirs(life: Biography, worker: MadeUpWorker): boolean {
  return life.facts.allocations.some(
    ({ staffId, toOn, role }) => staffId === worker.id && toOn === null && role === 'personal-adviser',
  );
}

function takesContact(life: Biography): boolean {
  return life.facts.contactRefusals.length === 0;
}

function daysSinceSeen(life: Biography): number {
  const last = life.facts.contacts.findLast(({ mode, seen }) => mode === 'face-to-face' && seen);
  return last ? daysBetween(last.heldOn, life.today) : 999;
}
