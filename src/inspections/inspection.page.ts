import { formatLong } from '../statutory/local-date';
import type { FieldError } from '../platform/problem';
import { INSPECTION_KINDS } from './inspection.entity';
import type { InspectionForm } from './inspection.form';
import { INSPECTION_WORDS, inspectedBy, INSPECTIONS_AT } from './inspection-words';
import type { InspectionTold } from './inspections-told';

/** An inspection in words. */
export function inspectionWords(told: InspectionTold) {
  const { withdrawnOn, withdrawnBy, withdrawnBecause } = told;
  return {
    id: told.id,
    title: inspectedBy(told),
    heldOn: told.heldOn,
    said: told.said,
    reportUrl: told.reportUrl,
    recordedBy: told.recordedBy,
    correctAt: `${INSPECTIONS_AT}/${told.id}/correct`,
    withdrawn: withdrawnOn && `Withdrawn by ${withdrawnBy}, ${formatLong(withdrawnOn)}`,
    because: withdrawnBecause,
  };
}

export function toInspectionsPage(inspections: readonly InspectionTold[], mayKeep: boolean) {
  const words = inspections.map(inspectionWords);
  return {
    mayKeep,
    inspections: words.filter(({ withdrawn }) => !withdrawn),
    withdrawn: words.filter(({ withdrawn }) => withdrawn),
  };
}

/**
 * @param opened what is corrected; null of a new one
 * @param isApart somebody else corrected or withdrew it meanwhile
 */
export function toInspectionForm(
  form: InspectionForm,
  opened: InspectionTold | null,
  isApart = false,
  withdrawal: { values: { because: string }; errors: FieldError[] } = { values: { because: '' }, errors: [] },
) {
  return {
    form,
    withdrawal,
    errors: [...form.errors, ...withdrawal.errors],
    at: opened && `${INSPECTIONS_AT}/${opened.id}`,
    now: isApart && opened ? inspectionWords(opened) : null,
    // Where somebody else changed it, the next try is of what stands by now, which is shown beside what was typed.
    version: (isApart ? null : form.values.version) || (opened?.version ?? null),
    kinds: INSPECTION_KINDS.map((value) => ({ value, text: INSPECTION_WORDS[value] })),
  };
}
