import type { CaseFile, LegalStatus } from '../statutory/case-file';
import { lookedAfterSpans } from '../statutory/care-history';
import { entitlementsFor, NOTHING_KNOWN } from '../statutory/entitlements';
import { ageOn, birthday, type LocalDate } from '../statutory/local-date';
import { intersection } from '../statutory/spans';
import { stayingPutOn } from '../statutory/staying-put';
import { vacationHelp, type VacationCourse } from '../statutory/vacation';
import type { SaidValues } from './said-fields';

/** What the rules say of an arrangement, and the rules that say it. */
export interface LawLines {
  /** In a few words; null where there is no answer to give. */
  answer: string | null;
  because: string[];
  rules: string[];
}

/** What the rules say of something arranged for a young person, on a day. @param said of the arrangement */
export function lawLines(
  kind: string,
  said: SaidValues,
  { file, status, on }: { file: CaseFile; status: LegalStatus; on: LocalDate },
): LawLines | null {
  const age = ageOn(file.person.dateOfBirth, on);
  switch (kind) {
    case 'staying-put':
      return stayingPutLines(file, status, on, age);
    case 'vacation': {
      if (said.course === undefined) return null;
      const stays = said.termHome === 'not-known' ? null : said.termHome === 'yes';
      const then = ageOn(file.person.dateOfBirth, said.startsOn as LocalDate);
      const help = vacationHelp(status.code, then, said.course as VacationCourse, stays);
      return { answer: VACATION_ANSWERS[help.code], because: help.because, rules: ['AC-10'] };
    }
    case 'tenancy-at-risk':
      return atRiskLines(file, status, on, age);
    case 'supported-lodgings':
      if (age >= 18) return null;
      return {
        answer: 'Supported accommodation in somebody’s own home',
        because: [
          'Under 18 supported lodgings are one of the four categories of supported accommodation, and whoever arranges them must be registered with Ofsted.',
        ],
        rules: ['AC-05', 'AC-07'],
      };
    default:
      return null;
  }
}

const VACATION_ANSWERS = {
  owed: 'Help is owed in this vacation',
  'not-owed': 'Not owed by this rule; the council may still help',
  'not-known': 'Not known yet',
} as const;

function stayingPutLines(file: CaseFile, status: LegalStatus, on: LocalDate, age: number): LawLines {
  const rules = ['AC-08'];
  const found = stayingPutOn(file, on, status);
  if (found) {
    const answer = found.statutory ? 'Staying put by section 23CZA' : 'Staying put by arrangement';
    return { answer, because: found.because, rules };
  }
  if (age < 18) {
    return { answer: 'Not yet', because: ['Staying put begins at 18; until then it is a foster placement.'], rules };
  }
  if (age >= 21) {
    return { answer: 'Not by section 23CZA', because: ['The duty ends on the day before 21.'], rules };
  }
  return {
    answer: 'Not by what is recorded',
    because: [
      'The record holds no home with a former foster carer that runs now. Record the move, or correct the home, so that the test can be made.',
    ],
    rules,
  };
}

function atRiskLines(file: CaseFile, status: LegalStatus, on: LocalDate, age: number): LawLines {
  if (age < 18) {
    return {
      answer: 'No referral to housing under 18',
      because: ['The council that looks after them, or looked after them, has to house them itself.'],
      rules: [],
    };
  }
  const { dateOfBirth } = file.person;
  const between = [{ from: birthday(dateOfBirth, 16), to: birthday(dateOfBirth, 18) }];
  const lookedAfterAt16Or17 = intersection(lookedAfterSpans(file, on), between).length > 0 ? true : null;
  const owed = entitlementsFor(status, age, { ...NOTHING_KNOWN, lookedAfterAt16Or17 }, on).filter(
    ({ key }) => key === 'priority-need' || key === 'not-intentionally-homeless',
  );
  return {
    answer: owed.map(({ item }) => item).join('. ') || null,
    because: owed.map(({ because }) => because),
    rules: owed.map(({ rule }) => rule),
  };
}
