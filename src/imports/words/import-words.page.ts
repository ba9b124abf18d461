import type { FieldError } from '../../platform/problem';
import { RULES } from '../annex-a/word-rules';
import type { GivenAnswer, ListedWord, WhomWordsMean } from './import-words.service';
import type { About } from './import-word.entity';

const ABOUT_WORDS: Record<About, string> = {
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  uasc: 'Unaccompanied asylum-seeking child',
  disability: 'Disability',
  eligibility: 'Eligibility category',
  'in-touch': 'In touch',
  accommodation: 'Type of accommodation',
  suitability: 'Suitability of accommodation',
  activity: 'Activity',
  worker: 'Worker',
  team: 'Team',
};

/** What says nothing that the record keeps; no code of a column reads like it. */
export const LEAVE_OUT = 'leave-out';
const MOST_AT_ONCE = 50;

/** What was chosen, by field. */
export type Chosen = Readonly<Record<string, string>>;

export interface WordsForm {
  chosen: Chosen;
  errors: FieldError[];
}

/** The words that wait for an answer, so many at once, and what was said of the others. */
export function toWordsPage(words: ListedWord[], whom: WhomWordsMean, draftId: string | null, form: WordsForm) {
  const open = words.filter(({ answeredAt }) => answeredAt === null);
  const shown = open.slice(0, MOST_AT_ONCE);
  return {
    draftId,
    backHref: draftId ? `/imports/drafts/${draftId}` : '/imports',
    backText: draftId ? 'Back to the uploaded files' : 'Back to imports',
    open: shown.map((word) => question(word, whom, form)),
    openInAll: open.length,
    afterThese: open.length - shown.length,
    answered: words
      .filter(({ answeredAt }) => answeredAt !== null)
      .map((word) => ({
        about: ABOUT_WORDS[word.about],
        written: word.written,
        meaning: meaningWords(word),
        by: word.answeredBy ?? 'the command line',
        at: word.answeredAt,
        href: `/imports/words/${word.id}`,
      })),
    errors: form.errors,
  };
}

/** One word, to say anew what it means. */
export function toWordPage(word: ListedWord, whom: WhomWordsMean, form: WordsForm) {
  return {
    ...question(word, whom, form),
    now: word.answeredAt === null ? null : meaningWords(word),
    by: word.answeredBy ?? 'the command line',
    answeredAt: word.answeredAt,
    errors: form.errors,
  };
}

function question(word: ListedWord, whom: WhomWordsMean, { chosen, errors }: WordsForm) {
  const field = `answer-${word.id}`;
  const value = chosen[field] ?? answerNow(word);
  return {
    id: word.id,
    field,
    version: word.version,
    about: ABOUT_WORDS[word.about],
    written: word.written,
    error: errors.find((one) => one.field === field)?.message ?? null,
    items: [
      { value: '', text: 'Not said yet' },
      ...choices(word.about, whom),
      { value: LEAVE_OUT, text: 'Leave it out' },
    ].map((item) => ({ ...item, selected: item.value === value })),
  };
}

function answerNow({ answeredAt, leftOut, means, staffId, teamId }: ListedWord): string {
  if (answeredAt === null) return '';
  return leftOut ? LEAVE_OUT : (means ?? staffId ?? teamId ?? '');
}

function choices(about: About, { staff, teams }: WhomWordsMean): { value: string; text: string }[] {
  if (about === 'team') return teams.map(({ id, name }) => ({ value: id, text: name }));
  if (about !== 'worker') return Object.entries(RULES[about].codes).map(([value, text]) => ({ value, text }));
  const names = staff.map(({ name }) => name);
  return staff.map(({ id, name, email }) => {
    const isShared = names.indexOf(name) !== names.lastIndexOf(name);
    return { value: id, text: isShared ? `${name} (${email})` : name };
  });
}

export function meaningWords({ about, leftOut, means, staffName, teamName }: ListedWord): string {
  if (leftOut) return 'Left out';
  if (about === 'worker' || about === 'team') return staffName ?? teamName ?? '';
  return means === null ? '' : (RULES[about].codes[means] ?? means);
}

/** What a form says of the words on it; words without a choice are left for later. */
export function readAnswers(fields: Readonly<Record<string, unknown>>): { answers: GivenAnswer[]; chosen: Chosen } {
  const chosen: Record<string, string> = {};
  const answers: GivenAnswer[] = [];
  for (const [field, value] of Object.entries(fields)) {
    if (!field.startsWith('answer-') || typeof value !== 'string') continue;
    chosen[field] = value;
    if (value === '') continue;
    const id = field.slice('answer-'.length);
    answers.push({ id, answer: value === LEAVE_OUT ? null : value, version: Number(fields[`version-${id}`]) });
  }
  return { answers, chosen };
}
