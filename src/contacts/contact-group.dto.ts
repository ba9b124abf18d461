import { Choice, Day, LONG_TEXT, Text, Words } from '../web/api/fields';
import { GROUP_KINDS, type GroupKind } from './contact-group.entity';

export class RecordGroupDto {
  @Choice(GROUP_KINDS, { about: 'What it was.' })
  kind: GroupKind;

  @Text({ about: 'What it was about: it stands on each record, so name nobody.', max: 200, example: 'Cooking evening' })
  title: string;

  @Day({ about: 'The day it was.' })
  heldOn: string;

  @Text({
    about: 'What was done, the same for each record: name nobody.',
    optional: true,
    nullable: true,
    max: LONG_TEXT,
    example: 'We cooked for ten.',
  })
  note?: string | null;

  @Words({ about: 'The ids of the young people who came, 60 at most.', example: [] })
  people: string[];

  @Words({ about: 'The ids of colleagues who were there too: they met each who came.', optional: true, example: [] })
  alsoThere?: string[];
}
