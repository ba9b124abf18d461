import { Global, Logger, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { JobQueue } from '../platform/queue';
import { MailDelivery } from './mail-delivery';
import { Messages } from './messages';
import { MessagesApiController } from './messages.api.controller';
import { OutboxPagesController } from './outbox.pages.controller';
import { OutboxService } from './outbox.service';
import { TextDelivery } from './text-delivery';
import { UrgentMessages } from './urgent-messages';

/** Global: any feature may cause a mail. */
@Global()
@Module({
  controllers: [OutboxPagesController, MessagesApiController],
  providers: [
    { provide: JobQueue, inject: [getDataSourceToken()], useFactory: queueBeside },
    Messages,
    MailDelivery,
    TextDelivery,
    UrgentMessages,
    OutboxService,
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
