import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { SystemActor } from '../access/actor';
import { audit } from '../audit/audit';
import { JobQueue, SEND_TEXT } from '../platform/queue';
import { Rounds } from '../platform/rounds';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork } from '../platform/unit-of-work';
import { HandingOver } from './handing-over';
import { Message } from './message.entity';
import { Notify, type TextFate } from './notify';

const ACTOR: SystemActor = { kind: 'system', name: 'text delivery' };
const LOOK_EVERY_MS = 2_000;
const FOLLOW_EVERY_MS = 30_000;
/** Notify says within three days what became of a text; after that nobody asks any more. */
const FOLLOWED_FOR = '3 days';
const FOLLOWED_AT_ONCE = 20;

const FATE_WORDS: Record<Exclude<TextFate, 'delivered' | null>, string> = {
  'permanent-failure': 'Notify: permanent-failure. The number does not work.',
  'temporary-failure': 'Notify: temporary-failure. The phone was off or out of reach.',
  'technical-failure': 'Notify: technical-failure. Notify had a fault.',
};

/**
 * Hands queued texts to GOV.UK Notify and asks what became of them. Before a second try Notify is asked whether the
 * first was taken, so that a copy killed between its answer and our note of it sends nothing twice.
 */
@Injectable()
export class TextDelivery implements BeforeApplicationShutdown {
  private readonly logger = new Logger('TextDelivery');
  private readonly notify: Notify | null;
  private readonly handing: HandingOver;
  private readonly rounds = new Rounds(this.logger, () => this.deliverAndFollow());
  private followedAt = -Infinity;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    queue: JobQueue,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.notify = settings.notify && new Notify(settings.notify);
    this.handing = new HandingOver(unitOfWork, queue, {
      channel: 'text',
      queue: SEND_TEXT,
      actor: ACTOR,
      lostWords: 'It could not be handed to Notify in time.',
      handOver: ({ id, toAddress, body }, isAgain) => this.notify!.sendText(toAddress, body, id, isAgain),
    });
  }

  /** Only copies that keep time (with a ScheduleModule) deliver by themselves. */
  @Interval(LOOK_EVERY_MS)
  async tick(): Promise<void> {
    if (this.notify) await this.rounds.next();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.handing.stop();
    await this.rounds.stop();
  }

  /** @returns how many texts were tried */
  async deliverReady(): Promise<number> {
    return this.handing.deliverReady();
  }

  async failLost(): Promise<number> {
    return this.handing.failLost();
  }

  /**
   * Asks what became of texts that Notify took, the newest most often: at first each half minute, after a day each two
   * hours.
   * @returns how many it can say of
   */
  async follow(): Promise<number> {
    const asked: { id: string; providerId: string }[] = await this.unitOfWork.write(ACTOR, ({ manager }) =>
      manager.query<{ id: string; providerId: string }[]>(
        `with asked as (
           update message set looked_at = now() where id in (
             select id from message
              where channel = 'text' and state = 'sent' and provider_id is not null and sent_at > now() - $1::interval
                and (looked_at is null or looked_at < now() - greatest(interval '30 seconds', (now() - sent_at) / 12))
              order by looked_at nulls first limit ${FOLLOWED_AT_ONCE} for update skip locked)
           returning id, provider_id
         ) select id, provider_id as "providerId" from asked`,
        [FOLLOWED_FOR],
      ),
    );
    let known = 0;
    for (const { id, providerId } of asked) {
      if (this.rounds.isStopped) break;
      const fate = await this.fateOf(providerId);
      if (fate === null) continue;
      await this.noteFate(id, fate);
      known += 1;
    }
    return known;
  }

  /** One that Notify says nothing of must not keep the others from being asked. */
  private async fateOf(providerId: string): Promise<TextFate> {
    try {
      return await this.notify!.fateOf(providerId);
    } catch (error) {
      this.logger.error(error);
      return null;
    }
  }

  private async noteFate(id: string, fate: Exclude<TextFate, null>): Promise<void> {
    await this.unitOfWork.write(ACTOR, async (work) => {
      const isDelivered = fate === 'delivered';
      await work.manager.update(
        Message,
        { id, state: 'sent' },
        isDelivered
          ? { state: 'delivered', deliveredAt: () => 'now()' }
          : { state: 'failed', lastError: FATE_WORDS[fate] },
      );
      await audit(work, { did: isDelivered ? 'message.delivered' : 'message.failed', subjectId: id });
    });
  }

  private async deliverAndFollow(): Promise<void> {
    await this.deliverReady();
    if (performance.now() - this.followedAt < FOLLOW_EVERY_MS) return;
    this.followedAt = performance.now();
    await this.failLost();
    await this.follow();
  }
}
