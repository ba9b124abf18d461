import { formatLong, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import type { AbsenceForm } from './absence.form';
import { daysWords, type AbsenceRead, type CoverKnown, type StaffChoice } from './absences.service';

/** Of one young person: a longer list helps nobody to choose. */
const MOST_NAMED = 2;

/** Who is away and who will be, and the form to say so. */
export function toAbsencesPage(
  absences: AbsenceRead[],
  choices: { workers: StaffChoice[]; cover: StaffChoice[] },
  form: AbsenceForm,
  today: LocalDate,
  mine: CoverKnown,
) {
  const soonest = [...absences].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  return {
    form,
    errors: form.errors,
    workers: items(choices.workers),
    cover: coverItems(choices.cover, choices.workers, choices.workers.length > 1 ? null : mine),
    knows: knowsWords(mine, null, today),
    absences: soonest.map((one) => absence(one, today)),
  };
}

/** One of them, to change or take out. */
export function toAbsencePage(
  one: AbsenceRead,
  cover: StaffChoice[],
  form: AbsenceForm,
  today: LocalDate,
  known: CoverKnown,
) {
  return {
    ...absence(one, today),
    form,
    errors: form.errors,
    cover: coverItems(
      cover.filter(({ id }) => id !== one.staffId),
      cover.filter(({ id }) => id === one.staffId),
      known,
    ),
    knows: knowsWords(known, one, today),
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

/**
 * The buddies of those who may be away are asked first, then whoever knows most of these young people, each with how many
 * they know.
 */
function coverItems(
  staff: StaffChoice[],
  away: StaffChoice[],
  known: CoverKnown | null,
): { value: string; text: string }[] {
  const people = known?.people ?? [];
  const knowsHowMany = (id: string) => people.filter(({ knownBy }) => knownBy.some((one) => one.staffId === id)).length;
  const choices = items(staff)
    .map((choice) => ({
      ...choice,
      knows: knowsHowMany(choice.value),
      buddyOf: away.filter(({ buddyId }) => buddyId === choice.value).map(({ name }) => name),
    }))
    .toSorted((a, b) => Number(b.buddyOf.length > 0) - Number(a.buddyOf.length > 0) || b.knows - a.knows)
    .map(({ value, text, knows, buddyOf }) => {
      const says = [
        ...(buddyOf.length > 0 ? [`buddy of ${buddyOf.join(', ')}`] : []),
        ...(knows > 0 ? [`knows ${knows} of ${people.length}`] : []),
      ];
      return { value, text: says.length > 0 ? `${text}: ${says.join(', ')}` : text };
    });
  return [{ value: '', text: 'Nobody' }, ...choices];
}

/** Of each young person of whoever is away: whom they know of those who stay, and whether that is who covers. */
function knowsWords(known: CoverKnown, away: Pick<AbsenceRead, 'coverId' | 'coverName'> | null, today: LocalDate) {
  const cover = away?.coverId ?? null;
  return {
    people: known.people.map((person) => ({
      at: `/young-people/${person.id}`,
      name: fullName(person),
      coverIsNew: cover !== null && !person.knownBy.some(({ staffId }) => staffId === cover),
      knownBy: person.knownBy
        .slice(0, MOST_NAMED)
        .map(
          ({ name, visits, lastOn }) =>
            `${name} (${visits === 1 ? '1 visit' : `${visits} visits`}, last ${agoWords(lastOn, today)})`,
        )
        .join(', '),
    })),
    coverName: away?.coverName ?? null,
    notNamed: known.notNamed,
  };
}

function items(staff: StaffChoice[]): { value: string; text: string }[] {
  return staff.map(({ id, name, team }) => ({ value: id, text: team === null ? name : `${name}, ${team}` }));
}
