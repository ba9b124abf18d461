import { Choice, Day, Id, Parts, Text, Whole } from '../web/api/fields';
import { PATTERN_BY, type PatternBy } from './late-pattern.service';

export class PatternQueryDto {
  @Choice(PATTERN_BY, { about: 'What each row is of. Unless said: team.', optional: true })
  by?: PatternBy;

  @Id({ about: 'Only young people of this team.', optional: true })
  teamId?: string;

  @Id({ about: 'Only young people of this personal adviser.', optional: true })
  adviserId?: string;

  @Text({ about: 'Only this rule.', optional: true, pattern: /^[A-Z]{2}-\d{2}$/, example: 'PA-02' })
  rule?: string;
}

/** Counts of items. */
export class PatternRowAnswer {
  @Text({
    about: 'The id of the team or worker, or the rule; null: no team, or no worker.',
    nullable: true,
    example: 'PA-02',
  })
  key: string | null;

  @Text({ about: 'Its name.', example: 'North' })
  name: string;

  @Whole({ about: 'Late: worker.' })
  worker: number;

  @Whole({ about: 'Late: the young person’s choice.' })
  youngPerson: number;

  @Whole({ about: 'Late: a partner’s delay.' })
  partner: number;

  @Whole({ about: 'Late: a wrong or missing fact.' })
  wrongFact: number;

  @Whole({ about: 'Late: a court or other outside delay.' })
  outsideDelay: number;

  @Whole({ about: 'Late, and nobody has said why.' })
  noCause: number;

  @Whole({ about: 'Late: the sum of these.' })
  late: number;

  @Whole({ about: 'Met as asked, in time or late.' })
  met: number;

  @Whole({ about: 'Met by something that a manager accepted in its place.' })
  metBySubstitute: number;
}

export class PatternAnswer {
  @Day({ about: 'The day for which these figures are right.' })
  asOf: string;

  @Day({ about: 'Everything overdue counts; of what is over, what was met, or was due and never met, since this day.' })
  since: string;

  @Choice(PATTERN_BY, { about: 'What each row is of.' })
  by: string;

  @Parts(() => PatternRowAnswer, { about: 'Of the young people you may see. The items are at GET /deadlines?cause=….' })
  rows: PatternRowAnswer[];
}
