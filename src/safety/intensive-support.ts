import type { OwedSource } from '../owed/owed';
import type { FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { periodFaults, type FactKind, type SaidOf } from '../young-people/dated-facts';
import { IntensiveSupport, type ComplexReason } from './intensive-support.entity';

/** The longest of each text of a plan, and of what came of it. */
export const LONGEST_SUPPORT_TEXT = 2000;
/** The longest of each part of a step. */
export const LONGEST_STEP = 200;
export const MOST_STEPS = 8;

export const COMPLEX_REASON_WORDS: Readonly<Record<ComplexReason, string>> = {
  moves: 'Many moves of home',
  homeless: 'Often without a home of their own',
  missing: 'Often missing',
  exploitation: 'Exploitation',
  'self-harm': 'Self-harm',
  'mental-health': 'Mental health',
  'drugs-alcohol': 'Drugs or alcohol',
  offending: 'Offending or custody',
  violence: 'Violence, by them or to them',
  'lost-touch': 'Hard to stay in touch with',
  parenting: 'A parent under strain',
  other: 'Something else',
};

/** One at a time, for those who work with the young person; what is due after it says only that it runs. */
export const INTENSIVE_SUPPORT: FactKind<IntensiveSupport> = {
  entity: IntensiveSupport,
  word: 'intensive-support',
  words: 'intensive-supports',
  see: 'read-notes',
  takeOut: 'take-out',
  faults(said, person, today, _, standing) {
    const { fromOn, toOn, reviewOn } = said;
    const faults = [...periodFaults({ fromOn, toOn }, person, today), ...supportFaults(said)];
    const isNew = standing?.reviewOn !== reviewOn;
    if (reviewOn <= fromOn) faults.push({ field: 'reviewOn', message: 'Must be after the day the plan begins' });
    else if (toOn === null && isNew && reviewOn < today) {
      faults.push({ field: 'reviewOn', message: 'Must be today or later' });
    }
    if (toOn !== null && !said.outcome?.trim()) faults.push({ field: 'outcome', message: 'Enter what came of it' });
    if (toOn === null && said.outcome !== null) faults.push({ field: 'toOn', message: 'Enter the day it was over' });
    if (person.diedOn !== null && fromOn > person.diedOn) {
      faults.push({ field: 'fromOn', message: 'Must not be after the young person’s death' });
    }
    return faults;
  },
};

function supportFaults({ reasons, why, needs, steps }: SaidOf<IntensiveSupport>): FieldError[] {
  const faults: FieldError[] = [];
  if (reasons.length === 0) faults.push({ field: 'reasons', message: 'Choose what makes life so unsettled' });
  if (!why.trim()) faults.push({ field: 'why', message: 'Enter what makes life so unsettled' });
  if (!needs.trim()) faults.push({ field: 'needs', message: 'Enter what they need' });
  if (steps.length === 0) faults.push({ field: 'steps', message: 'Enter who does what, and how often' });
  for (const [index, { who, what, howOften }] of steps.entries()) {
    const missing = [
      [who, 'who', 'Enter who does it'],
      [what, 'what', 'Enter what they do'],
      [howOften, 'howOften', 'Enter how often'],
    ] as const;
    for (const [text, part, message] of missing) {
      if (!text.trim()) faults.push({ field: `steps[${index}].${part}`, message });
    }
  }
  return faults;
}

/** By the day that the plan itself sets. */
export const INTENSIVE_SUPPORT_OWED: OwedSource = {
  kind: 'Intensive support',
  seenToBy: 'record-casework',
  sql: `select f.fact_id as id, f.young_person_id, null::uuid as staff_id, 'Review the plan of intensive support' as what,
               f.review_on as due_on, 'intensive-support/' || f.fact_id as at
          from intensive_support f where f.to_on is null and f.replaced_by_id is null and not f.withdrawn`,
};

/** The one that runs; null where none does. The caller has asked whether the reader may see it. */
export async function intensiveSupportNow({ manager }: Work, youngPersonId: string): Promise<IntensiveSupport | null> {
  return manager
    .createQueryBuilder(IntensiveSupport, 'f')
    .where('f.youngPersonId = :youngPersonId and f.toOn is null', { youngPersonId })
    .andWhere('f.replacedById is null and not f.withdrawn')
    .getOne();
}

/** A plan in words, as each page shows it. */
export function supportTold(plan: IntensiveSupport) {
  const { factId, fromOn, toOn, reasons, why, needs, askedOfThem, steps, reviewOn, outcome } = plan;
  return {
    id: factId,
    fromOn,
    toOn,
    reasons: reasons.map((reason) => COMPLEX_REASON_WORDS[reason]),
    ...{ why, needs, askedOfThem, steps, reviewOn, outcome },
  };
}
