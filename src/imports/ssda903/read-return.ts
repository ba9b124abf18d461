import { addMonths, type LocalDate } from '../../statutory/local-date';
import { fault, type Fault } from '../faults';
import { collectionYearIn, endOfCollectionYear } from './collection-year';
import { draftsFromReturn, type MatterDraft, type PersonDraft, type ReturnDrafts } from './drafts';
import { readSsda903Folder, type FileReport, type SourceFile } from './read-folder';

export interface Ssda903Return extends ReturnDrafts {
  files: FileReport[];
  /** Null where neither the episodes nor the caller say; nothing is drafted then. */
  collectionYear: number | null;
}

/** Councils hand a return in by July, three to four months after its year; a year later the next one exists. */
const NEXT_RETURN_AFTER_MONTHS = 16;

/**
 * The whole return of one collection year, read from its folder.
 * @param givenYear the collection year, where the caller knows it; otherwise the episodes tell
 */
export function readReturn(files: SourceFile[], givenYear: number | null, today: LocalDate): Ssda903Return {
  const folder = readSsda903Folder(files);
  const derivedYear = collectionYearIn(folder.tables);
  const collectionYear = givenYear ?? derivedYear;
  const whole = { file: '', line: null };
  const faults: Fault[] = [...folder.faults];
  if (collectionYear === null) {
    if (faults.length === 0) faults.push(fault(whole, 'no-collection-year'));
    return { files: folder.files, collectionYear, people: [], outOfScope: [], refused: [], faults };
  }
  if (derivedYear !== null && derivedYear !== collectionYear) {
    faults.push(fault(whole, 'other-collection-year', `${derivedYear}, not ${collectionYear}`));
  }
  const yearEnd = endOfCollectionYear(collectionYear);
  const isOld = addMonths(yearEnd, NEXT_RETURN_AFTER_MONTHS) < today;
  if (isOld) faults.push(fault(whole, 'return-old', `31 March ${collectionYear}`));
  const drafts = draftsFromReturn(folder.tables, collectionYear, today);
  const people = isOld ? drafts.people.map(askWhetherCareWentOn) : drafts.people;
  return { files: folder.files, collectionYear, ...drafts, people, faults: [...faults, ...drafts.faults] };
}

/** Nothing is known after an old return's year: an episode still open in it may have ended since, so a manager finds out. */
function askWhetherCareWentOn(person: PersonDraft): PersonDraft {
  const open = person.careEpisodes.find(({ to }) => to === null);
  if (!open) return person;
  const matter: MatterDraft = {
    kind: 'care-open-in-an-old-return',
    detail: `Care was still going on at the end of the return for the year to 31 March ${person.collectionYear}, which is the last that is known of it. Find out whether and when it ended.`,
    line: open.line,
  };
  return { ...person, matters: [...person.matters, matter] };
}
