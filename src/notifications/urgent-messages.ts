import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { SystemActor } from '../access/actor';
import { now } from '../platform/clock';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { Messages, type News } from './messages';
import { mayGoFrom, recipientsOf } from './recipients';

const ACTOR: SystemActor = { kind: 'system', name: 'urgent messages' };
const LOOK_EVERY_MS = 2_000;

interface Due {
  id: string;
  staffId: string;
  /** Not read yet, and still to be done. */
  matters: boolean;
}

/**
 * Writes the messages of what is urgent: a telling is a row of the write that caused it, and its message follows within
 * seconds, or when its reader's quiet hours end. Everything that waits for one reader is then one message, and nothing of
 * it that has been read or done meanwhile needs one.
 */
@Injectable()
export class UrgentMessages implements BeforeApplicationShutdown {
  private readonly logger = new Logger('UrgentMessages');
  private writing: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: Messages,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Interval(LOOK_EVERY_MS)
  async tick(): Promise<void> {
    if (this.writing || this.stopping) return;
    this.writing = this.look();
    await this.writing;
    this.writing = null;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.writing;
  }

  /** @returns how many messages were written */
  async writeDue(at: Date): Promise<number> {
    return this.unitOfWork.write(ACTOR, async (work) => {
      const due: Due[] = await work.manager.query(
        `select t.id, t.staff_id as "staffId",
                t.read_at is null and (d.id is null or d.state in ('open', 'partial', 'declined')) as matters
           from telling t left join deadline d on d.id = t.deadline_id
          where t.message_due order by t.id for update of t skip locked`,
      );
      if (due.length === 0) return 0;
      const byReader = new Map<string, Due[]>();
      for (const one of due) byReader.set(one.staffId, [...(byReader.get(one.staffId) ?? []), one]);
      return this.writeFor(work, byReader, at);
    });
  }

  private async writeFor(work: Work, byReader: Map<string, Due[]>, at: Date): Promise<number> {
    const recipients = await recipientsOf(work, [...byReader.keys()]);
    const [council]: { made_up: boolean }[] = await work.manager.query('select made_up from authority');
    const settled: string[] = [];
    const news: News[] = [];
    for (const [staffId, theirs] of byReader) {
      const from = mayGoFrom(recipients.get(staffId)!, 'urgent', at);
      if (from !== null && from > at) continue;
      settled.push(...theirs.map(({ id }) => id));
      const first = theirs.find(({ matters }) => matters);
      if (from === null || !first) continue;
      news.push({
        staffId,
        cause: `urgent:${first.id}`,
        ...urgentWords(this.settings.publicUrl, council?.made_up ?? false),
      });
    }
    await work.manager.query('update telling set message_due = false where id = any($1)', [settled]);
    return this.messages.tell(work, news);
  }

  private async look(): Promise<void> {
    try {
      await this.writeDue(now());
    } catch (error) {
      // The database went away: the next look finds the same.
      this.logger.error(error);
    }
  }
}

/** Neither who nor what: it may be read over someone's shoulder. */
export function urgentWords(publicUrl: string, madeUp: boolean) {
  const address = `${publicUrl}/told`;
  const practice = madeUp ? ['For practice: this is from a made-up council, and nobody in it is real.', ''] : [];
  return {
    kind: 'urgent' as const,
    subject: 'Onward: something urgent',
    body: [
      ...practice,
      'Something urgent came up. Sign in to see what it is:',
      address,
      '',
      'This mail names nobody, so that it can be read anywhere.',
      '',
    ].join('\n'),
    text: `${madeUp ? 'Practice. ' : ''}Onward: something urgent. Sign in to see: ${address}`,
  };
}
