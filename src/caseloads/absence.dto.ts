import { listOf } from '../web/api/cursor';
import { changesTo, Day, Id, Text, YesNo } from '../web/api/fields';

class AbsenceDaysDto {
  @Day({ about: 'The first day away.' })
  fromOn: string;

  @Day({ about: 'The first day back; null while nobody knows it.', nullable: true })
  toOn: string | null;

  @Id({
    about: 'Who covers, a member of staff: they may see and record for these young people on those days.',
    nullable: true,
  })
  coverId: string | null;
}

export class AbsenceSaidDto extends AbsenceDaysDto {
  @Id({ about: 'Who is away: yourself, or for a manager someone in their teams.' })
  staffId: string;
}

/** What is left out stays as it is. */
export class ChangedAbsenceDto extends changesTo(AbsenceDaysDto) {}

export class AbsenceAnswer {
  @Id({ about: 'The id of the absence, the same through every change.' })
  id: string;

  @Id({ about: 'Who is away.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' })
  name: string;

  @Day({ about: 'The first day away.' })
  fromOn: string;

  @Day({ about: 'The first day back; null while nobody knows it.', nullable: true })
  toOn: string | null;

  @Id({ about: 'Who covers.', nullable: true })
  coverId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Tom Reed' })
  coverName: string | null;

  @YesNo({ about: 'Whether you may change it.' })
  mine: boolean;
}

export class AbsenceListAnswer extends listOf(() => AbsenceAnswer, 'Those that have not ended.') {}
