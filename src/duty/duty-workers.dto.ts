import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Text } from '../web/api/fields';
import { LONGEST_DUTY_MATTER, MOST_DUTY_DAYS } from './duty-workers.service';

const MATTER = 'The deposit is to be paid by Friday.';

export class DutyWorkerDto {
  @Id({ about: 'Who is on duty for them: somebody else who works with young people, can sign in and stays.' })
  staffId: string;

  @Day({ about: 'The first day, today or later.', example: '2026-12-01' })
  fromOn: string;

  @Day({ about: `The last day, within ${MOST_DUTY_DAYS} days.`, example: '2026-12-07' })
  untilOn: string;

  @Text({ about: 'What is open.', max: LONGEST_DUTY_MATTER, example: MATTER })
  matter: string;
}

export class DutyHandBackDto {
  @Text({ about: 'How it stands.', max: LONGEST_DUTY_MATTER, example: 'The deposit is paid.' })
  handedBack: string;
}

export class DutyWorkerAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Id({ about: 'Who.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  name: string;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: 'The last day.' })
  untilOn: string;

  @Text({ about: 'What is open.', max: LONGEST_DUTY_MATTER, example: MATTER })
  matter: string;

  @Text({ about: 'Who named them.', example: 'Bo Manager' })
  namedBy: string;

  @Day({ about: 'When it was handed back.', nullable: true, example: null })
  endedOn: string | null;

  @Text({ about: 'By whom.', nullable: true, example: null })
  endedBy: string | null;

  @Text({ about: 'How it stands.', max: LONGEST_DUTY_MATTER, nullable: true, example: null })
  handedBack: string | null;

  @Choice(['to-come', 'now', 'over'], { about: 'Whether it runs.' })
  state: string;
}

export class DutyWorkerListAnswer extends listOf(() => DutyWorkerAnswer, 'The last first.') {}
