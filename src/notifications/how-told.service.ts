import { Inject, Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Problem, type FieldError } from '../platform/problem';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Channel } from './message.entity';
import { mobileNumber } from './mobile';
import type { QuietHours } from './quiet-hours';
import { TellingChoice, type QuietChoice } from './telling-choice.entity';

export interface HowTold {
  /** As they typed it or `+447…`; null for none. */
  mobile: string | null;
  urgentBy: Channel[];
  digestBy: Channel[];
  quiet: QuietChoice;
  /** Their own hours; null where they never said any. */
  ownHours: QuietHours | null;
  onDutyUntil: LocalDate | null;
}

export interface HowToldNow extends HowTold {
  email: string;
  /** Whether the council sends texts. */
  texts: boolean;
  /** The council's quiet hours; null: it keeps none. */
  councilHours: QuietHours | null;
  /** Whether what is urgent reaches someone on duty in quiet hours too. */
  urgentToDuty: boolean;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** How members of staff are told, each by their own choice. */
@Injectable()
export class HowToldService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async read(actor: UserActor): Promise<HowToldNow> {
    return this.unitOfWork.read(actor, (work) => this.now(work, actor));
  }

  /**
   * What was written for them already goes as they chose before; what waits for the end of quiet hours goes by the new ones.
   * @throws Problem 'not-valid' naming the field
   */
  async choose(actor: UserActor, wanted: HowTold): Promise<HowToldNow> {
    const mobile = wanted.mobile === null ? null : mobileNumber(wanted.mobile);
    const errors = faultsOf(wanted, mobile);
    if (errors.length > 0) throw new Problem('not-valid', 'This choice cannot be saved.', errors);
    const { urgentBy, digestBy, quiet, ownHours, onDutyUntil } = wanted;
    return this.unitOfWork.write(actor, async (work) => {
      const choice = { mobile, urgentBy, digestBy, quiet, onDutyUntil };
      const hours = { quietFrom: ownHours?.from ?? null, quietTo: ownHours?.to ?? null };
      await work.manager.upsert(
        TellingChoice,
        { staffId: actor.staffId, ...choice, ...hours, changedAt: () => 'now()' },
        ['staffId'],
      );
      await audit(work, {
        did: 'telling.chosen',
        subjectId: actor.staffId,
        detail: { urgentBy, digestBy, quiet, hasMobile: mobile !== null, onDutyUntil },
      });
      return this.now(work, actor);
    });
  }

  private async now({ manager }: Work, { staffId }: UserActor): Promise<HowToldNow> {
    const choice = await manager.findOneBy(TellingChoice, { staffId });
    const [known]: { email: string; hours: QuietHours | null; urgentToDuty: boolean | null }[] = await manager.query(
      `select s.email, a.urgent_to_duty as "urgentToDuty",
              case when a.quiet_from is not null then jsonb_build_object('from', a.quiet_from, 'to', a.quiet_to) end as hours
         from staff s left join authority a on true where s.id = $1`,
      [staffId],
    );
    const { email, hours, urgentToDuty } = known!;
    const { quietFrom, quietTo } = choice ?? { quietFrom: null, quietTo: null };
    return {
      email,
      texts: this.settings.notify !== null,
      councilHours: hours,
      urgentToDuty: urgentToDuty ?? false,
      mobile: choice?.mobile ?? null,
      urgentBy: choice?.urgentBy ?? ['email'],
      digestBy: choice?.digestBy ?? ['email'],
      quiet: choice?.quiet ?? 'council',
      ownHours: quietFrom && quietTo ? { from: quietFrom, to: quietTo } : null,
      onDutyUntil: choice?.onDutyUntil ?? null,
    };
  }
}

function faultsOf(
  { mobile: typed, urgentBy, digestBy, quiet, ownHours }: HowTold,
  mobile: string | null,
): FieldError[] {
  const errors: FieldError[] = [];
  const wantsTexts = urgentBy.includes('text') || digestBy.includes('text');
  if (typed !== null && mobile === null) {
    errors.push({ field: 'mobile', message: 'Enter a mobile number of the United Kingdom, like 07700 900123' });
  } else if (wantsTexts && mobile === null) {
    errors.push({ field: 'mobile', message: 'Enter your mobile number to be told by text' });
  }
  if (quiet === 'own' && ownHours === null) errors.push({ field: 'quietFrom', message: 'Enter your quiet hours' });
  if (ownHours !== null) {
    const { from, to } = ownHours;
    if (!TIME.test(from)) errors.push({ field: 'quietFrom', message: 'Enter when they begin, like 8pm or 20:00' });
    if (!TIME.test(to)) errors.push({ field: 'quietTo', message: 'Enter when they end, like 7am or 07:00' });
    if (from === to) errors.push({ field: 'quietTo', message: 'Enter an end that is not the beginning' });
  }
  return errors;
}
