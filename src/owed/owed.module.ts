import { Global, Module } from '@nestjs/common';
import { Owed } from './owed';

@Global()
@Module({ providers: [Owed], exports: [Owed] })
export class OwedModule {}
