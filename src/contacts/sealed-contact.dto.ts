import { Id, Instant, Part, Text } from '../web/api/fields';

export class MoveContactDto {
  @Text({ about: 'The young person it belongs to: the id, or the council’s own number.', max: 100, example: 'LC-1042' })
  to: string;

  @Text({ about: 'How it came about. Name nobody.', max: 2000, example: 'Two records were open.' })
  reason: string;
}

export class MovedToAnswer {
  @Id({ about: 'The young person it belongs to.' })
  personId: string;

  @Id({ about: 'The contact on their record.' })
  contactId: string;
}

export class MovedContactAnswer {
  @Part(() => MovedToAnswer, { about: 'Where it stands now; null where it had been moved before.', nullable: true })
  moved: MovedToAnswer | null;
}

export class SealedAnswer {
  @Text({ about: 'How it came about.', example: 'Two records were open.' })
  reason: string;

  @Text({ about: 'Who moved it.', example: 'Grace Adeyemi' })
  sealedBy: string;

  @Instant({ about: 'When.' })
  sealedAt: string;

  @Id({ about: 'The young person it belongs to.' })
  youngPersonId: string;

  @Id({ about: 'The contact on their record.' })
  contactId: string;
}
