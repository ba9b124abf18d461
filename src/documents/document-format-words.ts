import type { DocumentFormatKind } from './document-format.entity';

/** As a worker chooses it, with what it means on paper. */
export const FORMAT_WORDS: Record<DocumentFormatKind, { text: string; hint: string | null }> = {
  standard: { text: 'Standard print', hint: null },
  large: { text: 'Large print', hint: '18 point, one column' },
  easy: {
    text: 'Easy read',
    hint: 'Only what they want and what happens next, in the first person: one sentence a line under questions. No pictures',
  },
  'read-aloud': { text: 'Read aloud to them', hint: 'The file works with screen readers too' },
  translated: { text: 'Translated', hint: null },
  braille: { text: 'Braille', hint: 'Sent to be put into Braille from the standard file' },
};

/** “Large print”, “Translated into Tigrinya” */
export function formatWords({ format, language }: { format: DocumentFormatKind; language: string | null }): string {
  return language ? `${FORMAT_WORDS[format].text} into ${language}` : FORMAT_WORDS[format].text;
}
