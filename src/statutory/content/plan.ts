import { formatLong, type LocalDate } from '../local-date';
import { isWritten, type Gap, type Part } from './gap';

/** A section that a pathway plan has to have. */
export interface PlanSection<Key extends string = string> extends Part<Key> {
  /** What guidance asks a worker to think of, as short prompts. */
  prompts: readonly string[];
}

/** AP-11: the matters of Schedule 1, each a section of the plan. */
export const PLAN_SECTIONS = [
  { key: 'support', title: 'Contact and personal support, and from whom', confirmed: true, prompts: [] },
  {
    key: 'education',
    title: 'Education and training',
    confirmed: true,
    prompts: ['hopes', 'careers advice', 'carrying on the personal education plan', 'support at college or university'],
  },
  {
    key: 'employment',
    title: 'Employment or other purposeful activity',
    confirmed: true,
    prompts: ['apprenticeships', 'work experience'],
  },
  {
    key: 'contingency',
    title: 'What happens if the plan breaks down',
    confirmed: true,
    prompts: ['ready for the next move'],
  },
  {
    key: 'accommodation',
    title: 'Accommodation, and whether it is suitable',
    confirmed: true,
    prompts: ['how good and how suitable it is', 'what would make it better'],
  },
  {
    key: 'relationships',
    title: 'Family and social relationships',
    confirmed: true,
    prompts: ['family', 'friends', 'adults they trust'],
  },
  { key: 'skills', title: 'Practical and other skills for independent living', confirmed: true, prompts: [] },
  {
    key: 'money',
    title: 'Financial support, for accommodation and living costs above all',
    confirmed: true,
    prompts: ['bank account', 'National Insurance number', 'saving', 'income'],
  },
  {
    key: 'health',
    title: 'Health, mental health included',
    confirmed: true,
    prompts: ['doctor', 'dentist', 'specialists', 'leisure', 'self-esteem and attachment'],
  },
  {
    key: 'identity',
    title: 'Identity: religion, racial origin, culture and language',
    confirmed: true,
    prompts: ['identity documents'],
  },
] as const satisfies readonly PlanSection[];

/** What a later amendment adds for those it concerns. */
export const STATUS_SECTION = {
  key: 'status',
  title: 'Needs from being trafficked or unaccompanied',
  confirmed: false,
  prompts: [],
} as const satisfies PlanSection;

/** What the plan of an eligible young person holds beside that. */
export const SECTIONS_WHEN_ELIGIBLE = [
  { key: 'adviser', title: 'The name of the personal adviser', confirmed: false, prompts: [] },
  { key: 'care-plan', title: 'The care plan it includes or builds on', confirmed: false, prompts: [] },
] as const satisfies readonly PlanSection[];

export type SectionKey =
  (typeof PLAN_SECTIONS)[number]['key'] | typeof STATUS_SECTION.key | (typeof SECTIONS_WHEN_ELIGIBLE)[number]['key'];

/** A need within a section: how it will be met, by when and by whom. */
export interface Need {
  id: string;
  how: string | null;
  byWhen: LocalDate | null;
  byWhom: string | null;
}

/** One section as it was written: what it says, and the needs within it. */
export interface WrittenSection {
  text: string | null;
  needs: readonly Need[];
}

/** Whose plan it is, as far as that decides what it holds. */
export interface PlanOf {
  eligible: boolean;
  /** Whether they are unaccompanied or were trafficked; null where that is not known, and the section is asked for. */
  hasStatusNeeds: boolean | null;
}

/**
 * Whether someone has needs from being trafficked or unaccompanied to be asked about: one yes is enough, and only two
 * noes are a no.
 */
export function hasStatusNeeds({
  unaccompanied,
  trafficked,
}: Record<'unaccompanied' | 'trafficked', boolean | null>): boolean | null {
  if (unaccompanied || trafficked) return true;
  return unaccompanied === false && trafficked === false ? false : null;
}

/** One action of a plan. */
export interface Action {
  id: string;
  owner: string | null;
  dueOn: LocalDate | null;
  /** How anybody will know that it was done. */
  measure: string | null;
}

/**
 * The sections that someone's plan has to have, in the order of the Schedule.
 *
 * @statute {@link PROVISIONS.clrSch1} {@link PROVISIONS.cppcrSch8} AP-11
 */
export function sectionsOf({ eligible, hasStatusNeeds }: PlanOf): readonly PlanSection<SectionKey>[] {
  return [
    ...(eligible ? SECTIONS_WHEN_ELIGIBLE : []),
    ...PLAN_SECTIONS,
    ...(hasStatusNeeds === false ? [] : [STATUS_SECTION]),
  ];
}

/**
 * AP-11: what a pathway plan does not set out yet: a section with nothing in it, and for each need how it will be met,
 * by when and by whom. A section without a need is complete once it says so in words.
 *
 * @statute {@link PROVISIONS.clrReg6} {@link PROVISIONS.clrSch1} {@link PROVISIONS.cppcrReg43} {@link PROVISIONS.cppcrSch8}
 */
export function missingFromPlan(of: PlanOf, plan: Partial<Record<SectionKey, WrittenSection>>): Gap[] {
  return sectionsOf(of).flatMap(({ key, title, confirmed }): Gap[] => {
    const { text, needs } = plan[key] ?? { text: null, needs: [] };
    if (!isWritten(text) && needs.length === 0) {
      return [{ rule: 'AP-11', item: key, confirmed, sentence: `The plan says nothing yet under “${title}”.` }];
    }
    return needs.flatMap((need) => missingOfNeed(need, key, title));
  });
}

/**
 * AP-12: what keeps an action of a plan from being followed up: nobody who owns it, no date, a date that is only that of
 * the next review, or nothing by which to tell that it was done.
 *
 * @param nextReviewOn the day planned or due for the next review; null where none is
 * @statute {@link PROVISIONS.localPolicy}
 */
export function notSmart({ id, owner, dueOn, measure }: Action, nextReviewOn: LocalDate | null): Gap[] {
  const gap = (part: string, sentence: string): Gap => ({
    rule: 'AP-12',
    item: `${id}.${part}`,
    confirmed: true,
    sentence,
  });
  return [
    ...(isWritten(owner) ? [] : [gap('owner', 'Nobody is named who does this.')]),
    ...(dueOn === null ? [gap('dueOn', 'There is no date by which this is done.')] : []),
    ...(dueOn !== null && dueOn === nextReviewOn
      ? [gap('dueOn', `${formatLong(dueOn)} is the date of the next review: give the day this is done by.`)]
      : []),
    ...(isWritten(measure) ? [] : [gap('measure', 'Nothing says how anybody will know that this was done.')]),
  ];
}

function missingOfNeed({ id, how, byWhen, byWhom }: Need, section: SectionKey, title: string): Gap[] {
  const gap = (part: string, lacks: string): Gap => ({
    rule: 'AP-11',
    item: `${section}.${id}.${part}`,
    confirmed: false,
    sentence: `A need under “${title}” does not say ${lacks}.`,
  });
  return [
    ...(isWritten(how) ? [] : [gap('how', 'how it will be met')]),
    ...(byWhen === null ? [gap('byWhen', 'by when it will be met')] : []),
    ...(isWritten(byWhom) ? [] : [gap('byWhom', 'who will meet it')]),
  ];
}
