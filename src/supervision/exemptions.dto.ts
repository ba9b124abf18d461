import { Choice, Day, Id, Parts, Text, Whole } from '../web/api/fields';
import { LONGEST_EXEMPTION_REASON } from './exemptions.service';

const WHY = 'Supervised by the university while she trains as a practice educator.';

export class ExemptionDto {
  @Id({ about: 'The worker: a personal adviser of your teams, and not yourself.' })
  staffId: string;

  @Day({ about: 'The first day, today or later.' })
  fromOn: string;

  @Day({ about: 'The last day, within 12 months of the first.' })
  untilOn: string;

  @Text({ about: 'Why.', max: LONGEST_EXEMPTION_REASON, example: WHY })
  reason: string;
}

export class EndExemptionDto {
  @Text({ about: 'Why it ends.', max: LONGEST_EXEMPTION_REASON, example: 'The course was put off.' })
  reason: string;
}

export class ExemptionAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Id({ about: 'The worker.' })
  staffId: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  workerName: string;

  @Text({ about: 'Their team.', nullable: true, example: 'North' })
  teamName: string | null;

  @Day({ about: 'The first day.' })
  fromOn: string;

  @Day({ about: 'The last day, unless it was ended before.' })
  untilOn: string;

  @Text({ about: 'Why.', example: WHY })
  reason: string;

  @Text({ about: 'Who decided it.', example: 'Ruth Calder' })
  decidedBy: string;

  @Day({ about: 'When.' })
  decidedOn: string;

  @Choice(['to-come', 'holds', 'over'], { about: 'over: by its last day, or by a decision.' })
  state: string;

  @Day({ about: 'From when the policy holds again, where it was ended.', nullable: true, example: null })
  endedOn: string | null;

  @Text({ about: 'Who ended it.', nullable: true, example: null })
  endedBy: string | null;

  @Text({ about: 'Why it ended.', nullable: true, example: null })
  endReason: string | null;
}

export class ExemptionListAnswer {
  @Whole({ about: 'The edition of the supervision policy; 0 while none was agreed.', example: 2 })
  edition: number;

  @Day({ about: 'By when it is looked at again; null while none was agreed.', nullable: true })
  renewBy: string | null;

  @Parts(() => ExemptionAnswer, { about: 'Those that hold first, then those to come, then what is over.' })
  items: ExemptionAnswer[];
}
