import { listOf, PageQueryDto } from '../web/api/cursor';
import { Instant, LONG_TEXT, Part, Parts, Text, Whole } from '../web/api/fields';
import { PersonNamed } from './person-named';

export class ToDecideQueryDto extends PageQueryDto {
  @Text({
    about: 'Only matters of this kind.',
    optional: true,
    pattern: /^[a-z0-9-]{1,60}$/,
    example: 'possible-duplicate',
  })
  kind?: string;
}

export class ToDecideAnswer {
  @Part(() => PersonNamed, { about: 'Whom it is about.' })
  person: PersonNamed;

  @Text({ about: 'How the matter is known in an address.', example: '5f1c0a9b7e3d2c4a6b8d0e1f' })
  key: string;

  @Text({ about: 'What kind of matter it is.', example: 'possible-duplicate' })
  kind: string;

  @Text({ about: 'The question.', max: LONG_TEXT, example: 'Two records have the same UPN.' })
  text: string;

  @Instant({ about: 'When it was raised, or the status first asked.' })
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
