import { FormReader, type ReadForm } from '../eet/form-reader';
import { newId } from '../platform/ids';
import { ENTITLEMENTS } from '../statutory/entitlements';
import { OFFER_AUDIENCES, OFFER_PER, OFFER_SUBJECT_KEYS } from './local-offer';
import type { LocalOfferItem } from './local-offer.entities';
import type { OfferItemSaid } from './local-offer.service';

const MOST_POUNDS = 100_000;
const KEYS = ENTITLEMENTS.map(({ key }) => key);

export function newOfferItemForm(): ReadForm<OfferItemSaid> {
  const values = { formId: newId(), version: '0', whose: 'left-care', ageFrom: '18', ageTo: '24', takenOut: 'no' };
  return { values, errors: [], said: null };
}

export function offerItemForm(item: LocalOfferItem): ReadForm<OfferItemSaid> {
  const { version, subject, title, words, how, pounds, per, whose, ageFrom, ageTo, entitlement, takenOut } = item;
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  const values = {
    ...{ formId: newId(), version: String(version), subject, title, words, how: text(how), pounds: text(pounds) },
    ...{ per: text(per), whose, ageFrom: String(ageFrom), ageTo: String(ageTo), entitlement: text(entitlement) },
    takenOut: takenOut ? 'yes' : 'no',
  };
  return { values, errors: [], said: null };
}

export function readOfferItem(fields: Readonly<Record<string, unknown>>): ReadForm<OfferItemSaid> {
  const reader = new FormReader(fields);
  reader.text('version');
  const subject = reader.choice('subject', OFFER_SUBJECT_KEYS, 'Choose what it is about');
  const title = reader.needed('title', 'Enter what it is, in a few words');
  const words = reader.needed('words', 'Enter what it is, in words for young people');
  const how = reader.text('how');
  const pounds = reader.whole('pounds', MOST_POUNDS);
  const per = reader.choice('per', OFFER_PER);
  if (pounds !== null && per === null) reader.wrong('per', 'Choose how often');
  if (per !== null && !reader.values.pounds) reader.wrong('pounds', 'Enter how many pounds');
  const whose = reader.choice('whose', OFFER_AUDIENCES, 'Choose whom it is for');
  const ageFrom = reader.whole('ageFrom', 25, 'Enter the first age');
  const ageTo = reader.whole('ageTo', 25, 'Enter the last age');
  const entitlement = reader.choice('entitlement', KEYS);
  const takenOut = reader.isTicked('takenOut');
  return reader.form(() => ({
    ...{ subject: subject!, title, words, how, pounds, per, whose: whose! },
    ...{ ageFrom: ageFrom!, ageTo: ageTo!, entitlement, takenOut },
  }));
}
