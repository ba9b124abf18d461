import type { LocalDate } from '../statutory/local-date';
import { typed, type Fields } from '../web/fields';
import { MET, WEIGHTS, type MatchNeed, type MatchOption, type Met } from './matching';
import { MATCH_VIEWS } from './matching.entities';
import { MOST_NEEDS, type ChoiceSaid, type NeedSaid, type OptionSaid } from './matching.service';
import type { Reading } from './reading';

type Texts = Readonly<Record<string, string>>;

export const NOT_KNOWN = 'not-known';
export const NEED_ROWS = Array.from({ length: MOST_NEEDS }, (_, index) => index + 1);
export const metField = (needId: string) => `met-${needId}`;
/** Fields of any length, of which two texts may both stand. */
export const LONG_OF_OPTION = ['words'];

/** The rows of needs as the form has them: `need-1`, `weight-1`, `breaker-1` and on. */
export function needTexts(needs: readonly MatchNeed[]): Texts {
  const rows = NEED_ROWS.map((row) => {
    const need = needs[row - 1];
    return {
      [`id-${row}`]: need?.id ?? '',
      [`need-${row}`]: need?.text ?? '',
      [`weight-${row}`]: String(need?.weight ?? 2),
      [`breaker-${row}`]: need?.dealBreaker ? 'yes' : '',
    };
  });
  return Object.assign({}, ...rows) as Texts;
}

/** Whether each row is the same need in both. */
export function areSameRows(one: Texts, other: Texts): boolean {
  return NEED_ROWS.every((row) => (one[`id-${row}`] ?? '') === (other[`id-${row}`] ?? ''));
}

/** The needs of filled rows, in their order; empty rows are none. */
export function readNeeds(reading: Reading): NeedSaid[] {
  const needs: NeedSaid[] = [];
  for (const row of NEED_ROWS) {
    const [id, text, weight] = [
      reading.text(`id-${row}`),
      reading.text(`need-${row}`),
      reading.text(`weight-${row}`) || (reading.values[`weight-${row}`] = '2'),
    ];
    const dealBreaker = reading.text(`breaker-${row}`) === 'yes';
    if (!text) continue;
    const known = WEIGHTS.find((one) => String(one) === weight);
    if (!known) reading.wrong(`weight-${row}`, 'Choose how much it counts');
    needs.push({ id: id || null, text, weight: known ?? 1, dealBreaker });
  }
  if (needs.length === 0) reading.wrong('need-1', 'Enter what they need of a home');
  return needs;
}

export function readSearch(reading: Reading): { fromOn: LocalDate; why: string; needs: NeedSaid[] } | null {
  const fromOn = reading.day('fromOn');
  const why = reading.text('why');
  if (!why) reading.wrong('why', 'Enter why they need another home');
  const needs = readNeeds(reading);
  return fromOn && { fromOn, why, needs };
}

/** The needs as two people may differ about them. */
export function needsOfTexts(texts: Texts): NeedSaid[] {
  return NEED_ROWS.flatMap((row) => {
    const text = texts[`need-${row}`];
    if (!text) return [];
    const weight = WEIGHTS.find((one) => String(one) === texts[`weight-${row}`]) ?? 1;
    return [{ id: texts[`id-${row}`] || null, text, weight, dealBreaker: texts[`breaker-${row}`] === 'yes' }];
  });
}

export function optionTexts(needs: readonly MatchNeed[], { kind, refId, name, met, words }: MatchOption): Texts {
  return {
    who: refId === null ? 'named' : `${kind}:${refId}`,
    name: refId === null ? name : '',
    ...Object.fromEntries(needs.map(({ id }) => [metField(id), met[id]?.toString() ?? NOT_KNOWN])),
    words,
  };
}

export function readOption(reading: Reading, needs: readonly MatchNeed[]): OptionSaid | null {
  const who = reading.text('who');
  const [, kind, refId] = /^(provider|host):([0-9a-f-]{36})$/.exec(who) ?? [];
  const name = reading.text('name');
  if (who !== 'named' && !kind) reading.wrong('who', 'Choose who it is, or name somebody who is in no register');
  if (who === 'named' && !name) reading.wrong('name', 'Enter who or what it is');
  const met: Record<string, Met> = {};
  for (const { id } of needs) {
    const said = reading.text(metField(id));
    const known = MET.find((one) => String(one) === said);
    if (known !== undefined) met[id] = known;
    else if (said !== '' && said !== NOT_KNOWN) reading.wrong(metField(id), 'Choose how far it is met');
  }
  const words = reading.text('words');
  return {
    kind: (kind as OptionSaid['kind'] | undefined) ?? 'named',
    refId: refId ?? null,
    name: name || null,
    met,
    words,
  };
}

export function readChoice(reading: Reading): ChoiceSaid | null {
  const optionId = reading.text('optionId');
  if (!optionId) reading.wrong('optionId', 'Choose one of the options');
  const view = reading.choice('view', MATCH_VIEWS, 'Choose what the young person says of it');
  const [reason, agreedBy] = [reading.text('reason'), reading.text('agreedBy')];
  const [viewWords, disagreement] = [reading.text('viewWords'), reading.text('disagreement')];
  if (!view) return null;
  return {
    ...{ optionId, view, reason: reason || null, agreedBy: agreedBy || null },
    ...{ viewWords: viewWords || null, disagreement: disagreement || null },
  };
}

/** As the form was opened: `was-` before the name of each field. */
export function wasOf(fields: Fields, names: readonly string[]): Texts {
  return Object.fromEntries(names.map((name) => [name, typed(fields, `was-${name}`)]));
}
