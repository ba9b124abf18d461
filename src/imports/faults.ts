/** Refused: the row is left out. Warned: taken in as it is, or without this value. Mended: taken in as described. */
export type Severity = 'refused' | 'warned' | 'mended';

/** Each has a row in docs/import-faults.md and a file in test/imports/faults that shows it. */
export const FAULT_KINDS = {
  'file-unreadable': ['refused', 'The file cannot be read.'],
  'file-empty': ['refused', 'The file is empty.'],
  'file-too-large': ['refused', 'The file is larger than a council’s return can be; it was not read.'],
  'columns-too-many': ['refused', 'The file has more columns than any table of a return.'],
  'rows-too-many': ['refused', 'The file has more rows than a council’s return can have.'],
  'value-too-long': ['refused', 'A value is longer than any that belongs here.'],
  'quote-not-closed': ['refused', 'A quotation mark opens on this line and is never closed.'],
  'encoding-utf-16': ['mended', 'The file is in UTF-16, as a spreadsheet’s “Unicode text”; it is read so.'],
  'encoding-windows-1252': [
    'mended',
    'The file is not in UTF-8; it is read as Windows-1252, in which Excel saves. Look at letters with accents.',
  ],
  'separator-not-comma': ['mended', 'The values are not parted by commas; the file is read as it is parted.'],
  'table-columns-differ': [
    'refused',
    'The columns are nearly those of a table of the return, not exactly; nothing is taken from the file.',
  ],
  'table-without-rows': ['warned', 'The table has its headings and not one row.'],
  'table-twice': ['refused', 'A second file with the same table. Keep one of them in the folder.'],
  'no-collection-year': ['refused', 'No episode tells which collection year this return is about. Give the year.'],
  'other-collection-year': ['warned', 'The episodes seem to belong to another collection year than the one given.'],
  'no-header-table': ['refused', 'The folder has no Header table, and only that says who a child is.'],
  'row-ragged': ['refused', 'The row does not have as many values as there are columns.'],
  'child-blank': ['refused', 'The row does not say which child it is about.'],
  'child-shape': ['refused', 'This does not have the form of a child’s identifier.'],
  'child-not-in-header': ['refused', 'The child is not in the Header table.'],
  'child-twice': ['refused', 'The child has another, different row in this table.'],
  'row-twice': ['mended', 'The same row stands here twice; it is counted once.'],
  'date-blank': ['refused', 'The date is missing.'],
  'date-unreadable': ['refused', 'This is not a date in the form dd/mm/yyyy.'],
  'date-impossible': ['refused', 'There is no such day in the calendar.'],
  'date-in-future': ['refused', 'The date is after today.'],
  'date-left-out': ['warned', 'This cannot be read as a date; it is left out.'],
  'date-two-digit-year': ['mended', 'The year has two digits; it is read as the year it must be.'],
  'date-year-first': ['mended', 'The date is written year first; it is read as it stands.'],
  'after-collection-year': ['warned', 'The date is after the end of the collection year.'],
  'dob-differs': ['refused', 'The date of birth is not the one in the Header table.'],
  'sex-differs': ['warned', 'The sex is not the one in the Header table, which counts.'],
  'sex-old-code': ['mended', '1 and 2 are not used since the collection year 2025; read as M and F.'],
  'code-blank': ['refused', 'The code is missing.'],
  'code-unknown': ['refused', 'The code is not in the list.'],
  'code-left-out': ['warned', 'The code is not in the list; it is left out.'],
  'code-other-year': ['warned', 'The code does not belong to this collection year; it is kept.'],
  'accommodation-impossible': ['mended', 'Homeless and in custody can only be unsuitable; read so.'],
  'number-with-decimals': ['mended', 'A spreadsheet wrote this code as a decimal number; read as the whole number.'],
  'postcode-left-out': ['warned', 'This does not have the form of a postcode; it is left out.'],
  'urn-left-out': ['warned', 'This does not have the form of a provider’s unique reference number; it is left out.'],
  'upn-shape': ['warned', 'This does not have the shape of a unique pupil number; it is left out.'],
  'upn-letter': ['warned', 'The check letter of the unique pupil number is wrong; it is kept, marked.'],
  'mother-not-female': ['warned', 'MOTHER is given for someone who is not female; it is left out.'],
  'end-before-start': ['refused', 'The episode ends before it starts.'],
  'episode-before-birth': ['refused', 'The episode starts before the child was born.'],
  'episodes-overlap': ['mended', 'The next episode starts before this one ends; this one ends where the next starts.'],
  'episode-within-another': ['refused', 'The episode lies wholly within another; that one covers its days.'],
  'end-taken-from-next': ['mended', 'The end is missing; the next episode continues this one, so it ends that day.'],
  'end-missing': [
    'refused',
    'The end is missing, and care started again in another line: nobody can say when this ended.',
  ],
  'reason-without-end': ['warned', 'A reason for ceasing without a date: the episode is taken as still running.'],
  'continuation-missing': ['warned', 'The episode is said to continue the same day, but no row starts then.'],
  'return-old': [
    'warned',
    'A later return should exist. Care still open at the end of this one goes to a manager to find out about.',
  ],
  'column-unknown': ['warned', 'The column is not one that is read; see the list of headings.'],
  'column-twice': ['refused', 'Two columns mean the same.'],
  'no-id-column': ['refused', 'There is no column with the authority’s identifier of the young person.'],
  'child-unknown': ['refused', 'Nobody in the record has this identifier.'],
  'child-ambiguous': ['refused', 'Two people in the record have this identifier.'],
  'adviser-unknown': ['warned', 'Nobody who works here has this name or address; nobody is allocated.'],
  'adviser-ambiguous': [
    'warned',
    'Several who work here have this name; nobody is allocated. Give the e-mail address.',
  ],
  'adviser-earlier': ['warned', 'The present adviser started after that day; nobody else is allocated.'],
  'team-unknown': ['warned', 'There is no team with this name; the team is left as it is.'],
  'visit-before-birth': ['warned', 'The visit is before the young person was born; it is left out.'],
  'text-left-out': ['warned', 'The text is too long or not plain text; it is left out.'],
  'text-like-formula': ['warned', 'The text begins as a spreadsheet’s formula does; it is kept as text.'],
  'text-like-markup': ['warned', 'The text looks like the markup of a web page; it is kept as text.'],
  'died-without-date': ['warned', 'The return says that the young person died, not when: a manager is asked.'],
  'no-annex-a-list': ['refused', 'No sheet has the headings of List 8 or of List 9.'],
  'no-day-of-list': ['refused', 'The workbook does not say when it was saved. Give the day that the lists are about.'],
  'day-of-list-in-future': ['refused', 'The day that the lists are about has not come yet.'],
  'list-twice': ['refused', 'A second sheet with the same list. Keep one of them in the workbook.'],
  'heading-missing': ['warned', 'The list has no column with this heading; nothing is taken from it.'],
  'cells-merged': ['warned', 'Cells are merged over several rows; the value counts for the first of them only.'],
  'cell-error': ['warned', 'The cell holds an error of the spreadsheet; it is left out.'],
  'formula-not-worked-out': ['warned', 'The cell holds a formula that was never worked out; it is left out.'],
  'date-bare-number': ['mended', 'A day stands here as a bare number; it is read as the spreadsheet counts days.'],
  'date-after-list-day': ['warned', 'The date is after the day that the list is about.'],
  'date-before-birth': ['warned', 'The date is before the young person was born; it is left out.'],
  'word-unmapped': ['warned', 'Nobody has said yet what this means here; the row is taken in without it.'],
  'worker-left': ['warned', 'Whoever this means has left; nobody is allocated.'],
  'suitability-contradicted': [
    'warned',
    'The code of the accommodation says otherwise than its suitability; the suitability is left out.',
  ],
  'lists-differ': ['warned', 'List 8 and List 9 say different things of this young person; List 9 counts.'],
  'birth-dates-differ': ['refused', 'List 8 and List 9 give different dates of birth.'],
  'new-without-birth-date': [
    'refused',
    'Nobody in the record has this identifier, and no record can begin without a date of birth.',
  ],
  'later-list-known': ['warned', 'The record holds what a later list said; who works with the young person stays.'],
  'eligibility-differs': [
    'warned',
    'The list states another category than the record works out; the record stays, and a manager is asked.',
  ],
  'birth-date-other': ['refused', 'The date of birth is not the one in the record; nothing is taken from the row.'],
  'upn-of-another': ['refused', 'The UPN and the authority ID are of two young people; nothing is taken from the row.'],
  'uln-of-another': ['refused', 'The ULN is that of another young person; nothing is taken from the row.'],
  'uln-differs': ['warned', 'The record has another ULN, which stays. Find out which is right.'],
  'uln-twice': ['warned', 'The file gives this ULN to two young people; neither gets it.'],
  'uln-shape': ['warned', 'This is not a ULN of ten digits with the right last one; it is left out.'],
  'number-left-out': ['warned', 'This is not a number that belongs here; it is left out.'],
  'result-differs': [
    'refused',
    'A worker wrote another grade of this qualification; the record stays until it is settled which is right.',
  ],
  'result-twice': [
    'refused',
    'Another row of the file gives another grade of this qualification on this day; the first one counts.',
  ],
  'result-out-of-life': [
    'warned',
    'The result is from before the young person was born or after their death; the record stays.',
  ],
  'result-ungraded': ['warned', 'An ungraded result is no qualification; it is left out.'],
  'row-says-nothing': ['warned', 'The row gives neither a result nor anything of a year at school.'],
  'school-year-missing': ['refused', 'The row tells of a year at school and not which one, as 2024/25.'],
  'listed-as-died': ['warned', 'The list says that the young person died, not when: a manager is asked.'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type FaultCode = keyof typeof FAULT_KINDS;

/** With one of these nothing is taken from the file at all. */
const REFUSES_THE_FILE: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'file-unreadable',
  'file-empty',
  'file-too-large',
  'columns-too-many',
  'rows-too-many',
  'value-too-long',
  'quote-not-closed',
  'no-id-column',
  'column-twice',
]);

