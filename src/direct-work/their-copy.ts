import { strToU8, zipSync } from 'fflate';
import type { Stored } from '../attachments/attachments';
import { formatLong } from '../statutory/local-date';
import { goneWords, NOT_ASKED_WORDS, SHARED_WORDS } from './direct-work-words';
import type { PieceTold } from './direct-work.service';

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
};

/** Everything that was made, and a list that says what each is, for the young person: written to them. */
export function theirCopyAsZip(pieces: readonly (PieceTold & { stored: Stored | null })[]): Buffer {
  const files: Record<string, Uint8Array> = {};
  const lines = pieces.map((piece, place) => {
    const { kind, madeOn, words, gone, stored, choices } = piece;
    const what = `${kind === 'picture' ? 'A picture' : 'A voice note'} of ${formatLong(madeOn)}`;
    if (gone) return `${what}. It is no longer kept, since ${formatLong(gone.on)}: ${goneWords(gone.because, 'you')}.`;
    const name = `${String(place + 1).padStart(3, '0')}.${ENDINGS[stored?.mediaType ?? ''] ?? 'bin'}`;
    if (stored) files[name] = stored.bytes;
    const said = choices.map(
      ({ sharedWith, askedOn, words: own }) =>
        `  On ${formatLong(askedOn)} you said: ${SHARED_WORDS[sharedWith]}.${own ? ` “${own}”` : ''}`,
    );
    return [`${name}: ${what}. ${words}`, ...(said.length > 0 ? said : [`  ${NOT_ASKED_WORDS}.`])].join('\r\n');
  });
  const head = pieces.length > 0 ? 'What you made, and who may see it' : 'Nothing that you made is kept';
  files['list.txt'] = strToU8(`\ufeff${[head, ...lines].join('\r\n\r\n')}\r\n`);
  // They are compressed already; and the zip, which may be large, is not copied.
  const zip = zipSync(files, { level: 0 });
  return Buffer.from(zip.buffer, zip.byteOffset, zip.length);
}
