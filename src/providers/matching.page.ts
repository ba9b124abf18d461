import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { FOLLOW_UP_WORDS, MARK_WORDS } from '../accommodation/home-words';
import { bothModel, type Apart } from '../pathway-plans/texts-merge';
import type { PersonHeading } from '../young-people/person-heading';
import type { MatchNeed, Met } from './matching';
import type { MatchView, PlacementSearch } from './matching.entities';
import { metField, NEED_ROWS, NOT_KNOWN } from './matching.form';
import type { MayBeOption, SearchOpened } from './matching.service';
import type { FormShown } from './reading';

export const MET_WORDS: Readonly<Record<Met, string>> = { 0: 'Not met', 1: 'Partly', 2: 'Fully' };
const WEIGHT_WORDS = { 1: 'Helps (1)', 2: 'Matters (2)', 3: 'Matters most (3)' } as const;
const VIEW_WORDS: Readonly<Record<MatchView, string>> = {
  agrees: 'agrees',
  disagrees: 'does not agree',
  'not-asked': 'was not asked',
};

export const searchAt = (personId: string, searchId: string) =>
  `/young-people/${personId}/placing/searches/${searchId}`;

export function toGridPage(opened: SearchOpened, form: FormShown, today: string) {
  const { person, search, grid, choice, fellThrough } = opened;
  const at = searchAt(person.id, search.id);
  const isOpen = !choice && !search.endedOn;
  return {
    person,
    at,
    today,
    placingAt: `/young-people/${person.id}/placing`,
    search,
    isOpen,
    needs: search.needs.map(({ text, weight, dealBreaker }) => ({ text, weight, dealBreaker })),
    breaking: grid
      .filter(({ breaks }) => breaks.length > 0)
      .map(({ option, breaks }) => `${option.name}: ${breaks.join('; ')}`),
    grid: grid.map((one) => ({
      ...one,
      name: one.option.name,
      inRegister: one.option.kind !== 'named',
      words: one.option.words,
      cells: search.needs.map((need) => cellOf(need, one.option.met[need.id])),
      rateAt: `${at}/options/${one.optionId}`,
    })),
    choices: grid.map((one) => ({
      value: one.optionId,
      text: `${one.option.name}, ${one.points} of ${one.outOf} points`,
      hint: { text: hintOf(one) },
    })),
    views: [
      { value: 'agrees', text: `${person.firstName} agrees` },
      { value: 'disagrees', text: `${person.firstName} does not agree` },
      { value: 'not-asked', text: `${person.firstName} was not asked` },
    ],
    choice: choice && choiceShown(choice, person),
    fellThrough: fellThrough.map(({ option, chosenOn, fellThroughOn, fellThroughBecause }) => ({
      ...{ name: option.name, chosenOn, fellThroughOn, fellThroughBecause },
    })),
    form,
    errors: form.errors,
  };
}

function cellOf(need: MatchNeed, met: Met | undefined) {
  const said = met === undefined ? 'Not known yet' : MET_WORDS[met];
  const points = met === undefined ? '' : `, ${need.weight} × ${met} = ${need.weight * met}`;
  return {
    need: need.text,
    dealBreaker: need.dealBreaker,
    said: `${said}${points}`,
    broken: need.dealBreaker && met === 0,
  };
}

function hintOf({ breaks, unclear, isBest, against }: SearchOpened['grid'][number]): string {
  if (against.length > 0) return `Cannot be chosen: ${against.join(' ')}`;
  if (breaks.length > 0) return `Deal-breaker not met: ${breaks.join('; ')}`;
  if (unclear.length > 0) return `Deal-breaker not known yet: ${unclear.join('; ')}`;
  return isBest ? 'The most points' : 'Another has more points';
}

function choiceShown(choice: NonNullable<SearchOpened['choice']>, person: PersonHeading) {
  const { id, option, chosenOn, reason, agreedBy, view, viewWords, disagreement, outcome } = choice;
  return {
    ...{ id, name: option.name, chosenOn, reason, agreedBy, viewWords, disagreement },
    disagrees: view === 'disagrees',
    view: `${person.firstName} ${VIEW_WORDS[view]}`,
    outcome: outcome && {
      home: [ACCOMMODATION_WORDS[outcome.type] ?? outcome.type, outcome.provider].filter(Boolean).join(', '),
      ...{ fromOn: outcome.fromOn, toOn: outcome.toOn, isTheChosen: outcome.isTheChosen },
      followUps: outcome.followUps.map(({ mark, dueOn, answer, words }) => ({
        mark: MARK_WORDS[mark],
        dueOn,
        said: answer && FOLLOW_UP_WORDS[answer],
        words,
      })),
    },
  };
}

