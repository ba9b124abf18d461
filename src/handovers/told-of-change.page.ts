import { allocationWords } from '../caseloads/role-words';
import { TOLD_HOW, type ToldHow } from '../caseloads/worker-change.entity';
import type { ToldForm } from './told-of-change.form';
import type { ChangeToTell } from './worker-changes.service';

const HOW_WORDS: Record<ToldHow, string> = {
  'in-person': 'Face to face',
  phone: 'By phone',
  video: 'By video call',
  text: 'By text message',
  letter: 'By letter or e-mail',
};

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
    told: toldOn && toldHow ? { on: toldOn, how: HOW_WORDS[toldHow], by: toldBy, words } : null,
    how: TOLD_HOW.map((value) => ({ value, text: HOW_WORDS[value] })),
    staff: [{ value: '', text: 'Choose' }, ...staff.map((one) => ({ value: one.id, text: one.name }))],
  };
}
