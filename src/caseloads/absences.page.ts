import { formatLong, type LocalDate } from '../statutory/local-date';
import type { AbsenceForm } from './absence.form';
import { daysWords, type AbsenceRead, type StaffChoice } from './absences.service';

/** Who is away and who will be, and the form to say so. */
export function toAbsencesPage(
  absences: AbsenceRead[],
  choices: { workers: StaffChoice[]; cover: StaffChoice[] },
  form: AbsenceForm,
  today: LocalDate,
) {
  const soonest = [...absences].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  return {
    form,
    errors: form.errors,
    workers: items(choices.workers),
    cover: [{ value: '', text: 'Nobody' }, ...items(choices.cover)],
    absences: soonest.map((one) => absence(one, today)),
  };
}

/** One of them, to change or take out. */
export function toAbsencePage(one: AbsenceRead, cover: StaffChoice[], form: AbsenceForm, today: LocalDate) {
  return {
    ...absence(one, today),
    form,
    errors: form.errors,
    cover: [{ value: '', text: 'Nobody' }, ...items(cover.filter(({ id }) => id !== one.staffId))],
  };
}

function absence(one: AbsenceRead, today: LocalDate) {
  const isNow = one.fromOn <= today && (one.toOn === null || one.toOn > today);
  return {
    name: one.name,
    at: `/time-away/${one.id}`,
    isNow,
    mine: one.mine,
    days: daysWords(one),
    back: one.toOn === null ? 'Not known yet when they are back' : `Back on ${formatLong(one.toOn)}`,
    covers: coverWords(one),
  };
}

function coverWords({ coverName, people }: AbsenceRead): string {
  const whose = people === 1 ? '1 young person' : `${people} young people`;
  if (coverName !== null) return `${coverName} covers for ${whose}`;
  return people === 0
    ? 'Nobody covers'
    : `Nobody covers: what is due to ${whose} goes to whoever else works with them, else to the manager`;
}

function items(staff: StaffChoice[]): { value: string; text: string }[] {
  return staff.map(({ id, name, team }) => ({ value: id, text: team === null ? name : `${name}, ${team}` }));
}
