import { Global, Logger, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { JobQueue } from '../platform/queue';
import { HowToldPagesController } from './how-told.pages.controller';
import { HowToldService } from './how-told.service';
import { MailDelivery } from './mail-delivery';
import { Messages } from './messages';
import { MessagesApiController } from './messages.api.controller';
import { OutboxPagesController } from './outbox.pages.controller';
import { OutboxService } from './outbox.service';
import { TextDelivery } from './text-delivery';
import { HowToldApiController, ToldApiController } from './told.api.controller';
import { ToldPagesController } from './told.pages.controller';
import { ToldService } from './told.service';
import { UrgentMessages } from './urgent-messages';

/** Global: any feature may cause a mail. */
@Global()
@Module({
  controllers: [
    OutboxPagesController,
    ToldPagesController,
    HowToldPagesController,
    MessagesApiController,
    ToldApiController,
    HowToldApiController,
  ],
  providers: [
    { provide: JobQueue, inject: [getDataSourceToken()], useFactory: queueBeside },
    Messages,
    MailDelivery,
    TextDelivery,
    UrgentMessages,
    OutboxService,
    ToldService,
    HowToldService,
  ],
  exports: [Messages, MailDelivery, TextDelivery, UrgentMessages, OutboxService],
})
export class NotificationsModule {}

/** In the same database, with its own small pool, which opens when mails are delivered. */
function queueBeside(dataSource: DataSource): JobQueue {
  const logger = new Logger('JobQueue');
  const { url } = dataSource.options as { url: string };
  return new JobQueue(url, (error) => logger.error(error));
}
