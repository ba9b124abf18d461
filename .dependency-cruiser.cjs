/** The direction of dependencies, checked by `npm run check`. Each rule says why it is there. */
module.exports = {
  forbidden: [
    {
      name: 'statutory-is-pure',
      comment: 'The law is a function of its arguments: no framework, no database, no clock, no other folder.',
      severity: 'error',
      from: { path: '^src/statutory/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/statutory/' },
    },
    {
      name: 'foundations-know-no-feature',
      comment: 'platform, web, access and audit serve every feature and depend on none.',
      severity: 'error',
      from: { path: '^src/(platform|web|access|audit)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(platform|web|access|audit|statutory|config\\.ts)' },
    },
    {
      name: 'ledger-knows-no-feature',
      comment: 'Features hand the ledger their part of the case file; the other way round would be a cycle.',
      severity: 'error',
      from: { path: '^src/deadlines/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(deadlines|platform|web|access|audit|statutory|notifications|config\\.ts)' },
    },
    {
      name: 'web-files-stay-home',
      comment: 'Another feature is reached through its service, never through its controllers, forms or pages.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '\\.(controller|form|page|dto)\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'controllers-do-not-query',
      comment: 'A controller parses, calls one service method, renders or redirects.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '(^|/)node_modules/(typeorm|pg)/' },
    },
    {
      name: 'services-know-no-http',
      comment: 'Jobs and the command line call the same services.',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '(^|/)node_modules/(fastify|nunjucks|@fastify)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Entities may point at each other; nothing else may.',
      severity: 'error',
      from: { pathNot: '\\.entity\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'src-does-not-import-tests',
      comment: 'What ships does not depend on what checks it.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '(^test/|\\.spec\\.ts$)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { conditionNames: ['import', 'types', 'node', 'default'], exportsFields: ['exports'] },
  },
};
