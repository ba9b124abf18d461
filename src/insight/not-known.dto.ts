import { Day, Parts, Whole } from '../web/api/fields';

export class NotKnownMonthAnswer {
  @Day({ about: 'The end of the month, or today.' }) day: string;
  @Whole({ about: 'Young people who had a personal adviser; null: the record does not reach so far.', nullable: true })
  among: number | null;
  @Whole({ about: 'Of them, of how many nobody knew what they did, as the record stood that day.', nullable: true })
  notKnown: number | null;
  @Whole({ about: 'Looks in the month that found nothing.' }) looks: number;
}

export class NotKnownAnswer {
  @Day({ about: 'The day for which this is right.' }) asOf: string;
  @Day({ about: 'The first day on which anything was recorded of what anybody does.', nullable: true })
  reachesTo: string | null;
  @Parts(() => NotKnownMonthAnswer, { about: 'Twelve ends of months and today, the earliest first.' })
  months: NotKnownMonthAnswer[];
}
