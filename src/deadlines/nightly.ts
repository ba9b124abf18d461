import { Inject, Injectable } from '@nestjs/common';
import type { SystemActor } from '../access/actor';
import { Messages } from '../notifications/messages';
import { RunOnce, type Run, type Step } from '../platform/run-once';
import { SETTINGS, type Settings } from '../platform/settings';
import type { Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { LocalDate } from '../statutory/local-date';
import { isWorkingDay } from '../statutory/working-days';
import { Alerts } from './alerts';
import { Ledger } from './ledger';
import { NightNews, type NightNewsSource } from './night-news';
import { Digests } from './nightly-digests';
import { keepDailyFigures } from './nightly-figures';
import { tellUrgentOfNight } from './urgent';
import { nameInterims } from './waiting-told';

export const NIGHTLY = 'nightly';
const ACTOR: SystemActor = { kind: 'system', name: 'nightly job' };

/** What happens once for each date, whichever copy of the application does it. */
@Injectable()
export class Nightly {
  constructor(
    private readonly runOnce: RunOnce,
    private readonly ledger: Ledger,
    private readonly alerts: Alerts,
    private readonly digests: Digests,
    private readonly nightNews: NightNews,
    private readonly messages: Messages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Each night that was missed, oldest first, and tonight. One that fails does not keep the next from running. */
  async catchUp(today: LocalDate): Promise<Run[]> {
    const runs: Run[] = [];
    for (const date of await this.runOnce.unfinished(ACTOR, NIGHTLY, today)) runs.push(await this.run(date, today));
    return runs;
  }

  /**
   * A missed night raises the alerts of the thresholds crossed on it. The ledger is brought to today (as of an earlier
   * day it would forget what has been recorded since), and digests and figures are today's or none: how things stood on
   * a day gone by is not known any more, and nobody needs two mails in a morning. At weekends and on bank holidays there
   * is no digest: what was due then is in the next one, and only what cannot wait is told.
   */
  async run(date: LocalDate, today: LocalDate): Promise<Run> {
    const steps: Step[] = [
      { name: 'refresh', run: (work) => this.refreshWhoChanges(work, today) },
      { name: 'alerts', run: (work) => this.alerts.raise(work, date, today) },
    ];
    if (date === today) {
      if (isWorkingDay(today, ENGLAND_AND_WALES)) {
        steps.push({ name: 'digests', run: (work) => this.digests.queue(work, today) });
        steps.push(...this.nightNews.sources.map((source) => this.telling(source, today)));
      } else steps.push({ name: 'urgent', run: (work) => tellUrgentOfNight(work, today) });
      steps.push({ name: 'figures', run: (work) => keepDailyFigures(work, today) });
    }
    return this.runOnce.run(ACTOR, NIGHTLY, date, steps);
  }

  private telling({ name, news }: NightNewsSource, today: LocalDate): Step {
    return {
      name,
      run: async (work) => {
        const [council]: { made_up: boolean }[] = await work.manager.query('select made_up from authority');
        const from = { publicUrl: this.settings.publicUrl, madeUp: council?.made_up ?? false };
        return { mails: await this.messages.tell(work, await news(work, today, from)) };
      },
    };
  }

  /** Birthdays, ends of holds, six months at home, a worker's last day: those for whom something changes with no new fact. */
  private async refreshWhoChanges(work: Work, today: LocalDate): Promise<{ people: number }> {
    await nameInterims(work);
    const due: { id: string }[] = await work.manager.query(
      'select young_person_id as id from legal_position where next_change_on <= $1',
      [today],
    );
    await this.ledger.refresh(
      work,
      due.map(({ id }) => id),
      today,
    );
    return { people: due.length };
  }
}