/** The form of needs. @param search null where a search begins with it */
export function toNeedsPage(person: PersonHeading, form: FormShown, search: PlacementSearch | null, was: object = {}) {
  const at = search ? searchAt(person.id, search.id) : `/young-people/${person.id}/placing`;
  return {
    person,
    backAt: at,
    action: search ? `${at}/needs` : `${at}/searches/new`,
    isNew: !search,
    rows: NEED_ROWS,
    weights: Object.entries(WEIGHT_WORDS).map(([value, text]) => ({ value, text })),
    was: hidden(was),
    form,
    errors: form.errors,
  };
}

/** The form of one option. @param optionId null where it is new */
export function toOptionPage(
  { person, search, mayBe }: Pick<SearchOpened, 'person' | 'search' | 'mayBe'>,
  form: FormShown,
  optionId: string | null,
  was: object = {},
) {
  const at = searchAt(person.id, search.id);
  return {
    person,
    backAt: at,
    action: `${at}/options/${optionId ?? 'new'}`,
    isNew: optionId === null,
    who: whoItems(search, mayBe, form.values.who ?? ''),
    needs: search.needs.map(({ id, text, dealBreaker }) => ({ field: metField(id), text, dealBreaker })),
    met: [
      ...Object.entries(MET_WORDS).map(([value, text]) => ({ value, text })),
      { value: NOT_KNOWN, text: 'Not known yet' },
    ],
    was: hidden(was),
    form,
    errors: form.errors,
  };
}

/** Whoever is an option already stays among them, also where no place is free any longer. */
function whoItems({ options }: PlacementSearch, mayBe: readonly MayBeOption[], chosen: string) {
  const items = mayBe.map(({ kind, refId, name, free }) => ({
    value: `${kind}:${refId}`,
    text: kind === 'host' ? `${name}, host` : `${name}${free ? `, ${free} free` : ', no free place known'}`,
  }));
  const own = options
    .map(({ kind, refId, name }) => ({ value: `${kind}:${refId}`, text: name }))
    .filter(({ value }) => value === chosen && !items.some((one) => one.value === value));
  return [{ value: '', text: 'Choose' }, ...own, ...items, { value: 'named', text: 'Somebody who is in no register' }];
}

/** Both texts, of needs or of an option. */
export function toBothPage(
  person: PersonHeading,
  search: PlacementSearch,
  about: { caption: string; action: string; values: FormShown['values']; texts: Readonly<Record<string, string>> },
  apart: readonly Apart[],
  isAgain: boolean,
) {
  const { caption, action, values, texts } = about;
  const who = { person, caption, action, backAt: searchAt(person.id, search.id), by: null };
  const told = { label: (field: string) => labelOf(search, field), words: wordsOf };
  return bothModel(who, { ...values, version: search.version }, texts, apart, told, isAgain);
}

function labelOf({ needs }: PlacementSearch, field: string): string {
  const need = needs.find(({ id }) => metField(id) === field);
  if (need) return need.text;
  const [, part, row] = /^(need|weight|breaker)-(\d)$/.exec(field) ?? [];
  if (part)
    return `${{ need: 'Need', weight: 'How much it counts, need', breaker: 'Deal-breaker, need' }[part]} ${row}`;
  return { who: 'Who it is', name: 'Name', words: 'What else is known' }[field] ?? field;
}

function wordsOf(field: string, value: string): string {
  if (field.startsWith('met-'))
    return value === NOT_KNOWN ? 'Not known yet' : ((MET_WORDS as Record<string, string>)[value] ?? '');
  if (field.startsWith('weight-')) return (WEIGHT_WORDS as Record<string, string>)[value] ?? '';
  if (field.startsWith('breaker-')) return value === 'yes' ? 'Yes' : 'No';
  return value;
}

function hidden(was: object) {
  return Object.entries(was).map(([name, value]) => ({ name: `was-${name}`, value: String(value) }));
}
