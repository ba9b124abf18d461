import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config';

/** What services are given as `@Inject(SETTINGS) settings: Settings`. */
export const SETTINGS = Symbol('settings');

/** The configuration with its blanks filled in by the start. */
export type Settings = Config & { sessionSecret: string };

@Global()
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
