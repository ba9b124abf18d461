import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Part, Text } from '../web/api/fields';
import { QUALIFICATION_LEVELS } from './eet.entities';

export class ResultSaidAnswer {
  @Choice(QUALIFICATION_LEVELS, { about: 'Its level.' }) level: string;
  @Text({ about: 'The grade.', nullable: true }) grade: string | null;
  @Day({ about: 'The day it was awarded.', nullable: true }) awardedOn: string | null;
  @Text({ about: 'The school, college or provider.', nullable: true }) provider: string | null;
}

export class ResultConflictAnswer {
  @Id({ about: 'Its id.' }) id: string;
  @Id({ about: 'The young person.' }) youngPersonId: string;
  @Id({ about: 'The qualification.' }) qualificationId: string;
  @Text({ about: 'What the qualification is; null where it was taken out of the record.', nullable: true })
  title: string | null;
  @Part(() => ResultSaidAnswer, {
    about: 'What a worker wrote, as it stands; null where it was taken out of the record.',
    nullable: true,
  })
  ours: ResultSaidAnswer | null;
  @Part(() => ResultSaidAnswer, { about: 'What the file says.' }) file: ResultSaidAnswer;
  @Text({ about: 'Where in the file.', example: 'history.csv:2' }) line: string;
  @Id({ about: 'The version of the qualification: to be sent back to settle it.', nullable: true })
  version: string | null;
  @Choice(['taken', 'kept', 'replaced', 'undone'], {
    about:
      'How it was settled: the file’s grade was taken, ours was kept, a later file or another row took its place, or its import was undone. Null while it is open, and where both have come to say the same.',
    nullable: true,
  })
  settled: string | null;
  @Text({ about: 'Why ours was kept.', nullable: true }) reason: string | null;
}

export class ResultConflictListAnswer extends listOf(
  () => ResultConflictAnswer,
  'Those that are open, the longest first.',
) {}

export class ResultSettlementDto {
  @Choice(['taken', 'kept'], { about: 'Take the file’s grade, or keep ours.', example: 'taken' })
  settled: 'taken' | 'kept';
  @Text({ about: 'Why ours is right: needed to keep it.', optional: true, example: 'The certificate was seen.' })
  reason?: string;
  @Id({
    about: 'The version of the qualification that was looked at.',
    example: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f',
  })
  version: string;
}
