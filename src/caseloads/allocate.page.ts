import type { AllocateForm } from './allocate.form';
import { ALLOCATION_ROLES } from './allocation.entity';
import type { AllocationChoices } from './allocations.service';
import { allocationWords } from './role-words';

/** Whom a young person can be given to, with how many each works with already. */
export function toAllocatePage({ person, staff, adviserWord, now }: AllocationChoices, form: AllocateForm) {
  return {
    person,
    form,
    errors: form.errors,
    now: now.map(({ role, name }) => `${allocationWords(role, adviserWord)}: ${name}`),
    roles: ALLOCATION_ROLES.map((value) => ({ value, text: allocationWords(value, adviserWord) })),
    staff: [
      { value: '', text: 'Choose' },
      ...staff.map(({ id, name, team, people }) => ({
        value: id,
        text: `${name}${team ? `, ${team}` : ''} (${people} young ${people === 1 ? 'person' : 'people'})`,
      })),
    ],
  };
}
