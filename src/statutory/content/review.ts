import type { DutyBasis } from '../case-file';
import { DEADLINE_RULES } from '../rule-book';
import { isWritten } from './gap';

/** The rules that ask something of what a review says, and not of its day alone. */
export const RULES_THAT_ASK = ['RV-01', 'RV-03', 'RV-05', 'RV-07', 'RV-08'] as const;
export type RuleThatAsks = (typeof RULES_THAT_ASK)[number];

/** What a review says of what a rule asks. */
export interface ReviewContent {
  /** The topics of the plan, and whether something is said of each: of itself or of a goal under it. */
  topics: readonly { title: string; isSaid: boolean }[];
  /** Whether the home is suitable; null where nobody said. */
  home: 'suitable' | 'not-suitable' | null;
  /** What follows from 21. */
  after21: string;
  /** Whether an independent reviewing officer chaired it; null where nobody said. */
  officerChaired: boolean | null;
}

/** Something that a rule asks of a review and that it does not say. */
export interface ReviewGap {
  rule: RuleThatAsks;
  /** What lacks, as the form and the API name it. */
  item: 'topics' | 'home' | 'officerChaired' | 'after21';
  /** Whether a law asks for it, or the authority's own standard. */
  basis: DutyBasis;
  /** False where the text that asks for it has not been confirmed against the law. */
  confirmed: boolean;
  sentence: string;
}

/**
 * What the rules ask of a review and it does not say: the matters of the plan (RV-01), whether the home is suitable
 * (RV-03), an independent reviewing officer in the chair (RV-05, RV-07), and what follows from 21 (RV-08). A topic is
 * said of where its goals are. The dates of reviews are met by their day alone, whatever lacks here.
 *
 * @param rules the rules that the review meets by its day; others are not asked for
 * @statute {@link PROVISIONS.clrReg7} {@link PROVISIONS.ca89Sch2Para19B} {@link PROVISIONS.cppcrReg33} {@link PROVISIONS.cppcrReg39} {@link PROVISIONS.localPolicy}
 */
export function missingFromReview(rules: readonly string[], said: ReviewContent): ReviewGap[] {
  const unsaid = said.topics.filter(({ isSaid }) => !isSaid).map(({ title }) => `“${title}”`);
  const inCare = RULES_IN_CARE.find((rule) => rules.includes(rule));
  return [
    ...(rules.includes('RV-01') && unsaid.length > 0
      ? [
          gap(
            'RV-01',
            'topics',
            `The review looks at each matter of the plan. Nothing is said yet of ${listed(unsaid)}.`,
          ),
        ]
      : []),
    ...(rules.includes('RV-03') && said.home === null
      ? [
          gap(
            'RV-03',
            'home',
            'The review after moving in looks at whether the home is suitable, and that is not said yet.',
          ),
        ]
      : []),
    ...(inCare && said.officerChaired !== true
      ? [gap(inCare, 'officerChaired', CHAIRED[String(said.officerChaired)]!)]
      : []),
    ...(rules.includes('RV-08') && !isWritten(said.after21)
      ? [
          gap(
            'RV-08',
            'after21',
            'By the authority’s standard the review before 21 decides what follows from 21, and that is not said yet.',
          ),
        ]
      : []),
  ];
}

/** The reviews of someone who is looked after. */
const RULES_IN_CARE = ['RV-05', 'RV-07'] as const;

const CHAIRED: Readonly<Record<string, string>> = {
  null: 'While they are looked after an independent reviewing officer chairs the review, and who did is not said yet.',
  false: 'While they are looked after an independent reviewing officer chairs the review, and none did.',
};

function gap(rule: RuleThatAsks, item: ReviewGap['item'], sentence: string): ReviewGap {
  const { dutyBasis, confirmed } = DEADLINE_RULES[rule];
  return { rule, item, basis: dutyBasis, confirmed, sentence };
}

/** The first few by name, and how many more there are. */
const NAMED = 3;

function listed(titles: readonly string[]): string {
  const more = titles.length - NAMED;
  const named = more > 1 ? [...titles.slice(0, NAMED), `${more} more`] : titles;
  const last = named.at(-1) ?? '';
  return named.length < 2 ? last : `${named.slice(0, -1).join(', ')} and ${last}`;
}
