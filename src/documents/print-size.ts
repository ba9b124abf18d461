import type { DocumentFormatKind } from './document-format.entity';
import type { PrintSize } from './printed-document';

/** What is printed for a wish. What is read out, translated or put into Braille begins from the page as it is. */
export function sizeFor(format: DocumentFormatKind | null): PrintSize {
  return format === 'large' || format === 'easy' ? format : 'standard';
}
