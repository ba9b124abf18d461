import { Choice, Day, Text } from '../web/api/fields';
import { DOCUMENT_FORMATS, type DocumentFormatKind } from './document-format.entity';
import { PRINT_SIZES, type PrintSize } from './printed-document';

export class PrintQueryDto {
  @Choice(PRINT_SIZES, { about: 'How it is laid out; left out: as the young person wants it.', optional: true })
  size?: PrintSize;
}

export class DocumentFormatDto {
  @Choice(DOCUMENT_FORMATS, { about: 'How they want what is written for them.', optional: true })
  format?: DocumentFormatKind;

  @Text({ about: 'Of a translation: the language.', optional: true, nullable: true, example: null })
  language?: string | null;

  @Text({ about: 'Anything else about it.', optional: true, nullable: true, example: 'On yellow paper' })
  note?: string | null;
}

export class DocumentFormatAnswer {
  @Choice(DOCUMENT_FORMATS, { about: 'How they want it; null where nobody asked.', nullable: true })
  format: string | null;

  @Text({ about: 'Of a translation: the language.', nullable: true, example: null })
  language: string | null;

  @Text({ about: 'Anything else about it. Null without read:notes.', nullable: true, example: 'On yellow paper' })
  note: string | null;

  @Day({ about: 'The day they said so.', nullable: true })
  saidOn: string | null;
}
