import { part, text, under, words } from '../documents/blocks';
import type { Block, PrintedDocument } from '../documents/printed-document';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { formatNhsNumber } from '../young-people/identifiers';
import { HEALTH_CONTACT_WORDS, PASSPORT_STATE_WORDS } from './health-words';
import { contentLines, fieldOf, type PassportFieldKey } from './passport-fields';
import type { PassportReader } from './passport-sharing';
import type { PassportSnapshot } from './passport-snapshot';

export interface PassportToPrint {
  name: string;
  number: number;
  madeOn: LocalDate;
  reader: PassportReader;
  snapshot: PassportSnapshot;
  /** How many fields are not in this copy. */
  keptBack: number;
}

const GREEN = '#00703c';

const FOR_WORDS: Record<PassportReader, string> = {
  'young-person': 'My own copy',
  adviser: 'Copy for my personal adviser',
  gp: 'Copy for my GP',
};

const PARTS: readonly (readonly [title: string, fields: readonly PassportFieldKey[]])[] = [
  ['About me', ['name', 'nhs-number', 'birth', 'blood-group']],
  ['What somebody must know at once', ['allergies', 'medicines', 'conditions']],
  ['Who looks after my health', ['gp', 'dentist', 'optician', 'other-contacts', 'appointments']],
  ['My health until now', ['immunisations', 'past-conditions', 'hospital', 'development', 'family']],
  ['My own updates', ['own-updates']],
  ['How to get help', ['using-services', 'help-services']],
  ['About this passport', ['explained', 'consent']],
];

/** A version of a health passport on paper, as one reader may have it: what cannot wait comes before the story. */
export function printedPassport(passport: PassportToPrint): PrintedDocument {
  const { name, number, madeOn, reader, snapshot, keptBack } = passport;
  return {
    kind: 'Health passport',
    language: 'en-GB',
    cover: {
      title: 'My health passport',
      colour: GREEN,
      name,
      lines: [
        FOR_WORDS[reader],
        `Version ${number}, made on ${formatLong(madeOn)}`,
        ...(snapshot.council ? [snapshot.council] : []),
      ],
    },
    mark: null,
    parts: [
      ...PARTS.flatMap(([title, fields]) => [
        ...part(title, [
          ...fields.flatMap((key) => fieldBlocks(key, snapshot)),
          ...(title === 'How to get help' ? servicesBlocks(snapshot) : []),
        ]),
      ]),
      ...part('What is not in this copy', text(keptBackWords(keptBack))),
    ],
  };
}

function fieldBlocks(key: PassportFieldKey, snapshot: PassportSnapshot): Block[] {
  const item = snapshot.items.find(({ field }) => field === key);
  if (!item) return [];
  return under(2, fieldOf(key).title, saidBlocks(key, item, snapshot));
}

function saidBlocks(
  key: PassportFieldKey,
  item: PassportSnapshot['items'][number],
  snapshot: PassportSnapshot,
): Block[] {
  if (item.state !== 'known') return text(PASSPORT_STATE_WORDS[item.state]);
  const { content } = item;
  if (content === null) return [{ kind: 'list', items: fromRecord(key, snapshot) }];
  if (key === 'own-updates') return words(contentLines(content, formatLong).join('\n'));
  if (content.shape === 'text') return text(content.text);
  return [{ kind: 'list', items: contentLines(content, formatLong) }];
}

/** What the record itself held of a field when the version was made. */
export function fromRecord(key: PassportFieldKey, { person, contacts, consent }: PassportSnapshot): string[] {
  switch (key) {
    case 'name': {
      const { givenName, familyName, knownAs, dateOfBirth } = person;
      const full = [givenName, familyName].filter(Boolean).join(' ');
      return [...(full ? [full] : []), ...(knownAs ? [`Called ${knownAs}`] : []), `Born on ${formatLong(dateOfBirth)}`];
    }
    case 'nhs-number':
      return person.nhsNumber ? [formatNhsNumber(person.nhsNumber)] : [];
    case 'gp':
    case 'dentist':
    case 'optician':
      return contacts
        .filter(({ kind }) => kind === key)
        .map(({ kind, name, odsCode, address, postcode, phone }) =>
          [name || HEALTH_CONTACT_WORDS[kind], address, postcode, phone, odsCode && `code ${odsCode}`]
            .filter(Boolean)
            .join(', '),
        );
    case 'consent':
      return [
        consent.adviser ? 'My personal adviser may have a copy.' : 'My personal adviser may not have a copy.',
        consent.gp ? 'My GP may have a copy.' : 'My GP may not have a copy.',
        'I can change this whenever I want.',
      ];
    default:
      return [];
  }
}

function servicesBlocks({ services }: PassportSnapshot): Block[] {
  if (services.length === 0) return [];
  return under(2, 'Services near me', [
    {
      kind: 'table',
      heads: ['Service', 'What it does', 'How to get there'],
      widths: [1.2, 1.6, 1.6],
      rows: services.map(({ name, what, how, phone, web }) => [
        name,
        what,
        [how, phone, web].filter(Boolean).join('\n'),
      ]),
    },
  ]);
}

function keptBackWords(keptBack: number): string {
  if (keptBack === 0) return '';
  return keptBack === 1
    ? 'One part of the passport is not in this copy.'
    : `${keptBack} parts of the passport are not in this copy.`;
}
