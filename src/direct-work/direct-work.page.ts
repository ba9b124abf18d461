import { FILE_LIMIT_BYTES } from '../attachments/incoming';
import { contactWords } from '../contacts/contact-words';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { formatLong } from '../statutory/local-date';
import { goneWords, madeByWords, NOT_ASKED_WORDS, SHARED_HINTS, SHARED_WORDS } from './direct-work-words';
import { GONE_BECAUSE, MADE_BY, SHARED_WITH } from './direct-work.entities';
import type { ChoiceForm, EraseForm, OpenForm, PieceForm } from './direct-work.form';
import type { ContactToChoose, GalleryOpened, PieceTold } from './direct-work.service';

const UNTOUCHED: OpenForm = { values: { reason: '' }, errors: [] };

/** What they made that the reader may see, the latest first; what is gone as a line. */
export function toGalleryPage(opened: GalleryOpened, form = UNTOUCHED) {
  const { person, pieces, mayAdd, mayOpen, mayTakeCopy } = opened;
  const at = addressOf(opened);
  return {
    person,
    at,
    addAt: mayAdd ? `${at}/new` : null,
    pieces: pieces.filter(({ gone }) => gone === null).map((piece) => pieceShown(piece, opened)),
    gone: pieces.flatMap(({ kind, madeOn, gone }) =>
      gone ? [{ ...gone, isPicture: kind === 'picture', madeOn, why: goneWords(gone.because, person.firstName) }] : [],
    ),
    opened: opened.opened,
    copied: opened.copied,
    mayOpen,
    copyAt: mayTakeCopy ? `${at}/their-copy.zip` : null,
    form,
    errors: form.errors,
  };
}

/** The form for one more. */
export function toNewPiecePage(opened: GalleryOpened, form: PieceForm) {
  const { person, contacts } = opened;
  const notAsked = {
    value: 'not-asked',
    text: 'They were not asked yet',
    hint: { text: 'You and their adviser see it' },
  };
  return {
    person,
    at: addressOf(opened),
    limit: `${FILE_LIMIT_BYTES / 1024 / 1024} MB`,
    contacts: [{ value: '', text: 'None of these' }, ...contacts.map(contactItem)],
    makers: MADE_BY.map((value) => ({ value, text: madeByWords(value, person.firstName) })),
    items: [...SHARING, notAsked],
    form,
    errors: form.errors,
  };
}

/**
 * One of them, with the forms to say who may see it and that it goes.
 * @throws Problem 'not-found' for what the reader may not see, or is gone
 */
export function toPiecePage(
  opened: GalleryOpened,
  pieceId: string,
  { choice, erase }: { choice?: ChoiceForm; erase?: EraseForm } = {},
) {
  const { person, mayAdd, mayErase } = opened;
  const piece = opened.pieces.find(({ id, gone }) => id === pieceId.toLowerCase() && gone === null);
  if (!piece) throw notFound();
  const values = { formId: newId(), sharedWith: '', askedOn: '', choiceWords: '' };
  return {
    person,
    at: addressOf(opened),
    piece: pieceShown(piece, opened),
    mayChoose: mayAdd,
    items: SHARING,
    choice: choice ?? { values, errors: [] },
    mayErase,
    reasons: GONE_BECAUSE.map((value) => ({ value, text: goneWords(value, person.firstName) })),
    erase: erase ?? { values: { because: '', goneWords: '' }, errors: [] },
    errors: [...(choice?.errors ?? []), ...(erase?.errors ?? [])],
  };
}

const SHARING = SHARED_WITH.map((value) => ({ value, text: SHARED_WORDS[value], hint: { text: SHARED_HINTS[value] } }));

function addressOf({ person }: GalleryOpened): string {
  return `/young-people/${person.id}/direct-work`;
}

function pieceShown(piece: PieceTold, opened: GalleryOpened) {
  const { person } = opened;
  const [now = null, ...before] = piece.choices;
  const at = `${addressOf(opened)}/${piece.id}`;
  return {
    at,
    fileAt: `${at}/file`,
    smallAt: `${at}/small`,
    isPicture: piece.kind === 'picture',
    words: piece.words,
    madeBy: madeByWords(piece.madeBy, person.firstName),
    madeOn: piece.madeOn,
    addedBy: piece.addedBy,
    contact: piece.contact && {
      at: `/young-people/${person.id}/contacts/${piece.contact.id}`,
      words: contactWords(piece.contact),
      heldOn: piece.contact.heldOn,
    },
    isAsked: now !== null,
    now,
    sharedWords: now ? SHARED_WORDS[now.sharedWith] : NOT_ASKED_WORDS,
    before: before.map((one) => ({ ...one, sharedWords: SHARED_WORDS[one.sharedWith] })),
  };
}

function contactItem(contact: ContactToChoose) {
  return { value: contact.id, text: `${contactWords(contact)}, ${formatLong(contact.heldOn)}` };
}
