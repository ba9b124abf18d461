import type { AllocateForm } from './allocate.form';
import { ALLOCATION_ROLES } from './allocation.entity';
import { endsAlone, type AllocationChoices } from './allocations.service';
import { allocationWords } from './role-words';
import { suggestionWords } from './suggested-workers';
import type { WorkerChoice } from './workers-to-choose';

/** So many are named with reasons; everyone is in the list, in the same order. */
const SUGGESTED_SHOWN = 4;

/** Whom a young person can be given to, with how many each works with already. */
export function toAllocatePage({ person, staff, suggested, now, ...words }: AllocationChoices, form: AllocateForm) {
  return {
    person,
    form,
    errors: form.errors,
    now: now.map(({ role, name }) => `${allocationWords(role, words)}: ${name}`),
    ends: now
      .filter(({ role }) => endsAlone(role))
      .map(({ allocationId, name, role }) => ({
        at: `/young-people/${person.id}/allocate/${allocationId}/end`,
        text: `${name} does not work with them any more`,
        role: allocationWords(role, words),
      })),
    roles: ALLOCATION_ROLES.map((value) => ({ value, text: allocationWords(value, words) })),
    staff: workerItems(staff),
    suggested: suggested
      .filter(({ id, reasons }) => reasons.length > 0 && !now.some(({ staffId }) => staffId === id))
      .slice(0, SUGGESTED_SHOWN)
      .map(suggestionWords),
  };
}

/** For a select: each with the load they have. */
export function workerItems(staff: WorkerChoice[]): { value: string; text: string }[] {
  const load = ({ people, overdue }: WorkerChoice) =>
    `${people} young ${people === 1 ? 'person' : 'people'}${overdue > 0 ? `, ${overdue} overdue` : ''}`;
  return [
    { value: '', text: 'Choose' },
    ...staff.map((one) => ({
      value: one.id,
      text: `${one.name}${one.team ? `, ${one.team}` : ''} (${load(one)})`,
    })),
  ];
}
