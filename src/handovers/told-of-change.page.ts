import { allocationWords } from '../caseloads/role-words';
import { TOLD_HOW } from '../caseloads/worker-change.entity';
import { TOLD_HOW_WORDS } from './told-how-words';
import type { ToldForm } from './told-of-change';
import type { ChangeToTell } from './worker-changes.service';

export function toToldPage({ person, change, staff, roleWords }: ChangeToTell, form: ToldForm) {
  const { id, role, staffName, fromOn, toldOn, toldHow, toldBy, words } = change;
  return {
    person,
    at: `/young-people/${person.id}/worker-changes/${id}`,
    form,
    errors: form.errors,
    role: allocationWords(role, roleWords),
    staffName,
    fromOn,
    told: toldOn && toldHow ? { on: toldOn, how: TOLD_HOW_WORDS[toldHow], by: toldBy, words } : null,
    how: TOLD_HOW.map((value) => ({ value, text: TOLD_HOW_WORDS[value] })),
    staff: [{ value: '', text: 'Choose' }, ...staff.map((one) => ({ value: one.id, text: one.name }))],
  };
}
