import type { AttachmentKind } from '../attachments/attachment.entities';
import type { Stored } from '../attachments/attachments';
import { storedInZip, zipped, type ZippedFile } from '../documents/zip-file';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { goneWords, NOT_ASKED_WORDS, SHARED_WORDS } from './direct-work-words';
import type { GoneBecause, SharedWith } from './direct-work.entities';

export interface CopiedPiece {
  kind: AttachmentKind;
  mediaType: string;
  words: string | null;
  madeOn: LocalDate;
  choices: { sharedWith: SharedWith; askedOn: LocalDate; words: string | null }[];
  gone: { on: LocalDate; because: GoneBecause } | null;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
};

/**
 * Everything that was made, one file after the other, and a list that says what each is, for the young person: written to
 * them. The list comes last, so that it says of what was deleted meanwhile that it is gone.
 * @param read the bytes of one; null where they are gone
 */
export async function* theirCopyFiles<Piece extends CopiedPiece>(
  pieces: readonly Piece[],
  read: (piece: Piece) => Promise<Stored | null>,
): AsyncGenerator<ZippedFile> {
  const lines: string[] = [];
  for (const [place, piece] of pieces.entries()) {
    const { kind, mediaType, madeOn, words, gone, choices } = piece;
    const what = `${kind === 'picture' ? 'A picture' : 'A voice note'} of ${formatLong(madeOn)}`;
    const stored = gone ? null : await read(piece);
    if (!stored) {
      const when = gone ? `, since ${formatLong(gone.on)}: ${goneWords(gone.because, 'you')}` : '';
      lines.push(`${what}. It is no longer kept${when}.`);
      continue;
    }
    const name = `${String(place + 1).padStart(3, '0')}.${ENDINGS[mediaType] ?? 'bin'}`;
    yield storedInZip(name, stored.bytes);
    const said = choices.map(
      ({ sharedWith, askedOn, words: own }) =>
        `  On ${formatLong(askedOn)} you said: ${SHARED_WORDS[sharedWith]}.${own ? ` “${own}”` : ''}`,
    );
    lines.push([`${name}: ${what}. ${words}`, ...(said.length > 0 ? said : [`  ${NOT_ASKED_WORDS}.`])].join('\r\n'));
  }
  const head = pieces.length > 0 ? 'What you made, and who may see it' : 'Nothing that you made is kept';
  yield zipped('list.txt', Buffer.from(`\ufeff${[head, ...lines].join('\r\n\r\n')}\r\n`));
}
