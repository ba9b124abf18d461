import type { SheetRow } from '../xlsx/read-workbook';
import { plainName, plainWords } from './plain-words';

/** The lists of Annex A that tell of young people in or out of care: children looked after, and care leavers. */
export type ListName = 'List 8' | 'List 9';

export type Field =
  | 'child'
  | 'gender'
  | 'ethnicity'
  | 'dateOfBirth'
  | 'uasc'
  | 'disability'
  | 'careCeasedOn'
  | 'team'
  | 'worker'
  | 'adviser'
  | 'eligibility'
  | 'planReviewOn'
  | 'inTouch'
  | 'lastContactOn'
  | 'accommodation'
  | 'suitability'
  | 'activity';

interface Heading {
  /** As a page names the column. */
  name: string;
  /** Matches the plain words of every spelling of the heading. */
  spelt: RegExp;
  lists: readonly ListName[];
}

const BOTH = ['List 8', 'List 9'] as const;
const LIST_8 = ['List 8'] as const;
const LIST_9 = ['List 9'] as const;

export const HEADINGS: Record<Field, Heading> = {
  child: {
    name: 'Child Unique ID',
    spelt: /^(childs?|young persons?|care leavers?)?( la)? ?(unique )?(id|identifier|id number|unique id|reference)$/,
    lists: BOTH,
  },
  gender: { name: 'Gender', spelt: /^(gender|sex)( of (the )?child)?$/, lists: BOTH },
  ethnicity: {
    name: 'Ethnicity',
    spelt: /^(childs )?(ethnic|ethnicity|ethnic origin|ethnic group|ethnic background)$/,
    lists: BOTH,
  },
  dateOfBirth: { name: 'Date of Birth', spelt: /^(childs )?(date of birth|birth date|dob|d o b)$/, lists: BOTH },
  uasc: { name: 'UASC', spelt: /unaccompanied asylum|\buasc\b/, lists: BOTH },
  disability: { name: 'Disability', spelt: /\bdisab(led|ility)\b/, lists: BOTH },
  careCeasedOn: { name: 'Date Ceased to be Looked After', spelt: /^date ceased to be looked after$/, lists: LIST_8 },
  team: { name: 'Allocated Team', spelt: /^(allocated )?team( name)?$/, lists: BOTH },
  worker: {
    name: 'Allocated Worker',
    spelt: /^(allocated |key |social )?(case ?)?worker( name)?$|^allocated social worker( name)?$/,
    lists: BOTH,
  },
  adviser: {
    name: 'Allocated Personal Advisor',
    spelt: /^(allocated )?(personal advis[eo]r|pa|leaving care advis[eo]r)( name)?$/,
    lists: LIST_9,
  },
  eligibility: {
    name: 'Eligibility Category',
    spelt: /\beligib(ility|le)\b.*\b(category|status)\b|^(category of )?eligibility$/,
    lists: LIST_9,
  },
  planReviewOn: {
    name: 'Latest Pathway Plan Review Date',
    spelt: /pathway plan.*review|review.*pathway plan/,
    lists: LIST_9,
  },
  inTouch: { name: 'LA in Touch', spelt: /\bin touch\b/, lists: LIST_9 },
  lastContactOn: {
    name: 'Latest Date of Contact',
    spelt: /^((latest|last) date of contact|(latest|last) contact( date)?|date of (latest|last) contact)$/,
    lists: LIST_9,
  },
  accommodation: {
    name: 'Type of Accommodation',
    spelt: /^(type of accomm?odation|accomm?odation( type)?)$/,
    lists: LIST_9,
  },
  suitability: { name: 'Suitability of Accommodation', spelt: /suitab/, lists: LIST_9 },
  activity: { name: 'Activity Status', spelt: /^(main )?activity( status)?$|^eet status$/, lists: LIST_9 },
};

const FIELDS = Object.keys(HEADINGS) as Field[];

/** Columns that tell the lists from the nine others, which have a child's identifier and date of birth too. */
const TELL_LIST_9 = ['eligibility', 'inTouch', 'activity', 'accommodation'] as const satisfies readonly Field[];
const TELLS_LIST_8 =
  /^date (started|ceased) to be looked after$|^childs legal status$|statutory review|permanence plan/;

/** Headings of the lists that hold nothing the record takes in. */
const READ_OVER =
  /^age\b|looked after|legal status|statutory review|social work visit|permanence plan|iro visit|health assessment|dental|placement|episodes? |return interview|category of need/;

export interface RecognisedList {
  list: ListName;
  /** The row with the headings, as the spreadsheet numbers it. */
  headingRow: number;
  /** Field by column. */
  columns: Map<number, Field>;
  /** Headings that are in no list, and those that mean what another column means already. */
  unknown: { column: number; heading: string }[];
  twice: { column: number; heading: string }[];
  missing: Field[];
}

/** Which list a sheet holds, by the headings somewhere in its first rows, in whatever order and spelling. */
export function recogniseList(firstRows: SheetRow[]): RecognisedList | null {
  for (const row of firstRows) {
    const found = recogniseRow(row);
    if (found) return found;
  }
  return null;
}

function recogniseRow({ number, cells }: SheetRow): RecognisedList | null {
  // "a) Gender" is numbered as choices are, and "D.O.B" is not.
  const headings = [...cells].map(([column, { text }]) => {
    return { column, heading: text, words: plainWords(text), whole: plainName(text) };
  });
  const fieldsOf = (list: ListName) =>
    headings.map(({ words, whole }) =>
      FIELDS.find((field) => {
        const { lists, spelt } = HEADINGS[field];
        return lists.includes(list) && (spelt.test(whole) || spelt.test(words));
      }),
    );
  const inList9 = fieldsOf('List 9');
  if (!inList9.includes('child')) return null;
  const tells9 = TELL_LIST_9.filter((field) => inList9.includes(field)).length >= 2;
  const tells8 = headings.filter(({ words }) => TELLS_LIST_8.test(words)).length >= 2;
  if (tells9 === tells8) return null;

  const list = tells9 ? 'List 9' : 'List 8';
  const fields = tells9 ? inList9 : fieldsOf('List 8');
  const recognised: RecognisedList = {
    list,
    headingRow: number,
    columns: new Map(),
    unknown: [],
    twice: [],
    missing: [],
  };
  headings.forEach(({ column, heading, words }, index) => {
    const field = fields[index];
    if (field === undefined) {
      if (!READ_OVER.test(words)) recognised.unknown.push({ column, heading });
    } else if ([...recognised.columns.values()].includes(field)) {
      recognised.twice.push({ column, heading });
    } else {
      recognised.columns.set(column, field);
    }
  });
  const present = [...recognised.columns.values()];
  recognised.missing = FIELDS.filter((field) => HEADINGS[field].lists.includes(list) && !present.includes(field));
  return recognised;
}
