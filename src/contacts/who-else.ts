import type { ContactChoices } from './contact-form.service';

/** Who may have been there, to choose from: the reader first; those nearest to the young person are ticked. */
export function whoElseOf(
  { staff, near }: Pick<ContactChoices, 'staff' | 'near'>,
  alsoThere: readonly string[],
  staffId: string,
) {
  return {
    staff: [
      ...staff.filter(({ id }) => id === staffId).map(({ id, name }) => ({ value: id, text: `${name} (me)` })),
      ...staff.filter(({ id }) => id !== staffId).map(({ id, name }) => ({ value: id, text: name })),
    ],
    near: near
      .concat(staff.filter(({ id }) => alsoThere.includes(id) && !near.some((one) => one.id === id)))
      .filter(({ id }) => id !== staffId || alsoThere.includes(id))
      .map(({ id, name }) => ({ value: id, text: name, checked: alsoThere.includes(id) })),
  };
}
