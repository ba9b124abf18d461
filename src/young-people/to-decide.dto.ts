import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Instant, LONG_TEXT, Part, Parts, Text, Whole, Words } from '../web/api/fields';
import { PersonNamed } from './person-named';
import { STATUS_CODES } from './status-words';

export class ToDecideQueryDto extends PageQueryDto {
  @Text({
    about: 'Only matters of this kind.',
    optional: true,
    pattern: /^[a-z0-9-]{1,60}$/,
    example: 'possible-duplicate',
  })
  kind?: string;
}

/** A decision that the record has changed since, or that leaves nothing due. */
export class DecidedBeforeAnswer {
  @Choice(STATUS_CODES, { about: 'The status decided.', example: 'relevant' })
  status: string;

  @Day({ about: 'The day it was decided.' })
  on: string;

  @Text({ about: 'By whom.', nullable: true, example: 'Ruth Calder' })
  by: string | null;

  @Choice(STATUS_CODES, { about: 'What the record gave then.', example: 'qualifying' })
  whenRecordGave: string;
}

export class ToDecideAnswer {
  @Part(() => PersonNamed, { about: 'Whom it is about.' })
  person: PersonNamed;

  @Text({ about: 'How the matter is known in an address.', example: '5f1c0a9b7e3d2c4a6b8d0e1f' })
  key: string;

  @Text({
    about: 'What kind of matter it is; “other” for what is not told without read:notes.',
    example: 'possible-duplicate',
  })
  kind: string;

  @Text({ about: 'The question.', max: LONG_TEXT, example: 'Two records have the same UPN.' })
  text: string;

  @Words({ about: 'What makes it doubtful, a sentence each.' })
  facts: string[];

  @Choice(STATUS_CODES, { about: 'The status that the record gives.', nullable: true, example: 'qualifying' })
  status: string | null;

  @Words({ about: 'Why the record gives it, a sentence each.' })
  because: string[];

  @Part(() => DecidedBeforeAnswer, { about: 'What was decided, where it is asked nevertheless.', nullable: true })
  decided: DecidedBeforeAnswer | null;

  @Instant({ about: 'When it was raised, or the status first asked, or asked again after a decision.' })
  since: string;

  @Text({ about: 'The name of the team that answers for them.', nullable: true, example: 'North' })
  teamName: string | null;
}

export class KindToDecideAnswer {
  @Text({ about: 'A kind of matter.', example: 'possible-duplicate' })
  kind: string;

  @Whole({ about: 'How many of it wait.', example: 3 })
  total: number;
}

export class ToDecideListAnswer extends listOf(() => ToDecideAnswer, 'The oldest first.') {
  @Parts(() => KindToDecideAnswer, { about: 'How many wait in all, kind by kind.' })
  kinds: KindToDecideAnswer[];
}
