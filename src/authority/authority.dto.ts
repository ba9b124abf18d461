import { Day, Instant, Open, Parts, Text, YesNo } from '../web/api/fields';

export class AuthorityAnswer {
  @Text({ about: 'The name of the council.', example: 'Westmoor Council' })
  name: string;

  @Text({ about: 'Its code, where it is known.', nullable: true, example: '999' })
  laCode: string | null;

  @Text({ about: 'What the council calls a personal adviser.', example: 'personal adviser' })
  adviserWord: string;

  @Text({ about: 'What it calls a young person’s social worker.', example: 'social worker' })
  socialWorkerWord: string;

  @Text({ about: 'What it calls whoever keeps an eye on them until they have an adviser.', example: 'duty worker' })
  interimWord: string;

  @YesNo({ about: 'A made-up council for trying Onward out: nobody in it is a real person.' })
  madeUp: boolean;
}

export class PolicyVersionAnswer {
  @Day({ about: 'From when it decides: what starts on a day goes by the version in force then.' })
  inForceFrom: string;

  @Open({ about: 'What differs from the defaults.', example: { visitPolicyWeeks: 6 } })
  settings: Record<string, unknown>;

  @Text({ about: 'Why.', max: 2000, example: 'Agreed by the corporate parenting board' })
  reason: string;

  @Instant({ about: 'When it was set.' })
  recordedAt: string;
}

export class PolicyAnswer {
  @Open({ about: 'The settings in force today, defaults included.', example: { visitPolicyWeeks: 8 } })
  today: Record<string, unknown>;

  @Parts(() => PolicyVersionAnswer, { about: 'Every version, the earliest first. The defaults hold before the first.' })
  versions: PolicyVersionAnswer[];
}
