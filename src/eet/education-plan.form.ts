import { newId } from '../platform/ids';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { typedDate } from '../web/typed-date';
import type { Fields } from '../web/fields';
import type { EducationPlanSaid, EducationStepSaid } from './education-plans.service';
import { EDUCATION_PLAN_KINDS, EDUCATION_PLAN_STEPS, type EducationPlan, type EducationPlanKind } from './eet.entities';
import { FormReader, LONGEST_NOTE, type ReadForm } from './form-reader';
import { schoolTermOn } from './school-terms';

/** A re-engagement plan is looked at after four weeks. */
const REVIEW_AFTER_DAYS = 28;
const LONGEST_TARGETS = 5000;

export function newEducationPlanForm(
  kind: EducationPlanKind,
  terms: Policy['schoolTerms'],
  today: LocalDate,
): ReadForm<EducationPlanSaid> {
  const { lastDay } = schoolTermOn(addDays(today, 1), terms);
  const reviewOn = typedDate(kind === 'pep' ? lastDay : addDays(today, REVIEW_AFTER_DAYS));
  return { values: { formId: newId(), kind, writtenOn: typedDate(today), reviewOn }, errors: [], said: null };
}

export function educationPlanForm(plan: EducationPlan): ReadForm<EducationPlanSaid> {
  const { kind, writtenOn, targets, funding, goalId, barrier, firstStep, rhythm, supporter, reviewOn, version } = plan;
  const values = {
    kind,
    version: String(version),
    writtenOn: typedDate(writtenOn),
    reviewOn: typedDate(reviewOn),
    targets: targets ?? '',
    funding: funding ?? '',
    goalId: goalId ?? '',
    barrier: barrier ?? '',
    firstStep: firstStep ?? '',
    rhythm: rhythm ?? '',
    supporter: supporter ?? '',
  };
  return { values, errors: [], said: null };
}

export function readEducationPlan(fields: Fields): ReadForm<EducationPlanSaid> & { version: number } {
  const reader = new FormReader(fields);
  const kind = reader.choice('kind', EDUCATION_PLAN_KINDS, 'Choose what plan it is') ?? 'pep';
  const isPep = kind === 'pep';
  const writtenOn = reader.day('writtenOn', 'Enter the day it was written');
  const targets = isPep
    ? reader.needed('targets', 'Enter what is to be reached, by when and with whom', LONGEST_TARGETS)
    : null;
  const funding = reader.text('funding');
  const barrier = isPep ? null : reader.needed('barrier', 'Enter what is in the way');
  const firstStep = isPep ? null : reader.needed('firstStep', 'Enter a first small step');
  const rhythm = isPep ? null : reader.needed('rhythm', 'Enter how often somebody is in touch');
  const supporter = isPep ? null : reader.needed('supporter', 'Enter who supports them');
  const goalId = reader.text('goalId');
  const reviewOn = reader.day('reviewOn', 'Enter when it is looked at again');
  const version = Number(reader.text('version') ?? '0');
  const said = { kind, targets, funding: isPep ? funding : null, goalId, barrier, firstStep, rhythm, supporter };
  return { ...reader.form(() => ({ ...said, writtenOn: writtenOn!, reviewOn: reviewOn! })), version };
}

export function readEducationStep(fields: Fields): ReadForm<EducationStepSaid> {
  const reader = new FormReader(fields);
  const step = reader.choice('step', EDUCATION_PLAN_STEPS, 'Choose what was done');
  const onDay = reader.day('onDay', 'Enter the day');
  const words = reader.text('words', LONGEST_NOTE);
  const reviewOn = step === 'reviewed' ? reader.day('nextReviewOn', 'Enter when it is reviewed next') : null;
  return reader.form(() => ({ step: step!, onDay: onDay!, words, reviewOn }));
}
