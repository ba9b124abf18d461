import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module';
import { RunOnce } from '../platform/run-once';
import { Alerts } from './alerts';
import { Digests } from './nightly-digests';
import { NightlyTicker } from './nightly-ticker';
import { Nightly } from './nightly';

@Module({
  imports: [NotificationsModule],
  providers: [RunOnce, Alerts, Digests, Nightly, NightlyTicker],
  exports: [Nightly],
})
export class NightlyModule {}
