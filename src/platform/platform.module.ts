import { Global, Module } from '@nestjs/common';
import { RepeatedRequests } from './repeated-requests';
import { UnitOfWork } from './unit-of-work';

@Global()
@Module({ providers: [UnitOfWork, RepeatedRequests], exports: [UnitOfWork, RepeatedRequests] })
export class PlatformModule {}
