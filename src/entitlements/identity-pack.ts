import { addMonths, type LocalDate } from '../statutory/local-date';
import type { DocumentKind, DocumentState, IdentityDocument } from './local-offer.entities';

export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, string>> = {
  'birth-certificate': 'Birth certificate',
  'national-insurance': 'National Insurance number',
  'bank-account': 'Bank account',
  passport: 'Passport',
  'travel-document': 'Travel document',
  'photo-identity': 'Photo identity, such as a driving licence',
  'voter-registration': 'On the electoral register',
};

export const DOCUMENT_STATE_WORDS: Readonly<Record<DocumentState, string>> = {
  has: 'Has it',
  applied: 'Applied for',
  'has-not': 'Does not have it',
  'not-needed': 'Not needed',
};

/** What the pack holds (EN-08): of a passport and a travel document one is enough. */
export const IDENTITY_PACK: readonly { key: string; words: string; kinds: readonly DocumentKind[] }[] = [
  { key: 'birth-certificate', words: 'Birth certificate', kinds: ['birth-certificate'] },
  { key: 'national-insurance', words: 'National Insurance number', kinds: ['national-insurance'] },
  { key: 'bank-account', words: 'Bank account', kinds: ['bank-account'] },
  { key: 'passport', words: 'Passport or travel document', kinds: ['passport', 'travel-document'] },
  // A passport or a travel document shows a face too.
  { key: 'photo-identity', words: 'Photo identity', kinds: ['photo-identity', 'passport', 'travel-document'] },
  { key: 'voter-registration', words: 'On the electoral register', kinds: ['voter-registration'] },
];

/** Complete: there and good on the day · missing: somebody said that it is not there · not known: nobody has said. */
export type PackState = 'complete' | 'expires-soon' | 'applied' | 'missing' | 'not-known';

export interface PackLine {
  key: string;
  words: string;
  state: PackState;
  /** What decides it; null where nobody has said. */
  by: PackDocument | null;
}

export type PackDocument = Pick<IdentityDocument, 'kind' | 'state' | 'expiresOn'>;

/** A document that runs out before then is to be renewed by now. */
export const SOON_MONTHS = 6;

/**
 * Each part of the pack, as it stands on a day. What has run out is missing. Another document that would do counts where it
 * is there or on its way; that it is not there, or not needed, says nothing of the part itself.
 */
export function identityPack(documents: readonly PackDocument[], on: LocalDate): PackLine[] {
  return IDENTITY_PACK.map(({ key, words, kinds }) => {
    const said = kinds.flatMap((kind, place) => {
      const document = documents.find((one) => one.kind === kind);
      if (!document) return [];
      const state = stateOf(document, on);
      const counts = place === 0 || (state !== 'missing' && document.state !== 'not-needed');
      return counts ? [{ document, state }] : [];
    });
    const [best] = said.sort((a, b) => BEST_FIRST.indexOf(a.state) - BEST_FIRST.indexOf(b.state));
    return { key, words, state: best?.state ?? 'not-known', by: best?.document ?? null };
  });
}

const BEST_FIRST: readonly PackState[] = ['complete', 'expires-soon', 'applied', 'missing', 'not-known'];

function stateOf({ state, expiresOn }: PackDocument, on: LocalDate): PackState {
  switch (state) {
    case 'not-needed':
      return 'complete';
    case 'applied':
      return 'applied';
    case 'has-not':
      return 'missing';
    case 'has':
      if (expiresOn === null) return 'complete';
      if (expiresOn < on) return 'missing';
      return expiresOn < addMonths(on, SOON_MONTHS) ? 'expires-soon' : 'complete';
  }
}

/** What the pack lacks, in a sentence; null where it is complete. */
export function packWords(lines: readonly PackLine[]): string | null {
  const named = (...states: PackState[]) =>
    lines.filter(({ state }) => states.includes(state)).map(({ words }) => words.toLowerCase());
  const missing = named('missing', 'applied');
  const unknown = named('not-known');
  const soon = named('expires-soon');
  const parts = [
    ...(missing.length > 0 ? [`Missing: ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`Not known: ${unknown.join(', ')}`] : []),
    ...(soon.length > 0 ? [`Runs out soon: ${soon.join(', ')}`] : []),
  ];
  return parts.length > 0 ? `${parts.join('. ')}.` : null;
}