export function refusesTheFile(code: FaultCode): boolean {
  return REFUSES_THE_FILE.has(code);
}

/** One thing wrong in a file. Messages carry codes and line numbers, never names or dates of birth. */
export interface Fault {
  file: string;
  line: number | null;
  column: string | null;
  code: FaultCode;
  severity: Severity;
  message: string;
  /** The code, the year or the other line that the message ends with. */
  detail: string | null;
  /** The authority's own identifier of the child, where the row says it. */
  child: string | null;
  /** One; for the entry that stands for those of a kind that are not listed one by one, how many they are. */
  times: number;
}

export interface Place {
  file: string;
  line: number | null;
  column?: string | null;
  child?: string | null;
}

export function messageOf(code: FaultCode): string {
  return FAULT_KINDS[code][1];
}

/** @param detail a code or a line, added to the message in brackets */
export function fault(place: Place, code: FaultCode, detail?: string): Fault {
  const [severity, message] = FAULT_KINDS[code];
  return {
    file: place.file,
    line: place.line,
    column: place.column ?? null,
    code,
    severity,
    message: detail ? `${message.replace(/\.$/, '')} (${detail}).` : message,
    detail: detail ?? null,
    child: place.child ?? null,
    times: 1,
  };
}

/** Faults of one kind in one file that are listed one by one. Nobody reads more, and memory has an end. */
export const MOST_LISTED = 2000;

/** Keeps faults in the order in which they are found, so many of a kind in a file; of the others it keeps the number. */
export class FaultList {
  private readonly listed: Fault[] = [];
  private readonly counts = new Map<string, number>();
  private readonly firstNotListed = new Map<string, Fault>();

  add(faults: Iterable<Fault>): void {
    for (const one of faults) {
      const kind = `${one.file}\0${one.code}`;
      const count = (this.counts.get(kind) ?? 0) + 1;
      this.counts.set(kind, count);
      if (count <= MOST_LISTED) this.listed.push(one);
      else if (!this.firstNotListed.has(kind)) this.firstNotListed.set(kind, one);
    }
  }

  /** Those listed one by one, then one entry for the others of each kind in each file. */
  all(): Fault[] {
    const others = [...this.firstNotListed].map(([kind, { file, code }]): Fault => {
      const times = (this.counts.get(kind) ?? 0) - MOST_LISTED;
      return { ...fault({ file, line: null }, code, `and ${times.toLocaleString('en-GB')} more`), times };
    });
    return [...this.listed, ...others];
  }
}
