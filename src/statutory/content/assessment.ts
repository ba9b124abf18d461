import type { CaseFile } from '../case-file';
import type { LocalDate } from '../local-date';
import { isWritten, type Gap, type Part } from './gap';

type Texts<Key extends string> = Partial<Record<Key, string | null>>;

/** AP-06: what is written down of every assessment. */
export const ASSESSMENT_RECORD = [
  { key: 'views', title: 'Whose views were sought', confirmed: true },
  { key: 'information', title: 'The information obtained', confirmed: true },
  { key: 'deliberations', title: 'What the meetings considered', confirmed: true },
  { key: 'results', title: 'The results', confirmed: true },
] as const satisfies readonly Part[];
export type RecordKey = (typeof ASSESSMENT_RECORD)[number]['key'];

/** AP-07: the matters for an eligible young person. `where` limits one to those it concerns. */
export const MATTERS_WHEN_ELIGIBLE = [
  { key: 'health', title: 'Health and development', confirmed: true },
  { key: 'education', title: 'Education, training and employment', confirmed: true },
  { key: 'status', title: 'Needs from being trafficked or unaccompanied', confirmed: true, where: 'status' },
  { key: 'support', title: 'Support from parents and other people who matter', confirmed: true },
  { key: 'money', title: 'Money, and skill in managing it', confirmed: true },
  { key: 'skills', title: 'Skills for living independently', confirmed: true },
  { key: 'accommodation', title: 'Care, support and accommodation', confirmed: true },
  { key: 'wishes', title: 'What the young person wants', confirmed: true },
  {
    key: 'wishes-of-parents',
    title: 'What their parents and others with parental responsibility want',
    confirmed: false,
  },
  { key: 'wishes-of-carer', title: 'What their carer wants', confirmed: false },
  { key: 'views-of-school', title: 'What their school or college thinks', confirmed: false },
  { key: 'views-of-reviewing-officer', title: 'What their independent reviewing officer thinks', confirmed: false },
  { key: 'views-of-health', title: 'What their doctor and others who care for their health think', confirmed: false },
] as const satisfies readonly (Part & { where?: 'status' })[];

/** AP-08: the matters for someone who has left care. */
export const MATTERS_AFTER_CARE = [
  { key: 'health', title: 'Health and development', confirmed: true },
  { key: 'education', title: 'Education, training and employment', confirmed: true },
  { key: 'support', title: 'Support from family and other people who matter', confirmed: true },
  { key: 'money', title: 'What they need financially', confirmed: true },
  { key: 'skills', title: 'Skills for living independently', confirmed: false },
  { key: 'accommodation', title: 'Care, support and accommodation', confirmed: false },
] as const satisfies readonly Part[];
export type MatterKey = (typeof MATTERS_WHEN_ELIGIBLE)[number]['key'] | (typeof MATTERS_AFTER_CARE)[number]['key'];

/** AP-09: who is asked before the assessment of a relevant young person is complete. */
export const PEOPLE_TO_ASK = [
  { key: 'parents', title: 'parents', confirmed: false },
  { key: 'parental-responsibility', title: 'others with parental responsibility', confirmed: false },
  { key: 'carer', title: 'whoever cares for them day to day', confirmed: false },
  { key: 'school', title: 'school or college, or the education authority', confirmed: false },
  { key: 'independent-visitor', title: 'independent visitor', confirmed: false },
  { key: 'health', title: 'doctor, or whoever cares for their health', confirmed: false },
  { key: 'personal-adviser', title: 'personal adviser', confirmed: false },
] as const satisfies readonly Part[];
export type PersonToAsk = (typeof PEOPLE_TO_ASK)[number]['key'];

/** Whether somebody was asked and when, or why that was not reasonably practicable: that there is nobody, too. */
export interface Asked {
  on: LocalDate | null;
  whyNot: string | null;
}

/**
 * AP-06: what the record of an assessment does not say yet: whose views were sought, the information obtained, what
 * the meetings considered, and the results.
 *
 * @statute {@link PROVISIONS.clrReg5}
 */
export function missingFromRecord(record: Texts<RecordKey>): Gap[] {
  return ASSESSMENT_RECORD.filter(({ key }) => !isWritten(record[key])).map(({ key, title, confirmed }) => ({
    rule: 'AP-06' as const,
    item: key,
    confirmed,
    sentence: `The assessment does not record: ${lowerFirst(title)}.`,
  }));
}

/**
 * AP-07: what the assessment of an eligible young person does not cover yet. Needs from being trafficked or
 * unaccompanied are asked for unless it is known that neither is so.
 *
 * @statute {@link PROVISIONS.cppcrReg42}
 */
export function missingWhenEligible(
  answers: Texts<MatterKey>,
  person: Pick<CaseFile['person'], 'unaccompaniedAsylumSeeker'> & { trafficked: boolean | null },
): Gap[] {
  const noStatusNeeds = person.unaccompaniedAsylumSeeker === false && person.trafficked === false;
  const asked = MATTERS_WHEN_ELIGIBLE.filter((matter) => !('where' in matter && noStatusNeeds));
  return missingMatters('AP-07', asked, answers);
}

/**
 * AP-08: what the assessment of someone relevant, or former relevant, does not cover yet.
 *
 * @statute {@link PROVISIONS.clrReg5}
 */
export function missingAfterCare(answers: Texts<MatterKey>): Gap[] {
  return missingMatters('AP-08', MATTERS_AFTER_CARE, answers);
}

/**
 * AP-09: who was not asked before the assessment was completed, and without a reason recorded why that was not
 * reasonably practicable. To ask on the day of completion is in time. Others who matter may be asked; nobody can say
 * that one of them lacks.
 *
 * @param completedOn null while the assessment goes on: whoever was asked by then counts
 * @statute {@link PROVISIONS.clrReg5}
 */
export function notAsked(asked: Partial<Record<PersonToAsk, Asked>>, completedOn: LocalDate | null): Gap[] {
  return PEOPLE_TO_ASK.flatMap(({ key, title, confirmed }) => {
    const { on, whyNot } = asked[key] ?? { on: null, whyNot: null };
    const inTime = on !== null && (completedOn === null || on <= completedOn);
    if (inTime || isWritten(whyNot)) return [];
    const late = on !== null ? 'only after the assessment was completed' : 'yet';
    const sentence = `Not asked ${late}: ${title}. Ask them, or record why that is not practicable.`;
    return [{ rule: 'AP-09' as const, item: key, confirmed, sentence }];
  });
}

function missingMatters(
  rule: 'AP-07' | 'AP-08',
  matters: readonly Part<MatterKey>[],
  answers: Texts<MatterKey>,
): Gap[] {
  return matters
    .filter(({ key }) => !isWritten(answers[key]))
    .map(({ key, title, confirmed }) => ({
      rule,
      item: key,
      confirmed,
      sentence: `The assessment does not cover: ${lowerFirst(title)}.`,
    }));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
