import type { Crossing } from '../arrangements/arrangements.service';
import { DISTANCE_BANDS } from '../contacts/home-distance.entity';
import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { EXEMPT_GROUNDS, PROVIDED_UNDER, type ExemptGround } from '../statutory/case-file';
import { ARRANGED_BY, PAID_BY } from '../statutory/home-basis';
import type { LocalDate } from '../statutory/local-date';
import { SUPPORTED_CATEGORIES } from '../statutory/suitability';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, ticked, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate } from '../web/typed-date';
import { parsePostcode } from '../young-people/identifiers';
import { TENURES, type SupportedCategory } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS } from './accommodation-words';
import type { Home } from './accommodation.service';
import { AREA_ANSWERS, GP_ANSWERS, HOME_VIEWS, TOLD_ANSWERS, TRAVEL_ANSWERS } from './home.entities';
import { NOTHING_SAID, WHOM_TO_TELL, type ToTell } from './move-follows';
import { parsePounds } from './pounds';
import { signOffFor } from './sign-off';
import type { WithMove } from './with-move';

/** What is said of a home. */
const HOME_TEXTS = [
  'type',
  'shared',
  'address',
  'postcode',
  'arrangedBy',
  'paidBy',
  'providedUnder',
  'tenure',
  'cost',
  'noticeDays',
  'carer',
  'provider',
  'supportedCategory',
  'providerRegistered',
  'registrationNumber',
  'registrationCheckedOn',
  'exemptGround',
  'exemptCheckedBy',
  'signOffReason',
  'agreedById',
] as const;
/** And of the move there. */
const MOVE_TEXTS = [
  'band',
  'gp',
  'gpName',
  'gpOdsCode',
  'travel',
  'travelWords',
  'benefits',
  'councilTax',
  'view',
  'viewWords',
  // To the area of another council: which, and what its story begins with.
  'area',
  'council',
  'whose',
  'why',
  // The story that the move was begun from, and which of its entries it is.
  'from',
  'entry',
  // The flat of the quota that was let to them.
  'flat',
] as const;
type TextName = (typeof HOME_TEXTS)[number] | (typeof MOVE_TEXTS)[number];

export interface MoveForm {
  values: Record<TextName | 'formId' | 'when' | 'onDate', string> & { tell: string[] };
  errors: FieldError[];
  /** Null where there are errors, as is `more`. */
  home: Home | null;
  more: WithMove | null;
  /** Null where it did not go to the area of another council, as far as anybody said. */
  crossing: Crossing | null;
}

/** What is not known yet until somebody says otherwise. */
const AT_FIRST: Partial<Record<TextName, string>> = {
  providedUnder: 'unknown',
  arrangedBy: 'unknown',
  paidBy: 'unknown',
  gp: 'not-known',
  travel: 'not-known',
  benefits: 'not-known',
  councilTax: 'not-known',
  area: 'not-known',
};

/** @param begun by field, what a story says of the move already */
export function newMoveForm(begun: Partial<MoveForm['values']> = {}): MoveForm {
  const texts = Object.fromEntries([...HOME_TEXTS, ...MOVE_TEXTS].map((name) => [name, AT_FIRST[name] ?? '']));
  const values = { formId: newId(), when: '', onDate: '', ...(texts as Record<TextName, string>), tell: [], ...begun };
  return { values, errors: [], home: null, more: null, crossing: null };
}

