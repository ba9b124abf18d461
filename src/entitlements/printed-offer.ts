import { under } from '../documents/blocks';
import { PRINT_SIZES, type PrintedDocument, type PrintSize } from '../documents/printed-document';
import { formatLong } from '../statutory/local-date';
import { underHeadings } from './entitlements.page';
import type { LocalOffer } from './local-offer.entities';

/** As an address asks for it; anything else is as it is. */
export function printSize(asked: string | undefined): PrintSize {
  return PRINT_SIZES.find((size) => size === asked) ?? 'standard';
}

/** A version of the local offer on paper, for a young person to keep. */
export function printedOffer(
  { number, publishedOn, whatChanged, content }: LocalOffer,
  council: string | null,
): PrintedDocument {
  return {
    kind: 'Local offer',
    language: 'en-GB',
    cover: {
      title: 'What we offer you',
      colour: '#00703c',
      name: council ?? 'Our local offer',
      lines: [`Version ${number}, ${formatLong(publishedOn)}`],
    },
    mark: null,
    parts: [
      { title: 'What is new', blocks: [{ kind: 'text', text: whatChanged }] },
      ...underHeadings(content).map(({ heading, items }) => ({
        title: heading,
        blocks: items.flatMap(({ title, words, how, sum, forWhom }) =>
          under(2, title, [
            { kind: 'text', text: words },
            { kind: 'list', items: [...(sum ? [sum] : []), ...(how ? [how] : []), forWhom] },
          ]),
        ),
      })),
    ],
  };
}
