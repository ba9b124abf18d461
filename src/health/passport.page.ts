import { formatLong } from '../statutory/local-date';
import { formatNhsNumber } from '../young-people/identifiers';
import { COPY_FOR_WORDS, COPY_FORM_WORDS, COPY_HOW_WORDS, inSentence, PASSPORT_STATE_WORDS } from './health-words';
import {
  BLOOD_GROUPS,
  contentLines,
  fieldOf,
  isFromRecord,
  PASSPORT_KEYS,
  type PassportFieldKey,
} from './passport-fields';
import type { PassportItemForm } from './passport-item.form';
import type { PassportItemSaid, PassportReader } from './passport-sharing';
import type { FieldShown, PassportCut, PassportOpened } from './passports.service';
import { fromRecord } from './printed-passport';

const consentWords = (given: boolean | null) => (given === null ? 'Not asked yet' : given ? 'Yes' : 'No');

/** The passport as the reader may see it, with its versions and copies. */
export function toPassportPage(
  opened: PassportOpened,
  more: { errors: { field: string; message: string }[]; canRecord: boolean; formId: string; refused?: RefusedTakeOut },
) {
  const { person, consent, fields, versions, copies, contacts, whole, maySeeWhole, givenOn } = opened;
  const at = `/young-people/${person.id}/health/passport`;
  const [latest] = versions;
  const gp = contacts.find(({ kind }) => kind === 'gp') ?? null;
  const counted = copies.filter(({ withdrawnBecause }) => withdrawnBecause === null);
  const ofGp = gp && counted.filter(({ contactId }) => contactId === gp.factId);
  return {
    person,
    at,
    ...more,
    consent: { adviser: consentWords(consent.adviser), gp: consentWords(consent.gp), row: opened.consentRow ?? '' },
    consentValues: { adviserMay: yesNo(consent.adviser), gpMay: yesNo(consent.gp) },
    givenOn,
    whole,
    wholeAt: maySeeWhole && !whole ? `${at}?whole=yes` : null,
    fields: fields.map((field) => fieldRow(field, at)),
    answered: fields.filter(({ said, kept }) => said !== null || kept).length,
    inAll: PASSPORT_KEYS.length,
    keptBack: fields.filter(({ kept }) => kept).length,
    latest: latest ?? null,
    versions: versions.map((version) => ({ ...version, ...versionLinks(at, version) })),
    copies: counted.map((copy) => copyRow(copy)),
    takenOut: copies.filter(({ withdrawnBecause }) => withdrawnBecause !== null).map((copy) => copyRow(copy)),
    gp: gp && {
      name: gp.name,
      since: gp.fromOn,
      has: ofGp?.[0] ?? null,
      isOld: Boolean(latest && ofGp?.[0] && ofGp[0].number < latest.number),
      mayHave: consent.gp === true,
    },
  };
}

interface RefusedTakeOut {
  id: string;
  values: { reason: string };
}

function yesNo(given: boolean | null): string {
  return given === null ? '' : given ? 'yes' : 'no';
}

function fieldRow({ key, said, kept, saidOn, saidBy }: FieldShown, at: string) {
  const onRecord = said !== null && isFromRecord(key) && said.state === 'known';
  return {
    key,
    title: fieldOf(key).title,
    kept,
    state: said?.state ?? null,
    stateWords: said ? PASSPORT_STATE_WORDS[said.state] : null,
    onRecord,
    lines: said?.content ? contentLines(said.content, formatLong) : [],
    sharedWith: said && !onRecord ? inSentence(sharedWords(said)) : null,
    saidOn,
    saidBy,
    changeAt: onRecord ? null : `${at}/fields/${key}`,
  };
}

function sharedWords({ forAdviser, forGp }: PassportItemSaid): string {
  if (forAdviser && forGp) return 'Adviser and GP';
  if (forAdviser) return 'Adviser';
  return forGp ? 'GP' : 'Nobody else';
}

function copyRow(copy: PassportOpened['copies'][number]) {
  return {
    ...copy,
    who:
      copy.toWhom && copy.givenTo !== 'young-person'
        ? `${COPY_FOR_WORDS[copy.givenTo]}: ${copy.toWhom}`
        : COPY_FOR_WORDS[copy.givenTo],
    formWords: inSentence(COPY_FORM_WORDS[copy.form]),
    howWords: inSentence(COPY_HOW_WORDS[copy.how]),
  };
}

const COPY_OF_WORDS: Readonly<Record<PassportReader, string>> = {
  'young-person': 'Their own copy',
  adviser: 'The adviser’s copy',
  gp: 'The GP’s copy',
};

function versionLinks(at: string, { number, readers }: PassportOpened['versions'][number]) {
  const version = `${at}/versions/${number}`;
  return {
    giveAt: `${version}/copies/new`,
    files: readers.map((reader) => ({
      words: COPY_OF_WORDS[reader],
      readAt: `${version}?for=${reader}`,
      pdfAt: `${version}/pdf?for=${reader}`,
      dataAt: `${version}/summary?for=${reader}`,
    })),
  };
}

/** The form for one field. @param stands what somebody else wrote meanwhile, in lines */
export function toPassportItemPage(
  person: PassportOpened['person'],
  key: PassportFieldKey,
  form: PassportItemForm,
  { kept, stands }: { kept: boolean; stands: string[] | null },
) {
  const field = fieldOf(key);
  return {
    person,
    at: `/young-people/${person.id}/health/passport`,
    key,
    field,
    form,
    errors: form.errors,
    kept,
    stands,
    onRecordOnly: field.shape === 'record',
    states: [
      ...(field.shape === 'record' ? [] : [{ value: 'known', text: 'Known' }]),
      ...(field.shape === 'list' ? [{ value: 'none', text: 'Known: there are none' }] : []),
      { value: 'not-known', text: 'Not known' },
      { value: 'withheld', text: 'Withheld', hint: { text: 'It is known, and is not to stand in the passport' } },
    ],
    groups: [{ value: '', text: 'Choose' }, ...BLOOD_GROUPS.map((value) => ({ value, text: value.replace('-', '−') }))],
  };
}

/** What stands there now, for whoever wrote at the same time. */
export function standsLines(said: PassportItemSaid | null): string[] {
  if (said === null) return ['The young person does not share with you what was written.'];
  const lines = said.content ? contentLines(said.content, formatLong) : [];
  return [PASSPORT_STATE_WORDS[said.state], ...lines, `Shared with: ${inSentence(sharedWords(said))}`];
}

/** A version as one reader has it, on a page. */
export function toVersionPage({ person, number, madeOn, reader, snapshot, keptBack }: PassportCut) {
  return {
    person,
    at: `/young-people/${person.id}/health/passport`,
    number,
    madeOn,
    reader,
    readerWords: COPY_OF_WORDS[reader],
    keptBack,
    nhsNumber: snapshot.person.nhsNumber ? formatNhsNumber(snapshot.person.nhsNumber) : null,
    fields: snapshot.items.map((item) => ({
      title: fieldOf(item.field).title,
      stateWords: item.state === 'known' ? null : PASSPORT_STATE_WORDS[item.state],
      lines:
        item.state !== 'known'
          ? []
          : item.content
            ? contentLines(item.content, formatLong)
            : fromRecord(item.field, snapshot),
    })),
    services: snapshot.services,
  };
}