/** A field that was not sent is as it is at first. */
export function readMoveForm(fields: Fields, today: LocalDate): MoveForm {
  const given = { ...AT_FIRST, ...fields };
  const day = readDay(given, today, 'This day is still to come. Record the move on the day they move in');
  const texts = Object.fromEntries([...HOME_TEXTS, ...MOVE_TEXTS].map((name) => [name, typed(given, name)]));
  const tell = ticked(given, 'tell').filter((who): who is ToTell => Object.hasOwn(WHOM_TO_TELL, who));
  const values = { formId: formIdOf(given), ...day.values, ...(texts as Record<TextName, string>), tell };
  const errors: FieldError[] = [];
  const read = reader(given, errors);

  const type = chosen(given, 'type', Object.keys(ACCOMMODATION_WORDS));
  if (!type) errors.push({ field: 'type', message: 'Choose what kind of home it is' });
  errors.push(...day.errors, ...tooLong(values));
  const postcode = values.postcode ? parsePostcode(values.postcode) : null;
  if (values.postcode && !postcode) {
    errors.push({ field: 'postcode', message: 'Enter a full postcode like SW1A 1AA, or leave it empty' });
  }
  const home = {
    arrangedBy: read.choice('arrangedBy', ARRANGED_BY, 'Choose who arranged it, or “Not known yet”'),
    paidBy: read.choice('paidBy', PAID_BY, 'Choose who pays for it, or “Not known yet”'),
    providedUnder: read.choice('providedUnder', PROVIDED_UNDER, 'Choose a section, or let it follow from the answers'),
    tenure: read.choiceOrNull('tenure', TENURES, 'Choose by what right they live there, or leave it open'),
    weeklyCostPence: read.pence('cost'),
    noticeDays: read.days('noticeDays'),
    ...read.registration(today),
  };
  const inMultipleOccupation = yesNo(given, 'shared');
  const more = {
    gp: read.choice('gp', GP_ANSWERS, 'Choose what happens about the GP, or “Not known yet”'),
    travel: read.choice('travel', TRAVEL_ANSWERS, 'Choose how they get there, or “Not known yet”'),
    benefits: read.choice('benefits', TOLD_ANSWERS, 'Choose about benefits, or “Not known yet”'),
    councilTax: read.choice('councilTax', TOLD_ANSWERS, 'Choose about council tax, or “Not known yet”'),
    band: read.choiceOrNull('band', DISTANCE_BANDS, 'Choose how far away it is, or leave it open'),
    view: read.choiceOrNull('view', HOME_VIEWS, 'Choose what they think, or leave it open'),
    area: read.choice('area', AREA_ANSWERS, 'Choose whose area it is in, or “Not known yet”'),
  };
  const { council } = values;
  if (more.area === 'other' && !council) errors.push({ field: 'council', message: 'Enter which council' });
  if (more.area !== 'other' && (council || values.whose || values.why)) {
    errors.push({ field: 'area', message: 'Choose “Another council’s”, or leave what belongs to it empty' });
  }
  if (values.viewWords && !more.view) errors.push({ field: 'view', message: 'Choose what they think of it' });
  const signOff = values.signOffReason
    ? { reason: values.signOffReason, agreedById: typedOrNull(given, 'agreedById') }
    : null;
  const kind = type && signOffFor({ type, inMultipleOccupation }, null);
  if (kind && !signOff) errors.push({ field: 'signOffReason', message: WHY_NOTHING_ELSE[kind] });
  if (errors.length > 0 || !type || !day.on) return { values, errors, home: null, more: null, crossing: null };
  return {
    values,
    errors,
    home: {
      fromOn: day.on,
      type,
      ...home,
      inMultipleOccupation,
      placedByAuthority: null,
      address: typedOrNull(given, 'address'),
      postcode,
      carer: typedOrNull(given, 'carer'),
      provider: typedOrNull(given, 'provider'),
      managerReason: null,
    },
    more: {
      answers: {
        ...NOTHING_SAID,
        gp: more.gp,
        gpName: more.gp === 'new' ? typedOrNull(given, 'gpName') : null,
        gpOdsCode: more.gp === 'new' ? typed(given, 'gpOdsCode').toUpperCase().replaceAll(' ', '') || null : null,
        travel: more.travel,
        travelWords: typedOrNull(given, 'travelWords'),
        benefits: more.benefits,
        councilTax: more.councilTax,
        area: more.area,
        tell,
      },
      band: more.band,
      view: more.view && { answer: more.view, words: typedOrNull(given, 'viewWords') },
      signOff,
    },
    crossing:
      more.area === 'other' ? { council, whose: typedOrNull(given, 'whose'), why: typedOrNull(given, 'why') } : null,
  };
}

