import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import {
  BARRIERS,
  EXCLUSION_PROVISIONS,
  RISKS,
  type Barrier,
  type ExclusionProvision,
  type Risk,
} from './eet.entities';
import { sinceWords, STATE_TAGS } from './eet.page';
import type { ReadForm } from './form-reader';
import { trackedValues } from './tracking.form';
import type { TrackedDifference, TrackedField, TrackedValues } from './tracking-merge';
import { TRACKED_FIELDS } from './tracking-merge';
import type { TrackingOpened } from './tracking.service';
import { BARRIER_WORDS, EXCLUSION_WORDS, RISK_WORDS } from './tracking-words';
import type { LocalDate } from '../statutory/local-date';
import { typedDate } from '../web/typed-date';
import type { PersonHeading } from '../young-people/person-heading';

/** What a form of what is in the way offers to choose from. */
export function trackingChoices(staff: readonly { id: string; name: string }[]) {
  return {
    barriers: [{ value: '', text: 'Not said' }, ...BARRIERS.map((value) => ({ value, text: BARRIER_WORDS[value] }))],
    risks: RISKS.map((value) => ({ value, text: RISK_WORDS[value] })),
    provisions: [
      { value: '', text: 'Not said' },
      ...EXCLUSION_PROVISIONS.map((value) => ({ value, text: EXCLUSION_WORDS[value] })),
    ],
    owners: [{ value: '', text: 'Their adviser' }, ...staff.map(({ id, name }) => ({ value: id, text: name }))],
  };
}

/** What the writer has before them, to be sent along with the form. */
export function sentAlong(was: TrackedValues, version: number) {
  return { version, was: TRACKED_FIELDS.map((field) => ({ name: `was-${field}`, value: was[field] })) };
}

export function toTrackingPage(
  { person, standing, tracking, staff }: TrackingOpened,
  form: ReadForm<unknown> | null,
  today: LocalDate,
) {
  const was = trackedValues(tracking);
  const values: Record<string, string> = form?.values ?? { ...was, actedOn: typedDate(today), formId: newId() };
  return {
    person,
    state: STATE_TAGS[standing.state],
    since: sinceWords(standing, today),
    form: { values, errors: form?.errors ?? [] },
    errors: form?.errors ?? [],
    ticked: (values.risks ?? '').split(','),
    ...trackingChoices(staff),
    ...sentAlong(was, tracking.version),
  };
}

const LABELS: Record<TrackedField, string> = {
  barrier: 'What is in the way',
  risks: 'Why they may lose their place',
  exclusionProvision: 'Where they learn',
  exclusionReviewOn: 'When the exclusion is looked at again',
  nextStep: 'Next step',
  nextByOn: 'By when',
  ownerId: 'Who is to do it',
};

/** Both texts, field by field, where two people wrote at once. */
export function toTrackingMerge(
  person: PersonHeading,
  staff: readonly { id: string; name: string }[],
  said: { mine: TrackedValues; was: TrackedValues; version: number; apart: TrackedDifference[] },
  more: { what: string; actedOn: string; formId: string; back: string },
  errors: FieldError[],
) {
  const shown = (field: TrackedField, value: string): string => {
    if (value === '') return field === 'ownerId' ? 'Their adviser' : '(empty)';
    if (field === 'barrier') return BARRIER_WORDS[value as Barrier] ?? value;
    if (field === 'risks')
      return value
        .split(',')
        .map((risk) => RISK_WORDS[risk as Risk] ?? risk)
        .join('; ');
    if (field === 'exclusionProvision') return EXCLUSION_WORDS[value as ExclusionProvision] ?? value;
    if (field === 'ownerId') return staff.find(({ id }) => id === value)?.name ?? 'Somebody who left';
    return value;
  };
  return {
    person,
    errors,
    version: said.version,
    sent: [
      ...TRACKED_FIELDS.flatMap((field) => [
        { name: `mine-${field}`, value: said.mine[field] },
        { name: `was-${field}`, value: said.was[field] },
      ]),
      { name: 'what', value: more.what },
      { name: 'actedOn', value: more.actedOn },
      { name: 'formId', value: more.formId },
      { name: 'back', value: more.back },
    ],
    rows: said.apart.map(({ field, mine, theirs, keep }) => ({
      name: `keep-${field}`,
      label: LABELS[field],
      mine: shown(field, mine),
      theirs: shown(field, theirs),
      keep,
    })),
  };
}
