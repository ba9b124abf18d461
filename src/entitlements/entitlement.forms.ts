import { parsePounds } from '../accommodation/pounds';
import { FormReader, type ReadForm } from '../eet/form-reader';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import type { Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import type { SaidOf } from '../young-people/dated-facts';
import {
  DOCUMENT_KEEPERS,
  DOCUMENT_STATES,
  GRANT_ITEM_KINDS,
  GRANT_KINDS,
  OFFER_FORMS,
  OFFER_GIVEN_HOW,
  RECEIPTS,
  type DocumentKind,
  type IdentityDocument,
  type LocalOfferGiven,
  type MoneyGrant,
  type MoneyGrantItem,
} from './local-offer.entities';

export function readOfferGiven(fields: Fields, today: LocalDate): ReadForm<SaidOf<LocalOfferGiven>> {
  const reader = new FormReader(fields);
  const offerId = reader.needed('offerId', 'Choose which version was given');
  const how = reader.choice('how', OFFER_GIVEN_HOW, 'Choose how it was given');
  const form = reader.choice('form', OFFER_FORMS, 'Choose in which form');
  const language = reader.needed('language', 'Enter in which language');
  const interpreter = reader.isTicked('interpreter');
  const said = reader.text('said');
  const day = readDay(fields, today);
  Object.assign(reader.values, day.values);
  for (const { field, message } of day.errors) reader.wrong(field, message);
  return reader.form(() => ({
    ...{ offerId, givenOn: day.on!, how: how!, form: form!, language, interpreter, said },
  }));
}

export function newGrantForm(today: LocalDate, kind = ''): ReadForm<SaidOf<MoneyGrant>> {
  return { values: { formId: newId(), kind, agreedOn: typedDate(today) }, errors: [], said: null };
}

export function readGrant(fields: Fields): ReadForm<SaidOf<MoneyGrant>> {
  const reader = new FormReader(fields);
  const kind = reader.choice('kind', GRANT_KINDS, 'Choose what it is for');
  const what = kind === 'other' ? reader.needed('what', 'Enter what it is for') : reader.text('what');
  const agreedPence = pence(reader, 'agreedPence', 'Enter how much was agreed');
  const agreedOn = reader.day('agreedOn', 'Enter the day it was agreed');
  return reader.form(() => ({
    ...{ kind: kind!, what, agreedOn: agreedOn!, agreedPence: agreedPence!, endedOn: null, whyEnded: null },
  }));
}

export function newGrantItemForm(today: LocalDate): ReadForm<SaidOf<MoneyGrantItem>> {
  const values = { formId: newId(), kind: 'bought', receipt: '', onDay: typedDate(today) };
  return { values, errors: [], said: null };
}

export function readGrantItem(fields: Fields, grantId: string): ReadForm<SaidOf<MoneyGrantItem>> {
  const reader = new FormReader(fields);
  const kind = reader.choice('kind', GRANT_ITEM_KINDS, 'Choose whether it was bought or given back');
  const what = reader.needed('what', 'Enter what it was');
  const amount = pence(reader, 'pence', 'Enter how much it was');
  const onDay = reader.day('onDay', 'Enter the day');
  const receipt = reader.choice('receipt', RECEIPTS, 'Choose whether there is a receipt');
  return reader.form(() => ({
    ...{ grantId, kind: kind!, what, pence: amount!, onDay: onDay!, receipt: receipt! },
  }));
}

export function readGrantEnd(fields: Fields): ReadForm<{ endedOn: LocalDate; whyEnded: string }> {
  const reader = new FormReader(fields);
  const endedOn = reader.day('endedOn', 'Enter the day from which nothing is bought of it');
  const whyEnded = reader.needed('whyEnded', 'Enter why it ended');
  return reader.form(() => ({ endedOn: endedOn!, whyEnded }));
}

/** @param standing what is recorded of the document; null where nobody has said */
export function documentForm(
  standing: IdentityDocument | null,
  today: LocalDate,
): ReadForm<SaidOf<IdentityDocument>> & { values: Record<string, string> } {
  const values = {
    ...{ formId: newId(), was: standing?.id ?? '', state: standing?.state ?? '', saidOn: typedDate(today) },
    ...{ expiresOn: typedDate(standing?.expiresOn ?? null), kept: standing?.kept ?? '', note: standing?.note ?? '' },
  };
  return { values, errors: [], said: null };
}

export function readDocument(fields: Fields, kind: DocumentKind): ReadForm<SaidOf<IdentityDocument>> {
  const reader = new FormReader(fields);
  reader.text('was');
  const state = reader.choice('state', DOCUMENT_STATES, 'Choose whether they have it');
  const saidOn = reader.day('saidOn', 'Enter the day you were told or saw it');
  const expiresOn = reader.day('expiresOn');
  const kept = reader.choice('kept', DOCUMENT_KEEPERS);
  const note = reader.text('note');
  if (state === 'not-needed' && note === null) reader.wrong('note', 'Enter why it is not needed');
  // What belongs to a document that is there says nothing of one that is not.
  const isThere = state === 'has';
  return reader.form(() => ({
    ...{ kind, state: state!, saidOn: saidOn!, note },
    ...{ expiresOn: isThere ? expiresOn : null, kept: isThere ? kept : null },
  }));
}

const MOST_PENCE = 10_000_000;

function pence(reader: FormReader, name: string, missing: string): number | null {
  const text = reader.text(name);
  if (text === null) {
    reader.wrong(name, missing);
    return null;
  }
  const amount = parsePounds(text);
  if (amount !== null && amount >= 1 && amount <= MOST_PENCE) return amount;
  reader.wrong(name, 'Enter an amount in pounds, like 85 or 120.50');
  return null;
}