const WHY_NOTHING_ELSE = {
  'bed-and-breakfast': 'Write why there is nothing but bed and breakfast: a senior manager has to answer for it',
  'shared-house': 'Write why they move in before the shared house is assessed: a senior manager has to answer for it',
} as const;

/** As the API takes them. */
const LONGEST: Partial<Record<TextName, number>> = {
  address: 500,
  carer: 500,
  provider: 500,
  gpName: 200,
  travelWords: 500,
  registrationNumber: 40,
  exemptCheckedBy: 200,
  signOffReason: 20_000,
  viewWords: 20_000,
  council: 300,
  why: 5000,
};

function tooLong(values: Record<TextName, string>): FieldError[] {
  return (Object.entries(LONGEST) as [TextName, number][])
    .filter(([field, most]) => values[field].length > most)
    .map(([field, most]) => ({ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` }));
}

const MOST_PENCE = 1_000_000;
const MOST_DAYS = 366;

/** Reads fields one by one and notes what is wrong with each; what is wrong reads as if it were not there. */
function reader(fields: Fields, errors: FieldError[]) {
  const wrong = (field: string, message: string) => void errors.push({ field, message });
  return {
    choice<T extends string>(name: string, choices: readonly T[], message: string): T {
      const made = chosen(fields, name, choices);
      if (!made) wrong(name, message);
      return made ?? choices[0]!;
    },
    choiceOrNull<T extends string>(name: string, choices: readonly T[], message: string): T | null {
      const made = chosen(fields, name, choices);
      if (!made && typed(fields, name)) wrong(name, message);
      return made;
    },
    pence(name: string): number | null {
      const text = typed(fields, name);
      const pence = text ? parsePounds(text) : null;
      if (text && (pence === null || pence > MOST_PENCE)) {
        wrong(name, 'Enter what it costs a week as 85 or 120.50, up to £10,000, or leave it empty');
      }
      return pence;
    },
    days(name: string): number | null {
      const text = typed(fields, name);
      const days = /^\d{1,3}$/.test(text) ? Number(text) : null;
      if (text && (days === null || days > MOST_DAYS)) {
        wrong(name, 'Enter the notice in days, from 0 to 366, or leave it empty');
      }
      return days;
    },
    /**
     * A provider that is registered has a number, an exempt setting its ground and who checked it; both have the day on which
     * somebody looked: today, where none is said.
     */
    registration(today: LocalDate) {
      const providerRegistered = yesNo(fields, 'providerRegistered');
      const registrationNumber = typedOrNull(fields, 'registrationNumber');
      const checked = typed(fields, 'registrationCheckedOn');
      const on = checked ? parseTypedDate(checked) : null;
      if (checked && !on) wrong('registrationCheckedOn', 'Enter the day as 9/3/26 or 9 March 2026');
      else if (on && on > today) wrong('registrationCheckedOn', 'The day must be today or in the past');
      if (providerRegistered && !registrationNumber) {
        wrong('registrationNumber', 'Enter the number that Ofsted’s register shows');
      }
      const isExempt = typed(fields, 'providerRegistered') === 'exempt';
      const grounds = Object.keys(EXEMPT_GROUNDS) as ExemptGround[];
      const exemptGround = isExempt ? chosen(fields, 'exemptGround', grounds) : null;
      const exemptCheckedBy = isExempt ? typedOrNull(fields, 'exemptCheckedBy') : null;
      if (isExempt && !exemptGround) wrong('exemptGround', 'Choose which exempt setting it is');
      if (isExempt && !exemptCheckedBy) wrong('exemptCheckedBy', 'Enter who checked that the setting is exempt');
      const categories = Object.keys(SUPPORTED_CATEGORIES) as SupportedCategory[];
      return {
        providerRegistered,
        registrationNumber,
        registrationCheckedOn: on ?? (providerRegistered || isExempt ? today : null),
        exemptGround,
        exemptCheckedBy,
        supportedCategory: this.choiceOrNull(
          'supportedCategory',
          categories,
          'Choose one of the four, or leave it open',
        ),
      };
    },
  };
}

function yesNo(fields: Fields, name: string): boolean | null {
  const said = chosen(fields, name, ['yes', 'no'] as const);
  return said && said === 'yes';
}
