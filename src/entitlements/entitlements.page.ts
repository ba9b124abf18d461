import { poundsWords } from '../accommodation/pounds';
import { formatLong } from '../statutory/local-date';
import { BASIS_WORDS } from '../young-people/status-words';
import type { OfferGivenLine } from './entitlement-facts';
import type { EntitledTo, EntitlementsOpened, GrantStanding } from './entitlements.service';
import { grantName, RECEIPT_WORDS } from './grant-balance';
import type { HadLine } from './had';
import { HAD_TAGS, HAD_WORDS, saidWords, whenSaid } from './had.form';
import { DOCUMENT_STATE_WORDS, DOCUMENT_WORDS, packWords, type PackState } from './identity-pack';
import { forWhomWords, inOrder, OFFER_HEADINGS, OFFER_SUBJECT_KEYS, sumWords, type PublishedItem } from './local-offer';
import { DOCUMENT_KINDS, type DocumentKeeper, type OfferForm, type OfferGivenHow } from './local-offer.entities';

export const GIVEN_HOW_WORDS: Readonly<Record<OfferGivenHow, string>> = {
  'in-person': 'In person',
  video: 'On a video call',
  post: 'By post',
  email: 'By email',
  text: 'By text, with a link',
};

export const FORM_WORDS: Readonly<Record<OfferForm, string>> = {
  standard: 'As it is printed',
  'large-print': 'Large print',
  'easy-read': 'Easy read',
  'read-aloud': 'Read aloud together',
};

export const KEEPER_WORDS: Readonly<Record<DocumentKeeper, string>> = {
  'young-person': 'The young person',
  carer: 'Their carer',
  council: 'The council, for them',
  other: 'Somebody else',
};

const PACK_TAGS: Readonly<Record<PackState, { text: string; colour: string }>> = {
  complete: { text: 'There', colour: 'green' },
  'expires-soon': { text: 'Runs out soon', colour: 'yellow' },
  applied: { text: 'Applied for', colour: 'yellow' },
  missing: { text: 'Missing', colour: 'red' },
  'not-known': { text: 'Not known', colour: 'grey' },
};

/** One thing of the offer, as a young person reads it. */
export function offerItemWords(item: PublishedItem) {
  return {
    id: item.id,
    title: item.title,
    words: item.words,
    how: item.how,
    sum: sumWords(item),
    forWhom: forWhomWords(item),
  };
}

/** Things of the offer under the headings of their subjects. */
export function underHeadings(items: readonly PublishedItem[]) {
  return OFFER_SUBJECT_KEYS.map((subject) => ({
    subject,
    heading: OFFER_HEADINGS[subject],
    items: inOrder(items.filter((item) => item.subject === subject)).map(offerItemWords),
  })).filter(({ items: under }) => under.length > 0);
}

export function givenWords({ number, givenOn, how, form, language, interpreter }: OfferGivenLine): string {
  const told = `${GIVEN_HOW_WORDS[how].toLowerCase()}, ${FORM_WORDS[form].toLowerCase()}, in ${language}`;
  return `Version ${number}, given on ${formatLong(givenOn)}: ${told}${interpreter ? ', with an interpreter' : ''}`;
}

export function grantWords(grant: GrantStanding, at: string) {
  const { agreedPence, agreedOn, endedOn, whyEnded, balance } = grant;
  return {
    id: grant.factId,
    row: grant.id,
    at: `${at}/grants/${grant.factId}`,
    name: grantName(grant),
    agreed: poundsWords(agreedPence),
    agreedOn,
    spent: poundsWords(balance.spent),
    left: poundsWords(balance.left),
    endedOn,
    whyEnded,
    receiptsToCome: grant.items.filter(({ receipt }) => receipt === 'to-come').length,
  };
}

/** What was bought of a grant, in its order. */
export function grantItems(grant: GrantStanding, personId: string) {
  return grant.items.map((item) => ({
    id: item.factId,
    what: item.what,
    onDay: item.onDay,
    amount: poundsWords(item.pence),
    isBack: item.kind === 'given-back',
    receipt: RECEIPT_WORDS[item.receipt],
    isToCome: item.receipt === 'to-come',
    inErrorAt: `/young-people/${personId}/recorded-in-error/grant-item/${item.factId}`,
  }));
}

function entitledWords(entitled: EntitledTo, line: HadLine, grants: readonly GrantStanding[], at: string) {
  const { key, item, rule, pounds, because, basis, confirmed, local } = entitled;
  const had = grants.filter(({ kind }) => kind === key);
  return {
    key,
    item,
    rule,
    sum: pounds === null ? null : `£${pounds.toLocaleString('en-GB')}`,
    because,
    basis,
    basisWords: basis === 'local' ? 'The council decides' : BASIS_WORDS[basis],
    confirmed,
    local: local.map(offerItemWords),
    had: had.map((grant) => grantWords(grant, at)),
    said: line.last && {
      words: line.changed ? saidWords(line) : whenSaid(line),
      tag: line.changed ? 'Ask again' : HAD_WORDS[line.last.answer],
      colour: line.changed ? 'yellow' : HAD_TAGS[line.last.answer],
    },
  };
}

/** A young person's entitlements in words. */
export function toEntitlementsPage(opened: EntitlementsOpened) {
  const { person, status, entitled, offered, offer, given, offerOwed, grants, documents, pack } = opened;
  const at = `/young-people/${person.id}/entitlements`;
  return {
    person,
    at,
    age: opened.age,
    isWorkedOut: status !== null && status !== 'undetermined',
    entitled: entitled.map((one, place) => entitledWords(one, opened.had[place]!, grants, at)),
    notHad: opened.had
      .filter(({ last }) => last?.answer === 'not-had' || last?.answer === 'not-offered')
      .map((line) => ({ item: line.item, said: saidWords(line) })),
    toAsk: opened.had.filter(({ last, changed }) => !last || changed).length,
    offered: underHeadings(offered),
    offer,
    offerOwed,
    given: given.map((one) => ({
      words: givenWords(one),
      said: one.said,
      givenOn: one.givenOn,
      inErrorAt: `/young-people/${person.id}/recorded-in-error/local-offer-given/${one.factId}`,
    })),
    grants: grants.map((grant) => grantWords(grant, at)),
    pack: pack.map(({ key, words, state, by }) => ({
      key,
      words,
      tag: PACK_TAGS[state],
      by: by && by.kind !== key ? DOCUMENT_WORDS[by.kind].toLowerCase() : null,
    })),
    packWords: packWords(pack),
    documents: DOCUMENT_KINDS.map((kind) => {
      const said = documents.find((one) => one.kind === kind);
      return {
        kind,
        words: DOCUMENT_WORDS[kind],
        at: `${at}/documents/${kind}`,
        state: said ? DOCUMENT_STATE_WORDS[said.state] : 'Nobody has said',
        saidOn: said?.saidOn ?? null,
        expiresOn: said?.expiresOn ?? null,
        kept: said?.kept ? KEEPER_WORDS[said.kept] : null,
        note: said?.note ?? null,
        inErrorAt: said ? `/young-people/${person.id}/recorded-in-error/identity-document/${said.factId}` : null,
      };
    }),
  };
}
